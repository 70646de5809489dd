package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.FileNotFoundException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeeperTest {
    private final Keeper keeper = new Keeper();

    @AfterEach
    void end() {
        keeper.end();
    }

    @Test
    void doesWhatItIsAskedOnADaemonOfItsOwn() throws Exception {
        Thread thread = keeper.call(Thread::currentThread, 20_000);
        assertThat(thread).isNotSameAs(Thread.currentThread());
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getContextClassLoader()).isNull();
        assertThat(keeper.call(Thread::currentThread, 20_000)).isSameAs(thread);
    }

    @Test
    void throwsWhatTheTaskThrew() {
        FileNotFoundException failure = new FileNotFoundException("gone");
        assertThatIOException()
                .isThrownBy(() -> keeper.call(
                        () -> {
                            throw failure;
                        },
                        20_000))
                .isSameAs(failure);
        assertThatIOException()
                .isThrownBy(() -> keeper.call(
                        () -> {
                            throw new IllegalStateException("broken");
                        },
                        20_000))
                .withMessageContaining("broken")
                .withCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void doesNotWaitForeverForATaskThatHangs() {
        CountDownLatch gate = new CountDownLatch(1);
        assertThatIOException()
                .isThrownBy(() -> keeper.call(
                        () -> {
                            gate.await();
                            return true;
                        },
                        20))
                .withMessageContaining("20 ms")
                .withMessageContaining("docs/troubleshooting.md#slow-disk");
        gate.countDown();
    }

    @Test
    void anInterruptedCallerGetsTheAnswerAndKeepsItsFlag() throws Exception {
        Thread.currentThread().interrupt();
        assertThat(keeper.call(() -> "answer", 20_000)).isEqualTo("answer");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(keeper.call(() -> "answer", 20_000)).isEqualTo("answer");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void doesThingsLaterAndAgainUntilItEnds() throws Exception {
        CountDownLatch later = new CountDownLatch(1);
        CountDownLatch again = new CountDownLatch(3);
        keeper.later(later::countDown, 1);
        keeper.every(again::countDown, 1, 1);
        assertThat(later.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(again.await(20, TimeUnit.SECONDS)).isTrue();
        Thread thread = keeper.call(Thread::currentThread, 20_000);

        keeper.end();

        thread.join(20_000);
        assertThat(thread.isAlive()).isFalse();
        keeper.later(later::countDown, 1);
        assertThatIOException()
                .isThrownBy(() -> keeper.call(() -> true, 20_000))
                .withMessageContaining("closed");
    }

    @Test
    void endsWithoutDoingWhatWasDueLater() throws Exception {
        CountDownLatch later = new CountDownLatch(1);
        Thread thread = keeper.call(Thread::currentThread, 20_000);
        keeper.later(later::countDown, 60_000);
        keeper.end();
        thread.join(20_000);
        assertThat(thread.isAlive()).isFalse();
        assertThat(later.getCount()).isEqualTo(1);
    }
}
