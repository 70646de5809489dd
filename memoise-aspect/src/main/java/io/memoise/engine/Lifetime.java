package io.memoise.engine;

import org.jspecify.annotations.Nullable;

/** How long memos of a method may be used, as woven code tells it: by a time that it need not ask a clock for. */
final class Lifetime {
    /** Nearer to its end than this a memo is looked at by the clock. The coarse time may be late by as much. */
    private static final long MARGIN = 10 * CoarseTime.PERIOD;

    private final Policy policy;
    private final @Nullable CoarseTime time;

    Lifetime(Policy policy, @Nullable CoarseTime time) {
        this.policy = policy;
        this.time = time;
    }

    /** Whether a memo of this age may be used for a while yet; false also where the time is not told. */
    boolean surelyLasts(long writtenAt) {
        CoarseTime coarse = time;
        if (coarse == null) {
            return false;
        }
        long now = coarse.now();
        return now != CoarseTime.UNTOLD && policy.fresh(writtenAt, now + MARGIN);
    }

    /** Has the time told, as {@link CoarseTime#ask} says. */
    void askTime() {
        if (time != null) {
            time.ask();
        }
    }
}
