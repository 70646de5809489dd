package io.memoise.engine;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The wall clock as woven code reads it: a field that a daemon renews every 10 ms, since asking the clock takes many times
 * as long as a hit. The time is told while somebody asks. At the end of each turn of two seconds it is told no more until
 * the next one asks, and if that was nobody for a whole turn, the daemon ends. A program that asks now and then has none.
 */
final class CoarseTime {
    /** Milliseconds from one renewal to the next. */
    static final long PERIOD = 10;

    /** What the time is while it is not told. */
    static final long UNTOLD = Long.MIN_VALUE;

    /** Renewals of a turn. */
    static final int TURN = 200;

    /** So many in a second are worth a daemon. */
    static final int MANY = 100;

    private static final long LONGEST_END = TimeUnit.SECONDS.toMillis(1);

    private final LongSupplier clock;
    private final Function<Runnable, Thread> starter;
    private volatile long now = UNTOLD;
    private @Nullable Thread daemon;
    private boolean closed;
    private boolean asked;
    private int renewals;
    private long second;
    private int asks;

    /** The system's time, told by a thread of its own. */
    static CoarseTime ofTheSystem() {
        return new CoarseTime(new SystemTime(), new Daemons());
    }

    /** @param starter starts a thread that runs this */
    CoarseTime(LongSupplier clock, Function<Runnable, Thread> starter) {
        this.clock = clock;
        this.starter = starter;
    }

    // Classes, not lambdas: a program's first call waits until these are linked.

    private static final class SystemTime implements LongSupplier {
        @Override
        public long getAsLong() {
            return System.currentTimeMillis();
        }
    }

    private static final class Daemons implements Function<Runnable, Thread> {
        @Override
        public Thread apply(Runnable task) {
            Thread thread = new Thread(null, task, "memoise-clock", 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            thread.start();
            return thread;
        }
    }

    /** Epoch milliseconds, late by {@link #PERIOD} and what the daemon has to wait for a processor; or {@link #UNTOLD}. */
    long now() {
        return now;
    }

    /** Has the time told from now on, if many ask. */
    void ask() {
        if (now == UNTOLD) {
            tell();
        }
    }

    private synchronized void tell() {
        if (closed) {
            return;
        }
        long exact = clock.getAsLong();
        if (daemon == null) {
            long current = Math.floorDiv(exact, 1_000);
            asks = current == second ? asks + 1 : 1;
            second = current;
            if (asks < MANY) {
                return;
            }
            try {
                renewals = 0;
                daemon = starter.apply(this::run);
            } catch (RuntimeException | OutOfMemoryError noThread) {
                closed = true;
                return;
            }
        }
        asked = true;
        now = exact;
    }

    /** What the daemon does each period; false where it is to end. */
    synchronized boolean renew() {
        renewals++;
        if (closed || (renewals >= TURN && !asked)) {
            return false;
        }
        if (renewals >= TURN) {
            renewals = 0;
            asked = false;
            now = UNTOLD;
        } else if (asked) {
            now = clock.getAsLong();
        }
        return true;
    }

    private void run() {
        try {
            while (renew()) {
                LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(PERIOD));
            }
        } finally {
            ended();
        }
    }

    /** Whatever ended the daemon, the time is told no more: one that stands still would keep memos for ever. */
    private synchronized void ended() {
        now = UNTOLD;
        daemon = null;
    }

    /** Ends the daemon, and waits for that. */
    void close() {
        Thread ending;
        synchronized (this) {
            closed = true;
            ending = daemon;
        }
        if (ending == null) {
            return;
        }
        LockSupport.unpark(ending);
        try {
            ending.join(LONGEST_END);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
