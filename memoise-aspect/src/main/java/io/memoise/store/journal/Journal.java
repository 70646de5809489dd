package io.memoise.store.journal;

import io.memoise.store.Entry;
import io.memoise.store.EntryVisitor;
import io.memoise.store.Key;
import io.memoise.store.Removal;
import io.memoise.store.journal.JournalFormat.Header;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a directory: its segments, the index over them, and the segment that this process owns. Lives until the
 * store is closed or its directory goes.
 */
final class Journal {
    private static final long LONGEST_OPEN_MILLIS = 30_000;

    /** Fewer bytes than this are read as fast as a snapshot of them. */
    private static final long WORTH_SAVING = 4 << 20;

    /** About so many entries are looked up in the index before their lines are read. */
    private static final int VISITED_AT_ONCE = 4096;

    private final JournalDirectory directory;
    private final Consumer<String> notices;
    private final SegmentIndex index;
    private final Segments segments;
    private volatile OwnSegment own;
    private volatile long saved;
    private volatile boolean closed;
    private volatile boolean replaced;

    /** Former own segments that the disk failed to take. */
    private final Set<Integer> unsound = ConcurrentHashMap.newKeySet();

    private Journal(JournalDirectory directory, StampClock clock, Keeper keeper, Consumer<String> notices)
            throws IOException {
        this.directory = directory;
        this.notices = notices;
        IndexSnapshot snapshot = IndexSnapshot.read(directory);
        this.index = snapshot == null ? new SegmentIndex() : snapshot.index();
        this.segments = new Segments(directory, clock, index, notices);
        if (snapshot != null) {
            saved = snapshot.bytes();
            clock.see(snapshot.greatest());
            segments.resume(snapshot.segments());
        }
        boolean opened = false;
        try {
            segments.followAll();
            this.own = keeper.call(
                    new Callable<OwnSegment>() {
                        @Override
                        public OwnSegment call() throws IOException {
                            return OwnSegment.take(directory, segments);
                        }
                    },
                    LONGEST_OPEN_MILLIS);
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

    int ownNumber() {
        return own.number();
    }

    int segmentCount() {
        return segments.all().size();
    }

    /** How much stands in all segments. */
    long bytes() {
        return new Sizes(index, segments.all(), own).bytes();
    }

    /** How much stands in all segments, and how much of it counts. */
    Size size() {
        return new Sizes(index, segments.all(), own).ofAll();
    }

    /** How much stands in some of the segments, by their numbers. */
    Size size(IntPredicate which) {
        return new Sizes(index, segments.all(), own).of(which);
    }

    /** Goes on in a new segment; the former one is closed, and its lock still held. */
    OwnSegment roll() throws IOException {
        OwnSegment next = OwnSegment.make(directory);
        OwnSegment before = own;
        try {
            handOver(before, next);
            forceFormer(before);
            before.writer().close();
            return before;
        } catch (IOException e) {
            (own == next ? before : next).close();
            throw e;
        }
    }

    /** For as long as its lines stand there only. */
    private void forceFormer(OwnSegment former) {
        try {
            former.writer().force(former.writer().written());
        } catch (IOException e) {
            unsound.add(former.number());
        }
        if (!former.writer().isSound()) {
            unsound.add(former.number());
        }
    }

    /** Whether forcing has failed for lines that were not written anew since: the system may have dropped them. */
    boolean isUnsound() {
        for (int number : unsound) {
            if (segments.known(number) != null) {
                return true;
            }
        }
        return !own.writer().isSound();
    }

    /** Notes that what counts of these segments stands on the disk elsewhere. */
    void forced(Set<Integer> numbers) {
        unsound.removeAll(numbers);
    }

    /**
     * Returns when all that was put is on the disk.
     *
     * @throws IOException also where some of it may not be since an attempt failed
     */
    void force() throws IOException {
        SegmentWriter writer = own.writer();
        writer.force(writer.written());
        if (isUnsound()) {
            throw new IOException("The system could not force memos in " + directory + " to the disk");
        }
    }

    private void handOver(OwnSegment before, OwnSegment next) throws IOException {
        SegmentWriter writer = before.writer();
        writer.enter();
        try {
            segments.own(next.number(), () -> {
                writer.retire();
                Segment segment = segments.known(before.number());
                // Else its lines are read again, from where this process began to append.
                if (segment != null && writer.endsAsWritten()) {
                    segment.resume(Math.max(segment.position(), writer.written()), segment.lines() + writer.lines());
                }
                own = next;
            });
        } finally {
            writer.leave();
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
        boolean anew = isUnsound();
        if (anew) {
            // Where the disk still fails there is no use in it.
            own.writer().force(Long.MAX_VALUE);
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
        own.close();
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
        OwnSegment to = own;
        Segment segment = segments.known(to.number());
        long end =
                segment == null ? 0 : Math.max(segment.position(), to.writer().written());
        saved = bytes();
        segments.save(mine ? end : 0, to.writer().lines());
    }

    /** Whether the directory was deleted, so that files of the same names would be others. */
    private boolean isReplaced() {
        SegmentWriter writer = own.writer();
        writer.doubt();
        return writer.gone();
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
            OwnSegment mine = own;
            if (SegmentIndex.segment(tried) == mine.number()) {
                mine.writer().misplaced();
            }
        }
        return null;
    }
}
