package io.memoise.store.journal;

import io.memoise.store.Entry;
import io.memoise.store.Key;
import io.memoise.store.Removal;
import io.memoise.store.journal.JournalFormat.Header;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a directory: its segments, the index over them, and the segment that this process owns. Lives until the
 * store is closed or its directory goes.
 */
final class Journal {
    private static final long LONGEST_OPEN_MILLIS = 30_000;

    private final SegmentIndex index = new SegmentIndex();
    private final Segments segments;
    private volatile OwnSegment own;

    private Journal(JournalDirectory directory, StampClock clock, Keeper keeper, Consumer<String> notices)
            throws IOException {
        this.segments = new Segments(directory, clock, index, notices);
        boolean opened = false;
        try {
            segments.followAll();
            this.own = keeper.call(() -> OwnSegment.take(directory, segments), LONGEST_OPEN_MILLIS);
            segments.own(own.number());
            segments.tell();
            opened = true;
        } finally {
            if (!opened) {
                segments.close();
            }
        }
    }

    /**
     * Where a line was appended.
     *
     * @param writer that appended it
     * @param end the offset after it
     */
    record Appended(SegmentWriter writer, long end) {}

    /** Reads all segments, and takes one that nobody appends to or makes a new one. */
    static Journal open(JournalDirectory directory, StampClock clock, Keeper keeper, Consumer<String> notices)
            throws IOException {
        return new Journal(directory, clock, keeper, notices);
    }

    /** The entry under the key; {@code null} where there is none that can be read, in any segment. */
    @Nullable
    Entry find(Key key) throws IOException {
        Entry entry = read(key);
        return entry == null && follow() ? read(key) : entry;
    }

    /** Reads what other processes had appended when this was called; whether there was anything. */
    boolean follow() throws IOException {
        try {
            return segments.follow();
        } catch (IOException e) {
            own.writer().doubt();
            throw e;
        }
    }

    /** As {@link #follow}, by listing the directory whether it seems changed or not. */
    void followListed() throws IOException {
        segments.followAll();
    }

    /** A removal by another process that was not taken yet; {@code null} where there is none. */
    @Nullable
    Removal news() {
        return segments.news();
    }

    /** Appends the entry's line; {@code null} where that would have no effect. */
    @Nullable
    Appended put(Entry entry, byte[] framed) throws IOException {
        Key key = entry.key();
        while (true) {
            OwnSegment to = own;
            SegmentWriter writer = to.writer();
            writer.enter();
            try {
                if (index.covers(key, entry.variant(), entry.stamp(), Long.MAX_VALUE)) {
                    return null;
                }
                if (!writer.retired()) {
                    long offset = writer.append(framed);
                    index.put(key, entry.variant(), entry.stamp(), SegmentIndex.place(to.number(), offset));
                    return new Appended(writer, offset - 1 + framed.length);
                }
            } finally {
                writer.leave();
            }
        }
    }

    /** Appends the line of a removal or a clear. */
    Appended remove(byte[] framed) throws IOException {
        while (true) {
            SegmentWriter writer = own.writer();
            writer.enter();
            try {
                if (!writer.retired()) {
                    long offset = writer.append(framed);
                    Header header = JournalFormat.header(framed, 1);
                    if (header != null) {
                        index.learn(header);
                    }
                    return new Appended(writer, offset - 1 + framed.length);
                }
            } finally {
                writer.leave();
            }
        }
    }

    long countOthers(long method, int variant) {
        return index.countOthers(method, variant);
    }

    SegmentWriter writer() {
        return own.writer();
    }

    /** Closes the files and gives the lock back, on the keeper's thread. */
    void close() throws IOException {
        try {
            own.writer().close();
            segments.close();
        } finally {
            own.lock().release();
        }
    }

    private @Nullable Entry read(Key key) throws IOException {
        long tried = SegmentIndex.NOWHERE;
        // Compaction may move the line while it is read.
        for (long place = index.find(key); place != tried && place != SegmentIndex.NOWHERE; place = index.find(key)) {
            byte[] line = segments.line(place);
            Entry entry = line == null ? null : JournalFormat.entry(line, key);
            if (entry != null) {
                return entry;
            }
            tried = place;
        }
        if (tried != SegmentIndex.NOWHERE) {
            index.drop(key, tried);
        }
        return null;
    }
}
