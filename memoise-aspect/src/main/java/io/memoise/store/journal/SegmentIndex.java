package io.memoise.store.journal;

import io.memoise.store.Key;
import java.util.HashMap;
import java.util.Map;

/**
 * Where each key's winning line stands, and what was removed. An open-addressing table of four longs a slot: two for the
 * key, the stamp, and the place (segment number in the upper 23 bits, offset in the lower 40). For a key the greatest
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
    /** 2^64 divided by the golden ratio: neighbours land far apart. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final int OFFSET_BITS = 40;
    private static final int SLOT = 4;
    private static final int STAMP = 2;
    private static final int PLACE = 3;

    private final Map<Long, Long> clearedMethods = new HashMap<>();
    private long clearedAll;
    private long[] table = new long[SLOT * 1024];
    private int used;

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
        int slot = slot(key);
        long place = table[slot + PLACE];
        return place > 0 && table[slot + STAMP] > cleared(key.method()) ? place : NOWHERE;
    }

    /** Whether a line of this stamp and place would have no effect, because a later put or a removal covers it. */
    synchronized boolean covers(Key key, long stamp, long place) {
        int slot = slot(key);
        long known = table[slot + PLACE];
        long knownStamp = table[slot + STAMP];
        return stamp <= cleared(key.method())
                || (known != NOWHERE
                        && (knownStamp > stamp || (knownStamp == stamp && (known == REMOVED || known > place))));
    }

    /** Notes a line that puts the key, unless something covers it. */
    synchronized void put(Key key, long stamp, long place) {
        if (!covers(key, stamp, place)) {
            set(key, stamp, place);
        }
    }

    /** Notes a removal of the key. */
    synchronized void remove(Key key, long stamp) {
        int slot = slot(key);
        if (table[slot + PLACE] == NOWHERE || table[slot + STAMP] <= stamp) {
            set(key, stamp, REMOVED);
        }
    }

    /** Notes that a method was cleared. Its slots stay, covered. */
    synchronized void clear(long method, long stamp) {
        clearedMethods.merge(method, stamp, Math::max);
    }

    /** Notes that everything was cleared. */
    synchronized void clear(long stamp) {
        clearedAll = Math.max(clearedAll, stamp);
        clearedMethods.values().removeIf(covered -> covered <= clearedAll);
        rebuild(table.length);
    }

    /** Forgets the key's line, if it is this one: it can't be read. */
    synchronized void drop(Key key, long place) {
        int slot = slot(key);
        if (table[slot + PLACE] == place) {
            table[slot + STAMP] = 0;
            table[slot + PLACE] = DROPPED;
        }
    }

    /** The number of keys that have a line or a removal. */
    synchronized int size() {
        return used;
    }

    private long cleared(long method) {
        return Math.max(clearedAll, clearedMethods.getOrDefault(method, 0L));
    }

    private void set(Key key, long stamp, long place) {
        int slot = slot(key);
        if (table[slot + PLACE] == NOWHERE) {
            if (4L * SLOT * (used + 1) > 3L * table.length) {
                rebuild(table.length);
                if (2L * SLOT * used > table.length) {
                    rebuild(table.length * 2);
                }
                slot = slot(key);
            }
            used++;
            table[slot] = upper(key);
            table[slot + 1] = key.low();
        }
        table[slot + STAMP] = stamp;
        table[slot + PLACE] = place;
    }

    /** The key's slot, or the free one where it belongs. */
    private int slot(Key key) {
        return slot(table, upper(key), key.low());
    }

    /** The method is in the digest already; mixed in again, it keeps apart keys that only it distinguishes. */
    private static long upper(Key key) {
        return key.high() ^ key.method() * SPREAD;
    }

    private static int slot(long[] table, long high, long low) {
        int slots = table.length / SLOT;
        int slot = (int) ((high ^ low) * SPREAD >>> 64 - Integer.numberOfTrailingZeros(slots));
        while (true) {
            int at = slot * SLOT;
            if ((table[at] == high && table[at + 1] == low) || table[at + PLACE] == NOWHERE) {
                return at;
            }
            slot = slot + 1 & slots - 1;
        }
    }

    private void rebuild(int length) {
        long[] old = table;
        long[] young = new long[length];
        used = 0;
        for (int at = 0; at < old.length; at += SLOT) {
            if (old[at + STAMP] > clearedAll) {
                System.arraycopy(old, at, young, slot(young, old[at], old[at + 1]), SLOT);
                used++;
            }
        }
        table = young;
    }
}
