package io.memoise.weave;

import io.memoise.Memoise;
import io.memoise.Memos;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongUnaryOperator;

/**
 * A thread in a compiled loop that holds nothing but a hit, while its memo is evicted. In a process of its own: an agent that
 * counts what is covered would make the loop do more.
 */
final class LoopOfHits {
    private static final AtomicInteger BODIES = new AtomicInteger();
    private static final long IN_THE_LOOP = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long LONGEST = TimeUnit.SECONDS.toMillis(20);

    private final Thread connection = new Thread();

    private LoopOfHits() {}

    @Memoise
    private static int ofClass(String a) {
        return BODIES.incrementAndGet();
    }

    @Memoise
    private int own(String a) {
        return connection.isAlive() ? 0 : BODIES.incrementAndGet();
    }

    public static void main(String[] arguments) throws InterruptedException {
        try (Memos memos = Memos.builder().memoryOnly().build();
                Memos.Use ignored = Memos.use(memos)) {
            int known = ofClass("a");
            System.out.println(endsByEviction(memos, most -> hitsOfClass(known, most)));
            LoopOfHits object = new LoopOfHits();
            int own = object.own("a");
            System.out.println(endsByEviction(memos, most -> object.hitsOnThis(own, most)));
        }
    }

    private static boolean endsByEviction(Memos memos, LongUnaryOperator loop) throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            if (loop.applyAsLong(1_000_000) != 1_000_000) {
                throw new IllegalStateException("no hits");
            }
        }
        Thread thread = new Thread(() -> loop.applyAsLong(Long.MAX_VALUE));
        thread.setDaemon(true);
        thread.start();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        while (threads.getThreadCpuTime(thread.getId()) < IN_THE_LOOP) {
            Thread.onSpinWait();
        }
        memos.clear();
        thread.join(LONGEST);
        return !thread.isAlive();
    }

    private static long hitsOfClass(int known, long most) {
        long hits = 0;
        while (hits < most && ofClass("a") == known) {
            hits++;
        }
        return hits;
    }

    private long hitsOnThis(int known, long most) {
        long hits = 0;
        while (hits < most && own("a") == known) {
            hits++;
        }
        return hits;
    }
}
