package io.memoise.store.journal;

import io.memoise.store.Entry;
import io.memoise.store.Key;
import io.memoise.store.journal.JournalFormat.Header;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a directory: its segments, the index over them, and the segment that this process owns. Lives until the
 * store is closed or its directory goes.
 */
final class Journal {
    private static final long LONGEST_OPEN_MILLIS = 30_000;

    private final JournalDirectory directory;
    private final StampClock clock;
    private final Keeper keeper;
    private final Consumer<String> notices;
    private final Map<Integer, Segment> segments = new ConcurrentHashMap<>();
    private final SegmentIndex index = new SegmentIndex();
    private final Owned owned;

    private Journal(JournalDirectory directory, StampClock clock, Keeper keeper, Consumer<String> notices)
            throws IOException {
        this.directory = directory;
        this.clock = clock;
        this.keeper = keeper;
        this.notices = notices;
        boolean opened = false;
        try {
            for (int number : directory.segments()) {
                follow(number);
            }
            this.owned = keeper.call(this::own, LONGEST_OPEN_MILLIS);
            follow(owned.number);
            opened = true;
        } finally {
            if (!opened) {
                closeSegments();
            }
        }
    }

    /** The segment that this process may append to. */
    private record Owned(int number, SegmentLock lock, SegmentWriter writer) {}

    /** Reads all segments, and takes one that nobody appends to or makes a new one. */
    static Journal open(JournalDirectory directory, StampClock clock, Keeper keeper, Consumer<String> notices)
            throws IOException {
        return new Journal(directory, clock, keeper, notices);
    }

    /** The entry under the key; {@code null} where there is none that can be read. */
    @Nullable
    Entry find(Key key) throws IOException {
        long place = index.find(key);
        if (place == SegmentIndex.NOWHERE) {
            return null;
        }
        byte[] line = line(place);
        Entry entry = line == null ? null : JournalFormat.entry(line, key);
        if (entry == null) {
            index.drop(key, place);
        }
        return entry;
    }

    /** Whether a put of the key with this stamp would have no effect. */
    boolean covers(Key key, long stamp) {
        return index.covers(key, stamp, Long.MAX_VALUE);
    }

    /**
     * Appends the entry's line.
     *
     * @return the offset after it
     */
    long put(Key key, long stamp, byte[] framed) throws IOException {
        long offset = owned.writer.append(framed);
        index.put(key, stamp, SegmentIndex.place(owned.number, offset));
        return offset - 1 + framed.length;
    }

    /**
     * Appends the line of a removal or a clear.
     *
     * @return the offset after it
     */
    long remove(byte[] framed) throws IOException {
        long offset = owned.writer.append(framed);
        Header header = JournalFormat.header(framed, 1);
        if (header != null) {
            learnRemoval(header);
        }
        return offset - 1 + framed.length;
    }

    SegmentWriter writer() {
        return owned.writer;
    }

    /** Closes the files and gives the lock back, on the keeper's thread. */
    void close() throws IOException {
        try {
            owned.writer.close();
            closeSegments();
        } finally {
            owned.lock.release();
        }
    }

    private void closeSegments() throws IOException {
        for (Segment segment : segments.values()) {
            segment.close();
        }
    }

    /** Reads what was appended to a segment since it was last read. */
    private void follow(int number) {
        Segment segment = segments.computeIfAbsent(number, n -> new Segment(n, directory, notices));
        try {
            segment.follow((header, offset) -> learn(segment, header, offset));
        } catch (IOException e) {
            notices.accept("Can't read " + directory.segment(number) + ", so its memos are computed again: " + e
                    + ". See docs/troubleshooting.md#unreadable-journal");
        }
    }

    private void learn(Segment segment, Header header, long offset) throws IOException {
        if (header.operation() != JournalFormat.PUT) {
            if (segment.line(offset) != null) {
                clock.see(header.stamp());
                learnRemoval(header);
            }
            return;
        }
        Key key = header.key();
        long place = SegmentIndex.place(segment.number(), offset);
        long rival = index.find(key);
        if (rival != SegmentIndex.NOWHERE && index.covers(key, header.stamp(), place)) {
            if (line(rival) != null) {
                return;
            }
            index.drop(key, rival);
        } else if (rival != SegmentIndex.NOWHERE || header.stamp() > clock.now()) {
            // An unchecked header must neither push out another line nor set the clock ahead.
            if (segment.line(offset) == null) {
                return;
            }
        }
        clock.see(header.stamp());
        index.put(key, header.stamp(), place);
    }

    private void learnRemoval(Header header) {
        Key key = header.key();
        if (header.operation() == JournalFormat.REMOVE) {
            index.remove(key, header.stamp());
        } else if (key.method() != 0) {
            index.clear(key.method(), header.stamp());
        } else {
            index.clear(header.stamp());
        }
    }

    private byte @Nullable [] line(long place) throws IOException {
        Segment segment = segments.get(SegmentIndex.segment(place));
        return segment == null ? null : segment.line(SegmentIndex.offset(place));
    }

    /** The newest segment that nobody appends to, else a new one. On the keeper's thread. */
    private Owned own() throws IOException {
        List<Integer> newestFirst = new ArrayList<>(directory.segments());
        Collections.reverse(newestFirst);
        for (int number : newestFirst) {
            Segment known = segments.get(number);
            if (known == null || !known.otherFormat()) {
                try {
                    Owned adopted = tryOwn(number, false);
                    if (adopted != null) {
                        return adopted;
                    }
                } catch (IOException anotherUsers) {
                    // A segment or lock that may not be opened for writing; there is always a next number.
                }
            }
        }
        int number = directory.unusedNumber();
        Owned made = tryOwn(number, true);
        while (made == null) {
            made = tryOwn(++number, true);
        }
        return made;
    }

    private @Nullable Owned tryOwn(int number, boolean make) throws IOException {
        SegmentLock lock = SegmentLock.tryTake(directory.lock(number));
        if (lock == null) {
            return null;
        }
        SegmentWriter writer = null;
        try {
            if (directory.readyToAppend(number, make)) {
                writer = new SegmentWriter(directory.segment(number));
            }
        } finally {
            if (writer == null) {
                lock.release();
            }
        }
        return writer == null ? null : new Owned(number, lock, writer);
    }
}
