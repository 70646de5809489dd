package io.memoise.engine;

import io.memoise.Memoise;
import io.memoise.Memos;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A program whose threads wait for one computation; it prints how often the body ran. */
final class WaitingProcess {
    private static final AtomicInteger BODIES = new AtomicInteger();
    private static final CountDownLatch BEGUN = new CountDownLatch(1);
    private static final CountDownLatch GATE = new CountDownLatch(1);

    private WaitingProcess() {}

    @Memoise
    private static int slow(String argument) throws InterruptedException {
        if (BODIES.incrementAndGet() == 1) {
            BEGUN.countDown();
            GATE.await();
        }
        return BODIES.get();
    }

    public static void main(String[] arguments) throws Exception {
        try (Memos memos = Memos.builder().memoryOnly().build();
                Memos.Use ignored = Memos.use(memos)) {
            if (arguments[0].equals("virtual")) {
                virtualThreads();
            } else {
                aLeaderThatDoesNotEnd();
            }
            System.out.println(BODIES + " bodies, " + memos.stats().joined() + " joined, "
                    + memos.stats().bypasses().toString().contains("could not be waited for"));
        }
    }

    private static void aLeaderThatDoesNotEnd() throws Exception {
        Thread leader = new Thread(WaitingProcess::call);
        leader.setDaemon(true);
        leader.start();
        BEGUN.await();
        call();
    }

    /** There is one carrier: a waiter that kept it would keep the last thread from opening the gate. */
    private static void virtualThreads() throws Exception {
        Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
        List<Thread> threads = new ArrayList<>();
        threads.add((Thread) start.invoke(null, (Runnable) WaitingProcess::call));
        BEGUN.await();
        for (int i = 0; i < 3; i++) {
            threads.add((Thread) start.invoke(null, (Runnable) WaitingProcess::call));
        }
        threads.add((Thread) start.invoke(null, (Runnable) GATE::countDown));
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void call() {
        try {
            slow("a");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
