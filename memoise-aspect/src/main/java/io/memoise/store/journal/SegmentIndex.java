package io.memoise.store.journal;

import io.memoise.store.Key;
import io.memoise.store.journal.JournalFormat.Header;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;

/**
 * Where each key's winning line stands, and what was removed. An open-addressing table of three longs and an int a slot:
 * 64 bits of the key, the stamp, the place (segment number in the upper 23 bits, offset in the lower 40) and the group.
 * Lines name their key in full: two keys that share 64 bits can only cost each other's entries. For a key the greatest
 * stamp wins; of equal stamps a removal, then the greater place. No method does input or output, so that a lock held for
 * a moment guards them all.
 */
final class SegmentIndex {
    /** The greatest number of a segment. */
    static final int GREATEST_SEGMENT = (1 << 23) - 1;

    /** The place of a key that has no line to read. */
    static final long NOWHERE = 0;

    private static final long REMOVED = -1;
    private static final long DROPPED = -2;

    private static final int OFFSET_BITS = 40;
    /** How many longs a slot has. */
    static final int SLOT = 3;

    private static final int STAMP = 1;
    private static final int PLACE = 2;

    private final Groups groups;
    private long[] table;
    private int[] groupOf;
    private int used;
    private int dropped;

    SegmentIndex() {
        this(new Groups(), 0);
    }

    /** @param expected number of keys */
    SegmentIndex(Groups groups, int expected) {
        this(groups, Slots.free(expected));
    }

    /**
     * One as a snapshot has it.
     *
     * @param slots whose keys are all different
     */
    SegmentIndex(Groups groups, Slots slots) {
        this.groups = groups;
        this.table = slots.table();
        this.groupOf = slots.groupOf();
        this.used = slots.used();
    }

    Groups groups() {
        return groups;
    }

    synchronized Slots slots() {
        return new Slots(table, groupOf, used);
    }

    /** A copy of no more room than it takes, with the lines that stand in these segments and the removals. */
    synchronized SegmentIndex copy(IntPredicate segments) {
        int count = 0;
        for (int at = PLACE; at < table.length; at += SLOT) {
            count += isKept(table[at], segments) ? 1 : 0;
        }
        SegmentIndex copy = new SegmentIndex(groups.copy(), count);
        for (int slot = 0; slot < groupOf.length; slot++) {
            if (isKept(table[slot * SLOT + PLACE], segments)) {
                copy.take(table, slot, groupOf[slot]);
            }
        }
        return copy;
    }

    private static boolean isKept(long place, IntPredicate segments) {
        return place == REMOVED || (place > 0 && segments.test(segment(place)));
    }

    /** The place of a line. */
    static long place(int segment, long offset) {
        return (long) segment << OFFSET_BITS | offset;
    }

    /** The segment's number in a place. */
    static int segment(long place) {
        return (int) (place >>> OFFSET_BITS);
    }

    /** The offset in a place. */
    static long offset(long place) {
        return place & ((1L << OFFSET_BITS) - 1);
    }

    /** The place of the key's winning line; {@link #NOWHERE} where there is none or a removal covers it. */
    synchronized long find(Key key) {
        return find(fingerprint(key));
    }

    /** As {@link #find(Key)}, by 64 bits of the key. */
    synchronized long find(long fingerprint) {
        return Math.max(NOWHERE, table[at(fingerprint) * SLOT + PLACE]);
    }

    /** The 64 bits of the keys that have lines, in unsigned order: those in the given one of equal parts of their range. */
    synchronized long[] fingerprints(long part, long parts) {
        LongStream.Builder found = LongStream.builder();
        long from = (part << 31) / parts;
        long to = (part + 1 << 31) / parts;
        long slots = groupOf.length;
        long first = from * slots >>> 31;
        long last = to * slots >>> 31;
        for (long i = first; i < first + slots; i++) {
            int at = (int) (i % slots) * SLOT;
            long home = table[at] >>> 33;
            if (table[at + PLACE] == NOWHERE && i >= last) {
                break;
            } else if (table[at + PLACE] > NOWHERE && home >= from && home < to) {
                found.add(table[at] ^ Long.MIN_VALUE);
            }
        }
        return found.build().sorted().map(flipped -> flipped ^ Long.MIN_VALUE).toArray();
    }

    /** Whether a line of this stamp and place would have no effect, because a later put or a removal covers it. */
    synchronized boolean covers(Key key, int variant, long stamp, long place) {
        return stamp <= groups.cleared(groups.number(key.method(), variant))
                || outranks(at(fingerprint(key)) * SLOT, stamp, place);
    }

    /** Notes a line that puts the key, unless something covers it. */
    synchronized void put(Key key, int variant, long stamp, long place) {
        int group = groups.number(key.method(), variant);
        long fingerprint = fingerprint(key);
        if (stamp > groups.cleared(group) && !outranks(at(fingerprint) * SLOT, stamp, place)) {
            set(fingerprint, group, stamp, place);
        }
    }

    /** Notes what a line removes, clears or trims; whether it was news. */
    boolean learn(Header header) {
        Key key = header.key();
        return switch (header.operation()) {
            case JournalFormat.REMOVE -> remove(key, header.stamp());
            case JournalFormat.CLEAR -> key.method() == 0 ? clear(header.stamp()) : clear(key.method(), header.stamp());
            case JournalFormat.TRIM ->
                key.method() == 0 ? clear(header.stamp()) : trim(key.method(), header.variant(), header.stamp());
            default -> false;
        };
    }

    /** Notes a removal of the key; whether it was news. */
    synchronized boolean remove(Key key, long stamp) {
        int group = groups.removals(key.method());
        long fingerprint = fingerprint(key);
        if (stamp <= groups.cleared(group)
                || isRemoval(key, stamp)
                || outranks(at(fingerprint) * SLOT, stamp, REMOVED)) {
            return false;
        }
        set(fingerprint, group, stamp, REMOVED);
        return true;
    }

    /** Whether no other removal, clear or trim covers what this one does. */
    synchronized boolean isLatest(Header header) {
        long method = header.key().method();
        if (header.operation() == JournalFormat.REMOVE) {
            return isRemoval(header.key(), header.stamp());
        }
        if (method == 0) {
            return groups.clearedAll() == header.stamp();
        }
        return header.operation() == JournalFormat.CLEAR
                ? header.stamp() == groups.clearedMethods().getOrDefault(method, 0L)
                : header.stamp() == groups.cleared(groups.number(method, header.variant()));
    }

    private boolean isRemoval(Key key, long stamp) {
        int at = at(fingerprint(key)) * SLOT;
        return table[at + PLACE] == REMOVED && table[at + STAMP] == stamp;
    }

    /** Notes that a method was cleared; whether it was news. */
    synchronized boolean clear(long method, long stamp) {
        boolean holds = groups.holds(method);
        boolean news = groups.clear(method, stamp);
        if (news && holds) {
            purge();
        }
        return news;
    }

    /** Notes that everything was cleared; whether it was news. */
    synchronized boolean clear(long stamp) {
        boolean news = groups.clear(stamp);
        if (news) {
            purge();
        }
        return news;
    }

    /** Notes that a variant of a method was trimmed; whether it was news. */
    synchronized boolean trim(long method, int variant, long stamp) {
        int group = groups.number(method, variant);
        boolean news = stamp > groups.cleared(group);
        if (news) {
            groups.clear(group, stamp);
            purge();
        }
        return news;
    }

    /** Forgets the key's line, if it is this one: it can't be read. */
    synchronized void drop(Key key, long place) {
        int slot = at(fingerprint(key));
        if (table[slot * SLOT + PLACE] == place) {
            drop(slot);
        }
    }

    /** Forgets the lines of segments that have gone. */
    synchronized void forget(IntPredicate segments) {
        for (int slot = 0; slot < groupOf.length; slot++) {
            long place = table[slot * SLOT + PLACE];
            if (place > 0 && segments.test(segment(place))) {
                drop(slot);
            }
        }
    }

    /** How many keys have their line in each segment. */
    synchronized Map<Integer, Integer> linesBySegment() {
        Map<Integer, Integer> lines = new HashMap<>();
        int segment = 0;
        int count = 0;
        for (int at = PLACE; at < table.length; at += SLOT) {
            if (table[at] > 0) {
                if (segment(table[at]) != segment) {
                    lines.put(segment, lines.getOrDefault(segment, 0) + count);
                    segment = segment(table[at]);
                    count = 0;
                }
                count++;
            }
        }
        lines.put(segment, lines.getOrDefault(segment, 0) + count);
        return lines;
    }

    /** How many keys have a line. */
    synchronized long lines() {
        return groups.lines();
    }

    /** How many entries of the method are of other variants. */
    synchronized long countOthers(long method, int variant) {
        return groups.countOthers(method, variant);
    }

    /** The number of a group that {@link #isOld} and {@link #newest} can be asked for. */
    synchronized int group(long method, int variant) {
        return groups.number(method, variant);
    }

    synchronized boolean isOld(int group) {
        return groups.isOld(group);
    }

    synchronized long newest(int group) {
        return groups.newest(group);
    }

    synchronized long method(int group) {
        return groups.method(group);
    }

    synchronized int variant(int group) {
        return groups.variant(group);
    }

    /** The number of keys that have a line or a removal. */
    synchronized int size() {
        return used;
    }

    private boolean outranks(int at, long stamp, long place) {
        long known = table[at + PLACE];
        long knownStamp = table[at + STAMP];
        return known != NOWHERE
                && (knownStamp > stamp
                        || (knownStamp == stamp && place != REMOVED && (known == REMOVED || known > place)));
    }

    private void drop(int slot) {
        dropped++;
        groups.count(groupOf[slot], 0, -1);
        table[slot * SLOT + STAMP] = 0;
        table[slot * SLOT + PLACE] = DROPPED;
    }

    private void set(long fingerprint, int group, long stamp, long place) {
        int slot = at(fingerprint);
        if (table[slot * SLOT + PLACE] == NOWHERE) {
            if (4L * (used + 1) > 3L * groupOf.length) {
                rebuild(dropped > used / 4 ? groupOf.length : groupOf.length + groupOf.length / 2);
                slot = at(fingerprint);
            }
            used++;
            table[slot * SLOT] = fingerprint;
        } else if (table[slot * SLOT + PLACE] != DROPPED) {
            groups.count(groupOf[slot], 0, -1);
        }
        groups.count(group, stamp, 1);
        groupOf[slot] = group;
        table[slot * SLOT + STAMP] = stamp;
        table[slot * SLOT + PLACE] = place;
    }

    /** The key's slot, or the free one where it belongs. Slots follow the order of fingerprints. */
    private int at(long fingerprint) {
        int slots = groupOf.length;
        int slot = (int) ((fingerprint >>> 33) * slots >>> 31);
        while (table[slot * SLOT + PLACE] != NOWHERE && table[slot * SLOT] != fingerprint) {
            slot = slot + 1 == slots ? 0 : slot + 1;
        }
        return slot;
    }

    /** The method is in the digest already; mixed in again, it keeps apart keys that only it distinguishes. */
    private static long fingerprint(Key key) {
        return mix(mix(mix(key.method()) ^ key.high()) ^ key.low());
    }

    /** The finaliser of SplitMix64 (Steele et al., "Fast Splittable Pseudorandom Number Generators", 2014). */
    private static long mix(long bits) {
        long mixed = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    private void purge() {
        rebuild(groupOf.length);
    }

    /** Moves what is not cleared into a table of so many slots. */
    private void rebuild(int slots) {
        long[] old = table;
        int[] oldGroups = groupOf;
        table = new long[SLOT * slots];
        groupOf = new int[slots];
        used = 0;
        dropped = 0;
        groups.countAnew();
        for (int slot = 0; slot < oldGroups.length; slot++) {
            if (old[slot * SLOT + STAMP] > groups.cleared(oldGroups[slot]) && old[slot * SLOT + PLACE] != NOWHERE) {
                take(old, slot, oldGroups[slot]);
            }
        }
    }

    /** Takes a slot over whose key is not here. */
    private void take(long[] from, int slot, int group) {
        int to = at(from[slot * SLOT]);
        System.arraycopy(from, slot * SLOT, table, to * SLOT, SLOT);
        groupOf[to] = group;
        groups.count(group, 0, 1);
        used++;
    }
}
