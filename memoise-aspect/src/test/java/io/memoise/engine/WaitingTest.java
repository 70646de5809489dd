package io.memoise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memoise;
import io.memoise.Memos;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads that wait for each other's computations. */
class WaitingTest {
    private static final int THREADS = 8;

    private static volatile int[][] needs = {};
    private static volatile CountDownLatch gate = new CountDownLatch(0);
    private static volatile CountDownLatch begun = new CountDownLatch(0);
    private static volatile RuntimeException thrown = new IllegalStateException();

    /** The number of a computation, found only after those that it needs; needs may go in circles. */
    @Memoise
    private static int number(int own, @Memoise.Ignore int depth) {
        if (depth < 3) {
            for (int needed : needs[own]) {
                number(needed, depth + 1);
            }
        }
        return own;
    }

    @Memoise
    private static String slow(String argument) throws InterruptedException {
        begun.countDown();
        gate.await();
        return argument;
    }

    @Memoise
    private static String failing(String argument) throws InterruptedException {
        begun.countDown();
        gate.await();
        throw thrown;
    }

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("memoise.test.cycles", 200));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void computationsThatNeedEachOtherInCirclesAllEnd(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        needs = random.ints(6, 0, 3)
                .mapToObj(count -> random.ints(count, 0, 6).toArray())
                .toArray(int[][]::new);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Memos memos = Memos.builder().memoryOnly().build();
                Memos.Use ignored = Memos.use(memos)) {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Future<Integer>> numbers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int own = random.nextInt(6);
                numbers.add(threads.submit(() -> {
                    start.await();
                    return number(own, 0) - own;
                }));
            }
            for (Future<Integer> number : numbers) {
                assertThat(number.get(30, TimeUnit.SECONDS)).isZero();
            }
            for (int own = 0; own < needs.length; own++) {
                assertThat(number(own, 0)).isEqualTo(own);
            }
            assertThat(Waits.areNone()).isTrue();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anInterruptedWaiterKeepsItsFlagAndRunsTheBody() throws Exception {
        gate = new CountDownLatch(1);
        begun = new CountDownLatch(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Memos memos = Memos.builder().memoryOnly().build();
                Memos.Use ignored = Memos.use(memos)) {
            Future<String> leader = threads.submit(() -> slow("a"));
            Future<Boolean> waiter = threads.submit(() -> {
                awaitFirst();
                Thread.currentThread().interrupt();
                try {
                    slow("a");
                    return false;
                } catch (InterruptedException byTheBody) {
                    return true;
                }
            });
            assertThat(waiter.get(30, TimeUnit.SECONDS)).isTrue();
            gate.countDown();
            assertThat(leader.get(30, TimeUnit.SECONDS)).isEqualTo("a");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void waitersGetTheExceptionOfTheLeaderAsTheSameObject() throws Exception {
        gate = new CountDownLatch(1);
        begun = new CountDownLatch(1);
        thrown = new IllegalStateException("once");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Memos memos = Memos.builder().memoryOnly().build();
                Memos.Use ignored = Memos.use(memos)) {
            List<Future<Throwable>> failures = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                failures.add(threads.submit(() -> {
                    try {
                        failing("a");
                        return null;
                    } catch (IllegalStateException same) {
                        return same;
                    }
                }));
            }
            begun.await();
            gate.countDown();
            for (Future<Throwable> failure : failures) {
                assertThat(failure.get(30, TimeUnit.SECONDS)).isSameAs(thrown);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static final Object MONITOR = new Object();
    private static final ReentrantLock LOCK = new ReentrantLock();

    /** A body that needs a lock which the thread that waits for it holds. */
    @Memoise
    private static int guarded(boolean byMonitor) {
        begun.countDown();
        if (byMonitor) {
            synchronized (MONITOR) {
                return 1;
            }
        }
        LOCK.lock();
        try {
            return 1;
        } finally {
            LOCK.unlock();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCircleThroughALockOfTheProgramEnds(boolean byMonitor) throws Exception {
        begun = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Memos memos = Memos.builder().memoryOnly().build();
                Memos.Use ignored = Memos.use(memos)) {
            Callable<Integer> holder = () -> {
                threads.submit(() -> guarded(byMonitor));
                begun.await();
                return guarded(byMonitor);
            };
            Future<Integer> waiter = threads.submit(() -> {
                if (byMonitor) {
                    synchronized (MONITOR) {
                        return holder.call();
                    }
                }
                LOCK.lock();
                try {
                    return holder.call();
                } finally {
                    LOCK.unlock();
                }
            });
            assertThat(waiter.get(30, TimeUnit.SECONDS)).isEqualTo(1);
            assertThat(memos.stats().bypasses().toString()).contains("could not be waited for");
        } finally {
            threads.shutdownNow();
        }
    }

    /** The leader's thread needs a monitor of a third one, which waits for a computation of the waiter's. */
    @Test
    void aCircleThroughALockAndAThirdThreadEnds() throws Exception {
        CountDownLatch outerBegun = new CountDownLatch(1);
        CountDownLatch monitorTaken = new CountDownLatch(1);
        begun = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try (Memos memos = Memos.builder().memoryOnly().build();
                Memos.Use ignored = Memos.use(memos)) {
            Future<Integer> waiter = threads.submit(() -> outer(outerBegun));
            Future<Integer> third = threads.submit(() -> {
                outerBegun.await();
                synchronized (MONITOR) {
                    monitorTaken.countDown();
                    return outer(outerBegun);
                }
            });
            monitorTaken.await();
            Future<Integer> leader = threads.submit(() -> guarded(true));
            assertThat(waiter.get(30, TimeUnit.SECONDS)).isEqualTo(1);
            assertThat(third.get(30, TimeUnit.SECONDS)).isEqualTo(1);
            assertThat(leader.get(30, TimeUnit.SECONDS)).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Memoise
    private static int outer(@Memoise.Ignore CountDownLatch entered) throws InterruptedException {
        entered.countDown();
        begun.await();
        return guarded(true);
    }

    private static void awaitFirst() {
        while (begun.getCount() > 1) {
            Thread.onSpinWait();
        }
    }
}
