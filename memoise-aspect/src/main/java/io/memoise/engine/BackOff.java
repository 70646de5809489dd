package io.memoise.engine;

import java.util.function.LongSupplier;

/** When to try again what has failed: after a second, then after twice as long each time, up to half a minute. */
final class BackOff {
    private static final long FIRST_PAUSE = 1_000_000_000L;
    private static final long LONGEST_PAUSE = 30_000_000_000L;

    private final LongSupplier ticker;
    private volatile long pause;
    private volatile long pausedAt;

    BackOff(LongSupplier ticker) {
        this.ticker = ticker;
    }

    /** Whether it is too early. */
    boolean rests() {
        return pause != 0 && ticker.getAsLong() - pausedAt < pause;
    }

    void failed() {
        pausedAt = ticker.getAsLong();
        pause = Math.min(LONGEST_PAUSE, Math.max(FIRST_PAUSE, pause * 2));
    }

    void succeeded() {
        if (pause != 0) {
            pause = 0;
        }
    }
}
