package io.memoise.store.journal;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Has a journal compacted behind the callers when its growth asks for it, on a thread that lives only meanwhile. Asked
 * soon after the store is opened and every second after that.
 */
final class Upkeep {
    private static final long AFTER_NOTHING = TimeUnit.SECONDS.toNanos(60);
    private static final long LEAST_PAUSE = TimeUnit.SECONDS.toNanos(1);

    /** Compaction takes at most about this part of the time. */
    private static final int ONE_PART_OF = 10;

    private static final long LONGEST_COMPACTION_MILLIS = TimeUnit.MINUTES.toMillis(1);
    private static final long LEAST_GROWTH = 1 << 20;

    private final long maximumBytes;
    private final Clock wall;
    private final Consumer<String> notices;
    private volatile boolean ended;
    private @Nullable Thread compacting;
    private long lookAt = Compaction.LEAST_GARBAGE;
    private volatile long pausedAt;
    private volatile long pause;
    private boolean said;

    Upkeep(long maximumBytes, Clock wall, Consumer<String> notices) {
        this.maximumBytes = maximumBytes;
        this.wall = wall;
        this.notices = notices;
    }

    /**
     * When the journal is opened: where so much has gathered that the programs before this one must have ended before any
     * compaction did, this one begins it and waits for its end. What that takes is in proportion to what they wrote.
     */
    void begin(Journal journal) {
        if (!isOverdue(journal)) {
            return;
        }
        look(journal);
        Thread thread;
        synchronized (this) {
            thread = compacting;
        }
        if (thread != null) {
            join(thread, LONGEST_COMPACTION_MILLIS);
        }
    }

    private boolean isOverdue(Journal journal) {
        long bytes = journal.bytes();
        return bytes / 5 * 4 > maximumBytes
                || journal.segmentCount() >= 2 * Compaction.MANY_SEGMENTS
                || (bytes >= Compaction.LEAST_GARBAGE
                        && journal.sizeByLines().isNearlyAllGarbage()
                        && journal.size().isNearlyAllGarbage());
    }

    /** Begins a compaction if the journal has grown and it is worth it, or what was written must be written anew. */
    synchronized void look(Journal journal) {
        if (ended
                || (compacting != null && compacting.isAlive())
                || (pause != 0 && System.nanoTime() - pausedAt < pause)) {
            return;
        }
        long bytes = journal.bytes();
        boolean many = journal.segmentCount() >= Compaction.MANY_SEGMENTS;
        boolean anew = journal.isUnsound();
        if (bytes < lookAt && bytes <= maximumBytes && !many && !anew) {
            return;
        }
        lookAt = bytes + Math.max(LEAST_GROWTH, bytes / 8);
        if (many || anew || bytes > maximumBytes || journal.size().isMostlyGarbage()) {
            start(() -> compact(journal, false));
        }
    }

    /** Compacts whether it is worth it or not, and waits for the end. */
    void compact(Journal journal) {
        Thread before;
        Thread thread;
        synchronized (this) {
            before = compacting;
            thread = start(() -> {
                if (before != null) {
                    join(before, LONGEST_COMPACTION_MILLIS);
                }
                compact(journal, true);
            });
        }
        join(thread, LONGEST_COMPACTION_MILLIS);
    }

    /** Breaks off what is under way, and waits for a while. */
    void end(long atMostMillis) {
        Thread thread;
        synchronized (this) {
            ended = true;
            thread = compacting;
        }
        if (thread != null) {
            join(thread, atMostMillis);
        }
    }

    private synchronized Thread start(Runnable task) {
        Thread thread = new Thread(null, task, "memoise-compaction", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        compacting = thread;
        thread.start();
        return thread;
    }

    private void compact(Journal journal, boolean always) {
        long started = System.nanoTime();
        boolean done = false;
        try {
            done = journal.compact(maximumBytes, wall.millis(), always, () -> ended);
        } catch (IOException | RuntimeException e) {
            if (!ended && !said) {
                said = true;
                notices.accept("The journal could not be compacted, so it stays larger than it need be: " + e
                        + ". See docs/troubleshooting.md#compaction-failure");
            }
        }
        long ended = System.nanoTime();
        pausedAt = ended;
        pause = done ? Math.max(LEAST_PAUSE, ONE_PART_OF * (ended - started)) : AFTER_NOTHING;
    }

    /** An interrupted caller waits too and keeps its flag. */
    private static void join(Thread thread, long atMostMillis) {
        boolean interrupted = false;
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(atMostMillis);
        while (thread.isAlive() && deadline - System.nanoTime() > 0) {
            try {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
