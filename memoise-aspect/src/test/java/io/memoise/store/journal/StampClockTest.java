package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StampClockTest {
    private static final long MILLIS = Instant.parse("2030-01-01T00:00:00Z").toEpochMilli();
    private static final long MILLISECOND = 1L << 20;

    private static StampClock at(long millis) {
        return new StampClock(Clock.fixed(Instant.ofEpochMilli(millis), ZoneOffset.UTC));
    }

    @Test
    void followsTheWallClockAndCountsWithinAMillisecond() {
        StampClock clock = at(MILLIS);
        assertThat(clock.now()).isEqualTo(MILLIS * MILLISECOND);
        assertThat(clock.next()).isEqualTo(MILLIS * MILLISECOND + 1);
        assertThat(clock.next()).isEqualTo(MILLIS * MILLISECOND + 2);
        assertThat(clock.greatest()).isEqualTo(MILLIS * MILLISECOND + 2);
    }

    @Test
    void countsOnFromAStampThatIsAheadOfTheWallClock() {
        StampClock clock = at(MILLIS);
        long ahead = (MILLIS + 1_000) * MILLISECOND + 77;
        clock.see(ahead);
        clock.see(ahead - 1);
        assertThat(clock.greatest()).isEqualTo(ahead);
        assertThat(clock.next()).isEqualTo(ahead + 1);
    }

    @Test
    void aRemovalIsAMillisecondAheadOfTheWallClock() {
        StampClock clock = at(MILLIS);
        assertThat(clock.nextRemoval()).isEqualTo((MILLIS + 1) * MILLISECOND + 1);
    }

    @Test
    void aRemovalLeavesRoomAboveWhatWasSeenAheadOfTheWallClock() {
        StampClock clock = at(MILLIS);
        long ahead = (MILLIS + 1_000) * MILLISECOND;
        clock.see(ahead);
        long removal = clock.nextRemoval();
        assertThat(removal).isEqualTo(ahead + 4097);
        assertThat(clock.next()).isEqualTo(removal + 1);
    }

    @Test
    void staysWithinWhatALineHoldsInAnyYear() {
        assertThat(at(-5).now()).isZero();
        assertThat(at(-5).next()).isEqualTo(1);
        for (long millis : new long[] {1L << 42, (1L << 42) - 1, Long.MAX_VALUE}) {
            StampClock clock = at(millis);
            assertThat(clock.now()).isEqualTo(((1L << 42) - 2) * MILLISECOND);
            assertThat(clock.nextRemoval()).isLessThan(StampClock.LIMIT);
        }
    }
}
