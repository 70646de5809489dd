package io.memoise.store.journal;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** For what another thread sees, such as a lock that this one holds. */
final class AnotherThread {
    private AnotherThread() {}

    /** What the task gives on a thread of its own, for which ten seconds are waited. */
    static <T> T onAnotherThread(Callable<T> task) throws Exception {
        FutureTask<T> outcome = new FutureTask<>(task);
        Thread thread = new Thread(outcome);
        thread.setDaemon(true);
        thread.start();
        try {
            return outcome.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
