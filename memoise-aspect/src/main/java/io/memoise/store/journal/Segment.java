package io.memoise.store.journal;

import io.memoise.store.Entry;
import io.memoise.store.Key;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One file of the journal as a reader sees it. Its bytes only grow. Lines are read by any thread; the file is followed
 * by one thread at a time.
 */
final class Segment {
    private final int number;
    private final Path path;
    private final JournalDirectory directory;
    private final Set<String> saidUnreadable;
    private final Consumer<String> notices;
    private final BoundedLock reading;
    private final LineReader reader = new LineReader();
    private @Nullable RandomAccessFile file;
    private boolean closed;
    private long position;
    private long lines;
    private volatile long scanned;
    private volatile boolean otherFormat;
    private volatile boolean unreadable;
    private volatile boolean damaged;

    /** @param saidUnreadable why segments of the directory could not be read, as far as that was said */
    Segment(int number, JournalDirectory directory, Set<String> saidUnreadable, Consumer<String> notices) {
        this.number = number;
        this.path = directory.segment(number);
        this.directory = directory;
        this.saidUnreadable = saidUnreadable;
        this.notices = notices;
        this.reading = new BoundedLock("reading " + path);
    }

    int number() {
        return number;
    }

    /** Whether it was read, and all of it can be. */
    boolean mayBeRewritten() {
        return !otherFormat && !unreadable && scanned > 0;
    }

    /** How many bytes it has, as far as it was looked at. */
    long length() {
        return Math.max(scanned, position);
    }

    /** Whether anything was found that no writer of this format leaves: nothing is appended to that. */
    boolean holdsOther() {
        return otherFormat || damaged;
    }

    /** Where reading goes on. */
    long position() {
        return position;
    }

    /** How many lines stand before the position. */
    long lines() {
        return lines;
    }

    /** Takes over what is known of the lines before a position. */
    void resume(long from, long linesBefore) {
        position = from;
        lines = linesBefore;
        scanned = Math.max(scanned, from);
    }

    /** Whether there is more in the file than was looked at. Does not tell of a file that could not be read. */
    boolean grown() throws IOException {
        if (unreadable) {
            return false;
        }
        reading.enter();
        try {
            RandomAccessFile open = opened();
            return open != null && open.length() > scanned;
        } finally {
            reading.leave();
        }
    }

    /**
     * Reads the lines that were not read yet. Why it can't be read is said once in the directory.
     *
     * @return whether the file is still there
     */
    boolean follow(SegmentScan.Lines found) {
        try {
            reading.enter();
            try {
                if (opened() == null) {
                    return false;
                }
            } finally {
                reading.leave();
            }
            // A file of its own, so that nobody who reads a line waits for this.
            try (RandomAccessFile scanning = new RandomAccessFile(path.toFile(), "r")) {
                scan(scanning, found);
            }
            unreadable = false;
            return true;
        } catch (IOException e) {
            if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            unreadable = true;
            if (saidUnreadable.add(String.valueOf(e.getMessage()).replace(path.toString(), ""))) {
                notices.accept("Can't read " + path + ", so its memos are computed again: " + e
                        + ". See docs/troubleshooting.md#unreadable-journal");
            }
            return true;
        }
    }

    private void scan(RandomAccessFile scanning, SegmentScan.Lines found) throws IOException {
        long length = scanning.length();
        SegmentScan scan = new SegmentScan(scanning, position, length);
        position = scan.read(found);
        lines += scan.lines();
        if (scan.damaged() > 0) {
            sayDamaged(scan.damaged() + " damaged place(s) skipped");
        }
        if (scan.otherFormat() && !otherFormat) {
            otherFormat = true;
            notices.accept(path + " holds lines of another version of memoise, which are left alone."
                    + " See docs/troubleshooting.md#other-format");
        }
        scanned = length;
    }

    /**
     * What the line at the offset puts.
     *
     * @param key that it should put; {@code null} for any
     * @return {@code null} where it puts nothing of the kind, is not intact, or the segment has gone
     */
    @Nullable
    Entry entry(long offset, @Nullable Key key) throws IOException {
        reading.enter();
        try {
            Line line = line(offset);
            return line == null ? null : key == null ? line.entry() : line.entry(key);
        } finally {
            reading.leave();
        }
    }

    /** Whether the line at the offset is intact; {@code false} where the segment has gone. */
    boolean isIntact(long offset) throws IOException {
        reading.enter();
        try {
            return line(offset) != null;
        } finally {
            reading.leave();
        }
    }

    private @Nullable Line line(long offset) throws IOException {
        RandomAccessFile open = opened();
        if (open == null) {
            return null;
        }
        Line line = reader.line(open, offset);
        if (line == null) {
            sayDamaged("the line at byte " + offset + " is damaged");
        }
        return line;
    }

    void close() throws IOException {
        reading.enter();
        try {
            closed = true;
            if (file != null) {
                file.close();
                file = null;
            }
        } finally {
            reading.leave();
        }
    }

    private @Nullable RandomAccessFile opened() throws IOException {
        if (closed) {
            return null;
        }
        if (file == null) {
            try {
                String reason = directory.refusal(path);
                if (reason != null) {
                    throw new IOException(
                            path + " is not used: " + reason + ". See docs/troubleshooting.md#foreign-directory");
                }
                file = new RandomAccessFile(path.toFile(), "r");
            } catch (NoSuchFileException gone) {
                return null;
            } catch (FileNotFoundException e) {
                if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
                    return null;
                }
                throw e;
            }
        }
        return file;
    }

    /** Says it once. */
    private synchronized void sayDamaged(String what) {
        if (!damaged) {
            damaged = true;
            notices.accept("The journal is damaged: " + path + ": " + what
                    + ". What can't be read is computed again. See docs/troubleshooting.md#damaged-journal");
        }
    }
}
