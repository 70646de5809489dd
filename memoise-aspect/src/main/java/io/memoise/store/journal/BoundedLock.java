package io.memoise.store.journal;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one thread at a time at a file. Nobody waits for ever behind a disk that does not answer. */
final class BoundedLock {
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(30);

    private final ReentrantLock lock = new ReentrantLock();
    private final String guarded;

    /** @param guarded what is waited for, for the message */
    BoundedLock(String guarded) {
        this.guarded = guarded;
    }

    /**
     * Takes the lock. An interrupted thread takes it too and keeps its flag.
     *
     * @throws IOException if another thread has kept it for half a minute
     */
    void enter() throws IOException {
        if (lock.tryLock()) {
            return;
        }
        boolean interrupted = false;
        long deadline = System.nanoTime() + LONGEST_WAIT;
        try {
            while (true) {
                try {
                    if (lock.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        return;
                    }
                    throw new IOException("The disk has not answered for 30 s: " + guarded
                            + ". See docs/troubleshooting.md#slow-disk");
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void leave() {
        lock.unlock();
    }
}
