package io.memoise.store.journal;

import io.memoise.store.Entry;
import io.memoise.store.Key;
import io.memoise.store.Removal;
import io.memoise.store.journal.JournalFormat.Header;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a directory as far as this process has read them into its index. What other processes append is
 * followed: a look costs one question for the directory and one for each of their segments.
 */
final class Segments {
    /** Times of a file system go in steps of some milliseconds: a later change may leave the same time. */
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(100);

    private static final int MOST_ROUNDS = 100;
    private static final Listing NEVER = new Listing(FileTime.fromMillis(Long.MIN_VALUE), 0, 0);

    private final JournalDirectory directory;
    private final StampClock clock;
    private final Consumer<String> notices;
    private final SegmentIndex index;
    private final BoundedLock following;
    private final Map<Integer, Segment> known = new ConcurrentHashMap<>();
    private final Queue<Removal> news = new ConcurrentLinkedQueue<>();
    private final Set<String> saidUnreadable = ConcurrentHashMap.newKeySet();
    private Set<Integer> gone = Set.of();
    private boolean telling;
    private volatile Listing listing = NEVER;
    private volatile int own;
    private volatile boolean closed;

    Segments(JournalDirectory directory, StampClock clock, SegmentIndex index, Consumer<String> notices) {
        this.directory = directory;
        this.clock = clock;
        this.index = index;
        this.notices = notices;
        this.following = new BoundedLock("reading " + directory);
    }

    /**
     * When the directory was listed.
     *
     * @param modified the time that it had
     * @param since when that time was first seen
     * @param listed when it was listed last
     */
    private record Listing(FileTime modified, long since, long listed) {
        boolean holds(FileTime now) {
            return modified.equals(now) && listed - since > STEP;
        }
    }

    /** Reads all that stands in the directory. */
    void followAll() throws IOException {
        following.enter();
        try {
            followListed();
        } finally {
            following.leave();
        }
    }

    /**
     * Reads what others had appended when this was called.
     *
     * @return whether there was anything
     */
    boolean follow() throws IOException {
        if (!listingIsBehind() && !linesAreBehind()) {
            return false;
        }
        following.enter();
        try {
            if (listingIsBehind() || !followGrown()) {
                followListed();
            }
            return true;
        } finally {
            following.leave();
        }
    }

    /** Reads a segment to its end, and from then on leaves it to the process that appends to it, this one. */
    void own(int number) throws IOException {
        following.enter();
        try {
            follow(segment(number));
            own = number;
        } finally {
            following.leave();
        }
    }

    /** Takes over how far segments were read. */
    void resume(Map<Integer, IndexSnapshot.Read> read) throws IOException {
        for (Map.Entry<Integer, IndexSnapshot.Read> each : read.entrySet()) {
            segment(each.getKey())
                    .resume(each.getValue().position(), each.getValue().lines());
        }
    }

    /** Writes a snapshot of what was read of the segments of others, and of this process's own where it has an end. */
    void save(long ownEnd, long ownLines) throws IOException {
        following.enter();
        try {
            Map<Integer, IndexSnapshot.Read> read = new TreeMap<>();
            for (Segment segment : known.values()) {
                boolean mine = segment.number() == own;
                if (mine ? ownEnd > 0 : segment.mayBeRewritten()) {
                    read.put(
                            segment.number(),
                            new IndexSnapshot.Read(
                                    mine ? ownEnd : segment.position(), segment.lines() + (mine ? ownLines : 0)));
                }
            }
            IndexSnapshot.write(directory, index, read, clock.greatest());
        } finally {
            following.leave();
        }
    }

    /** Does something while nothing is followed; from then on another segment is this process's own. */
    void own(int number, Runnable handover) throws IOException {
        following.enter();
        try {
            handover.run();
            segment(number);
            own = number;
        } finally {
            following.leave();
        }
    }

    /** All that are known. */
    Collection<Segment> all() {
        return known.values();
    }

    /** From now on removals by others are told. */
    void tell() throws IOException {
        following.enter();
        telling = true;
        following.leave();
    }

    /** A removal by others that was not taken yet; {@code null} where there is none. */
    @Nullable
    Removal news() {
        return news.poll();
    }

    /**
     * What the line at a place puts.
     *
     * @param key that it should put; {@code null} for any
     * @return {@code null} where no intact line puts that there, or no longer
     */
    @Nullable
    Entry entry(long place, @Nullable Key key) throws IOException {
        Segment segment = known.get(SegmentIndex.segment(place));
        return segment == null ? null : segment.entry(SegmentIndex.offset(place), key);
    }

    private boolean isIntact(long place) throws IOException {
        Segment segment = known.get(SegmentIndex.segment(place));
        return segment != null && segment.isIntact(SegmentIndex.offset(place));
    }

    @Nullable
    Segment known(int number) {
        return known.get(number);
    }

    /** Closes their files. Nothing is followed from then on, and no file opened. */
    void close() throws IOException {
        closed = true;
        for (Segment segment : known.values()) {
            segment.close();
        }
    }

    private boolean listingIsBehind() throws IOException {
        try {
            return !listing.holds(directory.modified());
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private boolean linesAreBehind() throws IOException {
        for (Segment segment : known.values()) {
            if (segment.number() != own && segment.grown()) {
                return true;
            }
        }
        return false;
    }

    /** Whether all known segments are still there. */
    private boolean followGrown() throws IOException {
        for (Segment segment : known.values()) {
            if (segment.number() != own && segment.grown() && !follow(segment)) {
                return false;
            }
        }
        return true;
    }

    /** Lists and reads until nothing has changed meanwhile: compaction may replace files at any moment. */
    private void followListed() throws IOException {
        for (int round = 0; round < MOST_ROUNDS && !closed; round++) {
            FileTime modified = directory.modified();
            long now = System.nanoTime();
            SortedSet<Integer> there = directory.segments();
            forgetAllBut(there);
            boolean allThere = true;
            for (int number : there) {
                allThere &= number == own || follow(segment(number));
            }
            forget();
            if (allThere && directory.segments().equals(there)) {
                Listing before = listing;
                listing = new Listing(modified, before.modified.equals(modified) ? before.since : now, now);
                return;
            }
        }
        listing = NEVER;
    }

    private void forgetAllBut(Set<Integer> there) {
        gone = new TreeSet<>(known.keySet());
        gone.removeAll(there);
        gone.remove(own);
    }

    private void forget() throws IOException {
        if (!gone.isEmpty()) {
            index.forget(gone::contains);
            for (int number : gone) {
                Segment segment = known.remove(number);
                if (segment != null) {
                    segment.close();
                }
            }
            gone = Set.of();
        }
    }

    private Segment segment(int number) throws IOException {
        Segment segment = known.get(number);
        if (segment == null) {
            segment = new Segment(number, directory, saidUnreadable, notices);
            known.put(number, segment);
            if (closed) {
                segment.close();
            }
        }
        return segment;
    }

    private boolean follow(Segment segment) {
        return segment.follow(new SegmentScan.Lines() {
            @Override
            public void line(Header header, long offset) throws IOException {
                learn(segment.number(), header, offset);
            }
        });
    }

    private void tell(Header header) {
        Key key = header.key();
        if (header.operation() == JournalFormat.REMOVE) {
            news.add(new Removal.OfKey(key));
        } else if (header.operation() == JournalFormat.CLEAR) {
            news.add(key.method() == 0 ? new Removal.OfAll() : new Removal.OfMethod(key.method()));
        }
    }

    private void learn(int number, Header header, long offset) throws IOException {
        long place = SegmentIndex.place(number, offset);
        if (header.operation() != JournalFormat.PUT) {
            if (isIntact(place)) {
                clock.see(header.stamp());
                if (index.learn(header) && telling) {
                    tell(header);
                }
            }
            return;
        }
        Key key = header.key();
        long rival = index.find(key);
        boolean replaced = gone.contains(SegmentIndex.segment(rival));
        if (rival != SegmentIndex.NOWHERE && index.covers(key, header.variant(), header.stamp(), place)) {
            if (replaced || isIntact(rival)) {
                return;
            }
            index.drop(key, rival);
        } else if ((rival != SegmentIndex.NOWHERE && !replaced) || header.stamp() > clock.now()) {
            // An unchecked header must neither push out another line nor set the clock ahead.
            if (!isIntact(place)) {
                return;
            }
        }
        clock.see(header.stamp());
        index.put(key, header.variant(), header.stamp(), place);
    }
}
