package io.memoise.engine;

/** When to try again what has failed: after a second, then after twice as long each time, up to half a minute. */
class BackOff {
    private static final long FIRST_PAUSE = 1_000_000_000L;
    private static final long LONGEST_PAUSE = 30_000_000_000L;

    private volatile long pause;
    private volatile long pausedAt;

    /** As {@link System#nanoTime} tells it. */
    long nanoTime() {
        return System.nanoTime();
    }

    /** Whether it is too early. */
    boolean rests() {
        return pause != 0 && nanoTime() - pausedAt < pause;
    }

    void failed() {
        pausedAt = nanoTime();
        pause = Math.min(LONGEST_PAUSE, Math.max(FIRST_PAUSE, pause * 2));
    }

    void succeeded() {
        if (pause != 0) {
            pause = 0;
        }
    }
}
