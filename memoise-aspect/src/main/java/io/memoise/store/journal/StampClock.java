package io.memoise.store.journal;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A hybrid logical clock: stamps follow the wall clock while it runs ahead, and count on from the greatest stamp seen
 * while it does not. The upper 42 bits are milliseconds since the epoch, the lower 20 count within one. After Kulkarni
 * et al., "Logical Physical Clocks", 2014, with both parts in one number.
 */
final class StampClock {
    /** No stamp reaches this: the year 2109, or damage. */
    static final long LIMIT = 1L << 62;

    private static final int COUNTER_BITS = 20;

    /** More stamps than the computations that are under way at once in one process. */
    private static final long UNWRITTEN = 1 << 12;

    private final Clock wall;
    private final AtomicLong greatest = new AtomicLong();

    StampClock(Clock wall) {
        this.wall = wall;
    }

    /** A stamp greater than all that were given out or seen. */
    long next() {
        long now = now();
        while (true) {
            long seen = greatest.get();
            long next = Math.max(seen, now) + 1;
            if (greatest.compareAndSet(seen, next)) {
                return next;
            }
        }
    }

    /**
     * A stamp for a removal: greater than those which other processes can have taken before now without having written
     * them, so that it covers their puts.
     */
    long nextRemoval() {
        long now = now();
        return greatest.updateAndGet(seen -> Math.max(seen + UNWRITTEN, now + (1L << COUNTER_BITS)) + 1);
    }

    /** Makes the stamps to come greater than this one. */
    void see(long stamp) {
        long seen = greatest.get();
        while (stamp > seen && !greatest.compareAndSet(seen, stamp)) {
            seen = greatest.get();
        }
    }

    /** The greatest stamp given out or seen. */
    long greatest() {
        return greatest.get();
    }

    /** The wall clock as a stamp. */
    long now() {
        long millis = wall.millis();
        return Math.max(0, Math.min(millis, (LIMIT >>> COUNTER_BITS) - 2)) << COUNTER_BITS;
    }
}
