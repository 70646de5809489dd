package io.memoise.store.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;

/**
 * The numbers of segments. None is given twice, since other processes know segments by them. A number is had by whoever
 * creates its lock's file. The file of the greatest is never deleted, so that the next one is greater; that of a lesser one
 * may be once its segment has gone.
 */
final class SegmentNumbers {
    private static final int MOST_TRIES = 1_000;

    /** Whoever has created a lock's file takes the lock within this, or finds that the file has gone. */
    private static final long OLD_MILLIS = TimeUnit.MINUTES.toMillis(10);

    private final JournalDirectory directory;

    SegmentNumbers(JournalDirectory directory) {
        this.directory = directory;
    }

    /** A number that no segment has had and nobody else gets. */
    int claim() throws IOException {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            int number = greatest() + 1;
            if (number > SegmentIndex.GREATEST_SEGMENT) {
                throw new IOException("No new segment can be made in " + directory + ": number "
                        + SegmentIndex.GREATEST_SEGMENT + " is the last there is, and is taken."
                        + " See docs/troubleshooting.md#last-segment");
            }
            // If others had it and have deleted the file since this process looked, there is a greater one by now.
            if (PrivateFiles.createFile(directory.lock(number)) && greatest() == number) {
                return number;
            }
        }
        throw new IOException("No new segment could be made in " + directory);
    }

    /** Deletes lock files that are not needed any more. Called by the holder of the compaction's lock. */
    void deleteOldLocks(long now) throws IOException {
        SortedSet<Integer> locks = directory.locks();
        int greatest = greatest();
        locks.removeAll(directory.segments());
        for (int number : locks) {
            Path file = directory.lock(number);
            if (number < greatest
                    && Math.abs(now - Files.getLastModifiedTime(file).toMillis()) > OLD_MILLIS) {
                delete(number, file);
            }
        }
    }

    private void delete(int number, Path file) throws IOException {
        SegmentLock lock = SegmentLock.tryTake(file);
        if (lock != null) {
            try {
                if (Files.notExists(directory.segment(number))) {
                    Files.deleteIfExists(file);
                }
            } finally {
                lock.release();
            }
        }
    }

    private int greatest() throws IOException {
        int greatest = 0;
        int before;
        do {
            // While one listing is made, the greatest may be replaced by a greater one.
            before = greatest;
            greatest = Math.max(last(directory.segments()), last(directory.locks()));
        } while (greatest != before);
        return greatest;
    }

    private static int last(SortedSet<Integer> numbers) {
        return numbers.isEmpty() ? 0 : numbers.last();
    }
}
