package io.memoise.store.journal;

import io.memoise.store.Entry;
import io.memoise.store.EntryVisitor;
import io.memoise.store.Key;
import io.memoise.store.Removal;
import io.memoise.store.journal.JournalFormat.Header;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a directory: its segments, the index over them, and the segment that this process owns. Lives until the
 * store is closed or its directory goes.
 */
final class Journal {
    /** Fewer bytes than this are read as fast as a snapshot of them. */
    private static final long WORTH_SAVING = 4 << 20;

    /** About so many entries are looked up in the index before their lines are read. */
    private static final int VISITED_AT_ONCE = 4096;

    private final JournalDirectory directory;
    private final Consumer<String> notices;
    private final SegmentIndex index;
    private final Segments segments;
    private final Appending appending;
    private volatile long saved;
    private volatile boolean closed;
    private volatile boolean replaced;

    private Journal(JournalDirectory directory, StampClock clock, Keeper keeper, Consumer<String> notices)
            throws IOException {
        this.directory = directory;
        this.notices = notices;
        IndexSnapshot snapshot = IndexSnapshot.read(directory);
        this.index = snapshot == null ? new SegmentIndex() : snapshot.index();
        this.segments = new Segments(directory, clock, index, notices);
        this.appending = new Appending(directory, segments, keeper);
        if (snapshot != null) {
            saved = snapshot.bytes();
            clock.see(snapshot.greatest());
            segments.resume(snapshot.segments());
        }
        boolean opened = false;
        try {
            segments.followAll();
            segments.tell();
            opened = true;
        } finally {
            if (!opened) {
                segments.close();
            }
        }
        appending.takeAhead();
    }

    /**
     * Where a line was appended.
     *
     * @param writer that appended it
     * @param end the offset after it
     */
    record Appended(SegmentWriter writer, long end) {}

    /** Reads all segments; one that nobody appends to, or a new one, is taken behind the caller. */
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

    /** Gives every entry that can be read to the visitor, in the order of the keys' fingerprints. */
    void forEach(EntryVisitor visitor) throws IOException {
        follow();
        int parts = index.size() / VISITED_AT_ONCE + 1;
        for (int part = 0; part < parts; part++) {
            for (long fingerprint : index.fingerprints(part, parts)) {
                Entry entry = line(fingerprint);
                if (entry == null) {
                    // Compaction may have moved the line to a segment that was not read yet.
                    follow();
                    entry = line(fingerprint);
                }
                if (entry != null) {
                    visitor.visit(entry);
                }
            }
        }
    }

    private @Nullable Entry line(long fingerprint) throws IOException {
        long tried = SegmentIndex.NOWHERE;
        long place = index.find(fingerprint);
        while (place != tried && place != SegmentIndex.NOWHERE) {
            Entry entry = segments.entry(place, null);
            if (entry != null) {
                return entry;
            }
            tried = place;
            place = index.find(fingerprint);
        }
        return null;
    }

    /** Reads what other processes had appended when this was called; whether there was anything. */
    boolean follow() throws IOException {
        try {
            return segments.follow();
        } catch (IOException e) {
            appending.doubt();
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
            OwnSegment to = appending.own();
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
            SegmentWriter writer = appending.own().writer();
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

    SegmentWriter writer() throws IOException {
        return appending.own().writer();
    }

    int ownNumber() throws IOException {
        return appending.own().number();
    }

    /** Whether its directory was deleted, or its own segment. */
    boolean isGone() {
        return appending.isGone();
    }

    int segmentCount() {
        return segments.all().size();
    }

    private Sizes sizes() {
        return new Sizes(index, segments.all(), appending.known());
    }

    /** How much stands in all segments. */
    long bytes() {
        return sizes().bytes();
    }

    /** How much stands in all segments, and how much of it counts. */
    Size size() {
        return sizes().ofAll();
    }

    /** About that, which takes no look at each line. */
    Size sizeByLines() {
        return sizes().ofAllByLines();
    }

    /** How much stands in some of the segments, by their numbers. */
    Size size(IntPredicate which) {
        return sizes().of(which);
    }

    Appending appending() {
        return appending;
    }

    /** Whether forcing has failed for lines that were not written anew since: the system may have dropped them. */
    boolean isUnsound() {
        return appending.isUnsound();
    }

    /**
     * Returns when all that was put is on the disk.
     *
     * @throws IOException also where some of it may not be since an attempt failed
     */
    void force() throws IOException {
        appending.force();
        if (isUnsound()) {
            throw new IOException("The system could not force memos in " + directory + " to the disk");
        }
    }

    /** @throws IOException if what is under way should be broken off */
    void requireGoing(BooleanSupplier cancelled) throws IOException {
        if (closed || cancelled.getAsBoolean()) {
            throw new IOException("The journal in " + directory + " is being closed");
        }
    }

    /** Rewrites what can be, if that is worth it; whether it was. */
    boolean compact(long maximumBytes, long now, boolean always, BooleanSupplier cancelled) throws IOException {
        SegmentWriter writer;
        try {
            writer = writer();
        } catch (IOException untaken) {
            // Whoever appends is told why.
            return false;
        }
        boolean anew = isUnsound();
        if (anew) {
            // Where the disk still fails there is no use in it.
            writer.force(Long.MAX_VALUE);
        }
        boolean done = new Compaction(directory, this, segments, index, maximumBytes, now, notices, cancelled)
                .run(always || anew);
        if (done && !isReplaced() && bytes() > WORTH_SAVING) {
            saveQuietly(false);
        }
        return done;
    }

    /** Ends appending and gives the lock back, on the keeper's thread. Reading goes on until {@link #finish}. */
    void close() throws IOException {
        replaced = isReplaced();
        closed = true;
        appending.close();
    }

    /** Leaves a snapshot of the index to the next process if that is worth it, and closes the files. */
    void finish() throws IOException {
        if (!replaced && bytes() - saved > WORTH_SAVING) {
            saveQuietly(true);
        }
        segments.close();
    }

    /**
     * Writes a snapshot of the index.
     *
     * @param mine whether of this process's own segment too, to which nobody may be appending then
     */
    void save(boolean mine) throws IOException {
        saved = bytes();
        OwnSegment own = mine ? appending.known() : null;
        Segment segment = own == null ? null : segments.known(own.number());
        if (own == null || segment == null) {
            segments.save(0, 0);
        } else {
            SegmentWriter writer = own.writer();
            segments.save(Math.max(segment.position(), writer.written()), writer.lines());
        }
    }

    /** Whether the directory was deleted, so that files of the same names would be others. */
    private boolean isReplaced() {
        appending.doubt();
        return isGone();
    }

    /** A snapshot is a hint: the journal is as good without. */
    private void saveQuietly(boolean mine) {
        try {
            save(mine);
        } catch (IOException | RuntimeException noHint) {
            // The next process reads the lines.
        }
    }

    private @Nullable Entry read(Key key) throws IOException {
        long tried = SegmentIndex.NOWHERE;
        // Compaction may move the line while it is read.
        for (long place = index.find(key); place != tried && place != SegmentIndex.NOWHERE; place = index.find(key)) {
            Entry entry = segments.entry(place, key);
            if (entry != null) {
                return entry;
            }
            tried = place;
        }
        if (tried != SegmentIndex.NOWHERE) {
            index.drop(key, tried);
            appending.misplaced(SegmentIndex.segment(tried));
        }
        return null;
    }
}
