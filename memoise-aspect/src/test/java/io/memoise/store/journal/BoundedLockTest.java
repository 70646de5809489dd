package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedLockTest {
    private final BoundedLock lock = new BoundedLock("testing");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aWaiterTakesItWhenItIsLeftAndKeepsItsFlag(boolean interrupted) throws Exception {
        lock.enter();
        CountDownLatch taken = new CountDownLatch(1);
        AtomicBoolean flag = new AtomicBoolean();
        AtomicInteger failures = new AtomicInteger();
        Thread waiter = new Thread(() -> {
            try {
                lock.enter();
                flag.set(Thread.currentThread().isInterrupted());
                lock.leave();
                taken.countDown();
            } catch (IOException e) {
                failures.incrementAndGet();
            }
        });
        waiter.start();
        while (waiter.getState() != Thread.State.TIMED_WAITING && waiter.isAlive()) {
            Thread.onSpinWait();
        }
        if (interrupted) {
            waiter.interrupt();
        }
        assertThat(taken.getCount()).isEqualTo(1);
        lock.leave();
        assertThat(taken.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(flag.get()).isEqualTo(interrupted);
        assertThat(failures).hasValue(0);
    }

    @Test
    void oneThreadAtATimeIsIn() throws Exception {
        AtomicInteger in = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                for (int round = 0; round < 5_000; round++) {
                    try {
                        lock.enter();
                    } catch (IOException e) {
                        most.set(99);
                        return;
                    }
                    most.accumulateAndGet(in.incrementAndGet(), Math::max);
                    in.decrementAndGet();
                    lock.leave();
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(most).hasValue(1);
    }
}
