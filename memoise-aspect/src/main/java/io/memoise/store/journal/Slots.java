package io.memoise.store.journal;

import static io.memoise.store.journal.SegmentIndex.SLOT;

/**
 * The slots of an index as they stand in memory.
 *
 * @param table three longs for each
 * @param groupOf each
 * @param used how many are not free
 */
record Slots(long[] table, int[] groupOf, int used) {
    private static final int FEWEST = 1024;

    /** Free ones, as many as that number of keys takes. */
    static Slots free(int keys) {
        return new Slots(new long[SLOT * number(keys)], new int[number(keys)], 0);
    }

    /** How many bytes the numbers of those have. */
    static long bytes(int keys) {
        return (long) number(keys) * (SLOT * Long.BYTES + Integer.BYTES);
    }

    private static int number(int keys) {
        return Math.max(FEWEST, keys + keys / 2);
    }
}
