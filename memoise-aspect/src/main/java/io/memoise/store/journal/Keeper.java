package io.memoise.store.journal;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The daemon thread of a store. It takes and holds the locks, because nobody interrupts it, and forces files to the disk
 * behind the callers.
 */
final class Keeper implements ThreadFactory {
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, this);

    Keeper() {
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread keeper = new Thread(null, task, "memoise-journal", 0, false);
        keeper.setDaemon(true);
        keeper.setContextClassLoader(null);
        return keeper;
    }

    /**
     * Has the task done and waits for it. An interrupted caller waits too and keeps its flag.
     *
     * @throws IOException what the task threw, or that it takes longer than this
     */
    <T> T call(Callable<T> task, long atMostMillis) throws IOException {
        boolean interrupted = false;
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(atMostMillis);
        try {
            Future<T> outcome = thread.submit(task);
            while (true) {
                try {
                    return outcome.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException("The journal failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException(
                    "The disk has not answered for " + atMostMillis + " ms. See docs/troubleshooting.md#slow-disk", e);
        } catch (RejectedExecutionException e) {
            throw new IOException("The store is closed", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Has the task done as soon as those before it are. */
    void soon(Runnable task) {
        thread.execute(task);
    }

    /** Has the task done after a while, unless the keeper ends before. */
    void later(Runnable task, long millis) {
        try {
            thread.schedule(task, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            // Closing forces everything to the disk itself.
        }
    }

    /** Has the task done after a while, and then again and again, until the keeper ends. */
    void every(Runnable task, long firstMillis, long millis) {
        thread.scheduleWithFixedDelay(task, firstMillis, millis, TimeUnit.MILLISECONDS);
    }

    /** Ends the thread when it has done what it is doing. */
    void end() {
        thread.shutdown();
    }
}
