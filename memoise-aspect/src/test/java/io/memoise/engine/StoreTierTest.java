package io.memoise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.observe.Counters;
import io.memoise.observe.Notices;
import io.memoise.store.Entry;
import io.memoise.store.Key;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StoreTierTest {
    private static final Key KEY = new Key(7, 8, 9);

    private final MapStore store = new MapStore();
    private final Counters counters = new Counters();
    private long nanoseconds;
    private boolean absent;

    private final StoreTier tier = new StoreTier(
            () -> {
                if (absent) {
                    throw new IOException("absent");
                }
                return store;
            },
            counters,
            new Notices(),
            new Ticked(),
            new Ticked());

    private final class Ticked extends BackOff {
        @Override
        long nanoTime() {
            return nanoseconds;
        }
    }

    @Test
    void aFailureIsCountedAndTheStoreLeftAloneForASecondThenTwo() {
        put("one");
        store.failing = true;
        assertThat(tier.get(KEY)).isNull();
        assertThat(counters.snapshot().storeFailures()).isEqualTo(1);
        int calls = store.calls.get();
        store.failing = false;
        assertThat(tier.get(KEY)).isNull();
        assertThat(store.calls).hasValue(calls);
        nanoseconds += TimeUnit.SECONDS.toNanos(1);
        store.failing = true;
        assertThat(tier.get(KEY)).isNull();
        store.failing = false;
        nanoseconds += TimeUnit.SECONDS.toNanos(1);
        assertThat(tier.get(KEY)).isNull();
        nanoseconds += TimeUnit.SECONDS.toNanos(1);
        assertThat(tier.get(KEY)).isNotNull();
        assertThat(counters.snapshot().storeFailures()).isEqualTo(2);
    }

    @Test
    void oneThatFailsToWriteIsReadAndWrittenAgainASecondLater() {
        put("one");
        store.full = true;
        put("two");
        store.full = false;
        put("three");
        assertThat(tier.get(KEY)).isNotNull().returns("\"one\"", Entry::value);
        assertThat(counters.snapshot().storeFailures()).isEqualTo(1);
        nanoseconds += TimeUnit.SECONDS.toNanos(1);
        put("four");
        assertThat(tier.get(KEY)).isNotNull().returns("\"four\"", Entry::value);
    }

    @Test
    void oneThatFailsToReadIsNotWrittenEither() {
        put("one");
        store.failing = true;
        assertThat(tier.get(KEY)).isNull();
        store.failing = false;
        put("two");
        nanoseconds += TimeUnit.SECONDS.toNanos(1);
        assertThat(tier.get(KEY)).isNotNull().returns("\"one\"", Entry::value);
    }

    @Test
    void aStoreThatCannotBeOpenedIsTriedAgain() {
        absent = true;
        assertThat(tier.get(KEY)).isNull();
        assertThat(tier.stamp()).isEqualTo(StoreTier.NO_STAMP);
        absent = false;
        nanoseconds += TimeUnit.SECONDS.toNanos(1);
        assertThat(tier.get(KEY)).isNull();
        put("one");
        assertThat(tier.get(KEY)).isNotNull();
    }

    @Test
    void whatWasEvictedWhileTheStoreFailedStaysEvicted() {
        put("one");
        store.failing = true;
        tier.clear(KEY.method());
        store.failing = false;
        nanoseconds += TimeUnit.SECONDS.toNanos(1);
        assertThat(tier.get(KEY)).isNull();
        assertThat(store.entries).isEmpty();
        put("two");
        assertThat(tier.get(KEY)).isNotNull();
    }

    @Test
    void aClosedTierAnswersNothingAndFailsNever() {
        put("one");
        tier.close();
        tier.close();
        assertThat(tier.get(KEY)).isNull();
        put("two");
        tier.flush();
        assertThat(store.closed).isTrue();
        assertThat(counters.snapshot().storeFailures()).isZero();
    }

    private void put(String value) {
        tier.get(KEY);
        tier.put(new Entry(KEY, 0, tier.stamp(), Entry.NEVER, "m", "{}", 0, 0, List.of(), '"' + value + '"'));
    }
}
