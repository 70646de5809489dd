package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SizeTest {
    private static final long LEAST = 4L << 20;

    @Test
    void isMostlyGarbageFromHalfOn() {
        assertThat(new Size(2 * LEAST, LEAST, 1).isMostlyGarbage()).isTrue();
        assertThat(new Size(2 * LEAST, LEAST - 1, 1).isMostlyGarbage()).isFalse();
        assertThat(new Size(LEAST, LEAST - 1, 1).isMostlyGarbage()).isFalse();
        assertThat(new Size(4 * LEAST, 2 * LEAST, 1).isMostlyGarbage()).isTrue();
        assertThat(new Size(4 * LEAST, 2 * LEAST - 1, 1).isMostlyGarbage()).isFalse();
    }

    @Test
    void isNearlyAllGarbageFromThreeQuartersOn() {
        assertThat(new Size(4 * LEAST, 3 * LEAST, 1).isNearlyAllGarbage()).isTrue();
        assertThat(new Size(4 * LEAST, 3 * LEAST - 1, 1).isNearlyAllGarbage()).isFalse();
        assertThat(new Size(LEAST, LEAST, 1).isNearlyAllGarbage()).isTrue();
        assertThat(new Size(LEAST - 1, LEAST - 1, 1).isNearlyAllGarbage()).isFalse();
    }
}
