package io.memoise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memoise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The time that woven code reads, driven step by step. */
class CoarseTimeTest {
    private static final Policy TEN_SECONDS = new Policy(10_000, 1, Memoise.Receiver.AUTO, false, true, List.of());

    private final AtomicLong clock = new AtomicLong(1_000_000);
    private final List<Runnable> daemons = new ArrayList<>();
    private final CoarseTime time = new CoarseTime(clock::get, this::noted);

    /** Notes what a daemon would do; the tests do it. */
    private Thread noted(Runnable task) {
        daemons.add(task);
        return new Thread(task);
    }

    private void askOften() {
        for (int i = 0; i < CoarseTime.MANY; i++) {
            time.ask();
        }
    }

    private void renew(int times) {
        for (int i = 0; i < times; i++) {
            clock.addAndGet(CoarseTime.PERIOD);
            assertThat(time.renew()).isTrue();
        }
    }

    @Test
    void aFewWhoAskHaveNoDaemon() {
        for (int i = 0; i < 10 * CoarseTime.MANY; i++) {
            time.ask();
            clock.addAndGet(1_000 / CoarseTime.MANY + 1);
        }
        assertThat(daemons).isEmpty();
        assertThat(time.now()).isEqualTo(CoarseTime.UNTOLD);
    }

    @Test
    void theTimeIsThatOfTheLastRenewal() {
        askOften();
        assertThat(daemons).hasSize(1);
        assertThat(time.now()).isEqualTo(clock.get());
        long asked = clock.getAndAdd(9);
        assertThat(time.now()).isEqualTo(asked);
        renew(1);
        assertThat(time.now()).isEqualTo(clock.get());
        clock.addAndGet(-3_600_000);
        renew(1);
        assertThat(time.now()).as("a clock that was set back").isEqualTo(clock.get());
    }

    @Test
    void atTheEndOfATurnOneHasToAskAgain() {
        askOften();
        renew(CoarseTime.TURN - 1);
        assertThat(time.now()).isEqualTo(clock.get());
        renew(1);
        assertThat(time.now()).isEqualTo(CoarseTime.UNTOLD);
        renew(1);
        assertThat(time.now()).isEqualTo(CoarseTime.UNTOLD);
        time.ask();
        assertThat(time.now()).isEqualTo(clock.get());
        renew(1);
        assertThat(time.now()).isEqualTo(clock.get());
        assertThat(daemons).hasSize(1);
    }

    @Test
    void theDaemonEndsWhereNobodyAskedForATurnAndAnotherBegins() {
        askOften();
        assertThat(stepsOfADaemon(0)).isEqualTo(2 * CoarseTime.TURN);
        assertThat(time.now()).isEqualTo(CoarseTime.UNTOLD);
        askOften();
        assertThat(daemons).hasSize(2);
        assertThat(time.now()).isEqualTo(clock.get());
    }

    /** Runs the daemon's own steps to its end. */
    private int stepsOfADaemon(int number) {
        int steps = 1;
        while (time.renew()) {
            steps++;
        }
        daemons.get(number).run();
        return steps;
    }

    @Test
    void aDaemonThatFailsLeavesNoTimeBehind() {
        AtomicLong calls = new AtomicLong();
        CoarseTime broken = new CoarseTime(
                () -> {
                    if (calls.incrementAndGet() > CoarseTime.MANY) {
                        throw new IllegalStateException("no clock");
                    }
                    return clock.get();
                },
                this::noted);
        for (int i = 0; i < CoarseTime.MANY; i++) {
            broken.ask();
        }
        assertThat(broken.now()).isEqualTo(clock.get());
        try {
            daemons.get(0).run();
        } catch (IllegalStateException noClock) {
            assertThat(noClock).hasMessage("no clock");
        }
        assertThat(broken.now()).isEqualTo(CoarseTime.UNTOLD);
    }

    @Test
    void whereNoThreadCanBeMadeTheTimeIsNotTold() {
        CoarseTime alone = new CoarseTime(clock::get, task -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
        for (int i = 0; i < 3 * CoarseTime.MANY; i++) {
            alone.ask();
        }
        assertThat(alone.now()).isEqualTo(CoarseTime.UNTOLD);
    }

    @Test
    void afterTheCloseNoTimeIsTold() {
        askOften();
        time.close();
        assertThat(time.renew()).isFalse();
        daemons.get(0).run();
        assertThat(time.now()).isEqualTo(CoarseTime.UNTOLD);
        askOften();
        assertThat(daemons).hasSize(1);
        assertThat(time.now()).isEqualTo(CoarseTime.UNTOLD);
    }

    @Test
    void aMemoIsLookedAtByTheClockNearItsEnd() {
        Lifetime lifetime = new Lifetime(TEN_SECONDS, time);
        long written = clock.get();
        assertThat(lifetime.surelyLasts(written)).as("untold").isFalse();
        askOften();
        assertThat(lifetime.surelyLasts(written)).isTrue();
        clock.set(written + 9_880);
        renew(1);
        assertThat(lifetime.surelyLasts(written)).as("110 ms before the end").isTrue();
        renew(1);
        assertThat(lifetime.surelyLasts(written)).as("100 ms before the end").isFalse();
        assertThat(TEN_SECONDS.fresh(written, clock.get())).isTrue();
        assertThat(lifetime.surelyLasts(clock.get() + 60_101))
                .as("of the future")
                .isFalse();
    }

    @Test
    void aLifetimeBeyondTheEndOfTimeIsNotTakenForShort() {
        Lifetime lifetime =
                new Lifetime(new Policy(Long.MAX_VALUE, 1, Memoise.Receiver.AUTO, false, true, List.of()), time);
        assertThat(lifetime.surelyLasts(clock.get())).as("untold").isFalse();
        askOften();
        assertThat(lifetime.surelyLasts(clock.get())).isTrue();
        assertThat(lifetime.surelyLasts(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void withAnotherClockNothingIsSure() {
        Lifetime lifetime = new Lifetime(TEN_SECONDS, null);
        lifetime.askTime();
        assertThat(lifetime.surelyLasts(clock.get())).isFalse();
    }
}
