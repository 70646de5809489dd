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

    private final Clock wall;
    private final AtomicLong greatest = new AtomicLong();

    StampClock(Clock wall) {
        this.wall = wall;
    }

    /** A stamp greater than all that were given out or seen. */
    long next() {
        long now = now();
        return greatest.updateAndGet(seen -> Math.max(seen, now) + 1);
    }

    /** Makes the stamps to come greater than this one. */
    void see(long stamp) {
        if (stamp > greatest.get()) {
            greatest.accumulateAndGet(stamp, Math::max);
        }
    }

    /** The wall clock as a stamp. */
    long now() {
        long millis = wall.millis();
        return Math.max(0, Math.min(millis, (LIMIT >>> COUNTER_BITS) - 2)) << COUNTER_BITS;
    }
}
