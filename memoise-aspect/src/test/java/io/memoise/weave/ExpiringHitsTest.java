package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memoise;
import io.memoise.Memos;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Memos that expire, as woven code answers them. */
class ExpiringHitsTest extends InMemory {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    @Memoise(expireAfterWrite = "400ms")
    private static int brief(String a) {
        return BODIES.incrementAndGet();
    }

    @Memoise(expireAfterWrite = "12h")
    private static int lasting(String a) {
        return BODIES.incrementAndGet();
    }

    @Memoise(expireAfterWrite = "12h")
    private static List<Integer> changeable(String a) {
        return new ArrayList<>(List.of(BODIES.incrementAndGet()));
    }

    private static Set<Thread> daemons() {
        Set<Thread> daemons = new HashSet<>(Thread.getAllStackTraces().keySet());
        daemons.removeIf(thread -> !thread.getName().equals("memoise-clock"));
        return daemons;
    }

    /** By wall time alone: the memo is used for as long as it says, be it by the table or by the clock, and no longer. */
    @Test
    void aMemoIsUsedUntilItExpires() {
        for (int round = 1; round <= 3; round++) {
            long before = System.currentTimeMillis();
            int value = brief("a");
            assertThat(value).isEqualTo(round);
            long started = System.nanoTime();
            while (brief("a") == value && System.nanoTime() - started < PATIENCE) {
                Thread.onSpinWait();
            }
            assertThat(System.currentTimeMillis() - before).isGreaterThanOrEqualTo(400);
            assertThat(BODIES).hasValue(round + 1);
            memos.clear();
            BODIES.set(round);
        }
    }

    @Test
    void theDaemonIsThereWhileManyAskAndEndsByTheClose() {
        Set<Thread> before = daemons();
        lasting("a");
        lasting("a");
        assertThat(daemons()).as("for a few calls").isSubsetOf(before);
        long started = System.nanoTime();
        Set<Thread> ours = new HashSet<>();
        while (ours.isEmpty() && System.nanoTime() - started < PATIENCE) {
            lasting("a");
            ours = daemons();
            ours.removeAll(before);
            for (int i = 0; i < 1_000; i++) {
                lasting("a");
            }
        }
        assertThat(ours).singleElement().satisfies(daemon -> {
            assertThat(daemon.isDaemon()).isTrue();
            assertThat(daemon.getContextClassLoader()).isNull();
        });
        memos.close();
        assertThat(ours.iterator().next().isAlive()).isFalse();
        assertThat(BODIES).hasValue(1);
    }

    @Test
    void aClockOfTheProgramsHasNoDaemonAndIsRightToTheMillisecond() {
        SteppedClock clock = new SteppedClock();
        Set<Thread> before = daemons();
        try (Memos stepped = Memos.builder().memoryOnly().clock(clock).build();
                Memos.Use ignored = Memos.use(stepped)) {
            int value = lasting("a");
            clock.step(Duration.ofHours(12).minusMillis(1));
            for (int i = 0; i < 10_000; i++) {
                assertThat(lasting("a")).isEqualTo(value);
            }
            clock.step(Duration.ofMillis(1));
            assertThat(lasting("a")).isNotEqualTo(value);
            assertThat(daemons()).isSubsetOf(before);
        }
    }

    @Test
    void eachCallerHasACopyOfAChangeableResultThatExpires() {
        for (int i = 0; i < 1_000; i++) {
            List<Integer> mine = changeable("a");
            assertThat(mine).containsExactly(1);
            mine.add(2);
        }
    }

    private static final class SteppedClock extends Clock {
        private final Clock base = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
        private Duration passed = Duration.ZERO;

        void step(Duration by) {
            passed = passed.plus(by);
        }

        @Override
        public Instant instant() {
            return base.instant().plus(passed);
        }

        @Override
        public ZoneId getZone() {
            return base.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
