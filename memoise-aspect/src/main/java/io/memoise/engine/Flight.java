package io.memoise.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A computation that is under way in one thread, and that others may wait for. */
final class Flight {
    private final Thread owner = Thread.currentThread();
    private final CountDownLatch landed = new CountDownLatch(1);
    private volatile @Nullable Outcome outcome;

    Thread owner() {
        return owner;
    }

    @Nullable
    Outcome outcome() {
        return outcome;
    }

    void land(Outcome with) {
        outcome = with;
        landed.countDown();
    }

    boolean awaitLanding(long nanoseconds) throws InterruptedException {
        return landed.await(nanoseconds, TimeUnit.NANOSECONDS);
    }
}
