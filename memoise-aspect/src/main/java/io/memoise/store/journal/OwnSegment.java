package io.memoise.store.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The segment that this process may append to. Taken and made on a thread of the library's own, for its lock's sake.
 *
 * @param number of the segment
 * @param lock that says so to other processes
 * @param writer to its end
 */
record OwnSegment(int number, SegmentLock lock, SegmentWriter writer) {
    private static final int MOST_TRIES = 100;

    /** The newest segment that was read, that nobody appends to and that holds nothing foreign, else a new one. */
    static OwnSegment take(JournalDirectory directory, Segments segments) throws IOException {
        List<Integer> newestFirst = new ArrayList<>(directory.segments());
        Collections.reverse(newestFirst);
        for (int number : newestFirst) {
            Segment known = segments.known(number);
            if (known != null && !known.holdsOther()) {
                try {
                    OwnSegment adopted = tryTake(directory, number, false);
                    if (adopted != null) {
                        return adopted;
                    }
                } catch (IOException anotherUsers) {
                    // A segment or lock that may not be opened for writing; there is always a next number.
                }
            }
        }
        return make(directory);
    }

    /** A new segment, with a number that none has had. */
    static OwnSegment make(JournalDirectory directory) throws IOException {
        SegmentNumbers numbers = new SegmentNumbers(directory);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            OwnSegment made = tryTake(directory, numbers.claim(), true);
            if (made != null) {
                return made;
            }
        }
        throw new IOException("No new segment could be made in " + directory);
    }

    /** Has a finished file take the place of a new segment, whose number nobody else can have meanwhile. */
    static void publish(JournalDirectory directory, Path finished) throws IOException {
        int number = new SegmentNumbers(directory).claim();
        Files.move(finished, directory.segment(number), StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.force(directory.path());
    }

    /** Ends appending and gives the lock back. */
    void close() throws IOException {
        try {
            writer.close();
        } finally {
            lock.release();
        }
    }

    private static @Nullable OwnSegment tryTake(JournalDirectory directory, int number, boolean make)
            throws IOException {
        SegmentLock lock = SegmentLock.tryTake(directory.lock(number));
        if (lock == null) {
            return null;
        }
        SegmentWriter writer = null;
        try {
            // A lock whose file was deleted before it was taken keeps nobody away.
            if (Files.exists(directory.lock(number)) && directory.readyToAppend(number, make)) {
                writer = new SegmentWriter(directory.segment(number), directory.disk());
            }
        } finally {
            if (writer == null) {
                lock.release();
            }
        }
        return writer == null ? null : new OwnSegment(number, lock, writer);
    }
}
