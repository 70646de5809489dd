package io.memoise.store.journal;

import static io.memoise.store.journal.SegmentIndex.SLOT;

import java.nio.ByteBuffer;

/** Some slots of an index on their way to a snapshot or back: so many that arrays are copied, and not number by number. */
final class SlotBlock {
    static final int MOST = 1 << 14;

    /** How many bytes a slot has in a snapshot. */
    static final int BYTES = SLOT * Long.BYTES + Integer.BYTES;

    final long[] longs = new long[MOST * SLOT];
    final int[] groups = new int[MOST];
    int count;

    void write(ByteBuffer to) {
        to.asLongBuffer().put(longs, 0, count * SLOT);
        to.position(to.position() + count * SLOT * Long.BYTES);
        to.asIntBuffer().put(groups, 0, count);
        to.position(to.position() + count * Integer.BYTES);
    }

    /** Takes so many slots from what was written. */
    void read(ByteBuffer from, int some) {
        count = some;
        from.asLongBuffer().get(longs, 0, some * SLOT);
        from.position(from.position() + some * SLOT * Long.BYTES);
        from.asIntBuffer().get(groups, 0, some);
    }
}
