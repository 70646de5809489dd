package io.memoise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memoise.Memoise;
import io.memoise.MemoiseConfigurationException;
import io.memoise.Memos;
import io.memoise.store.Entry;
import io.memoise.store.Key;
import io.memoise.store.Removal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one run leaves in the store for the next. */
class RememberingTest {
    private static final AtomicInteger BODIES = new AtomicInteger();

    private final MapStore store = new MapStore();
    private final SettableClock clock = new SettableClock();

    @BeforeEach
    void reset() {
        BODIES.set(0);
    }

    @Memoise
    private static String length(String text) {
        return text.length() + "#" + BODIES.incrementAndGet();
    }

    @Memoise
    private static List<Integer> numbers(int count) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(i + BODIES.get());
        }
        BODIES.incrementAndGet();
        return numbers;
    }

    @Memoise(expireAfterWrite = "12h")
    private static String price(String of) {
        return of + BODIES.incrementAndGet();
    }

    @Memoise(expireAfterWrite = "soon")
    private static String misconfigured() {
        return "";
    }

    @Memoise
    private static Object unkeepable(String argument) {
        return new StringBuilder(argument);
    }

    @Memoise
    private static String guarded(String user, @Memoise.Secret String pin) {
        return user + BODIES.incrementAndGet();
    }

    private static final class Service {
        private final String language;
        private final AtomicInteger counter = new AtomicInteger();

        private Service(String language) {
            this.language = language;
        }

        @Memoise
        String page(String path) {
            return language + path + counter.incrementAndGet();
        }
    }

    /** One run of the program: a new instance over the same store. */
    private void run(Runnable program) {
        try (Memos memos = Memos.builder().store(store).clock(clock).build();
                Memos.Use ignored = Memos.use(memos)) {
            program.run();
        }
    }

    @Test
    void theNextRunIsAnsweredFromTheStore() {
        run(() -> assertThat(length("four")).isEqualTo("4#1"));
        run(() -> {
            assertThat(length("four")).isEqualTo("4#1");
            assertThat(length("other")).isEqualTo("5#2");
            assertThat(Memos.current().stats().storeHits()).isEqualTo(1);
            assertThat(Memos.current().stats().misses()).isEqualTo(1);
        });
        assertThat(store.closed).isTrue();
    }

    @Test
    void whatAnotherProcessRemovesIsForgottenInMemoryToo() {
        run(() -> {
            length("four");
            Key key = store.entries.keySet().iterator().next();
            for (Removal removal :
                    List.of(new Removal.OfKey(key), new Removal.OfMethod(key.method()), new Removal.OfAll())) {
                int before = BODIES.get();
                length("four");
                store.listener.accept(new Removal.OfMethod(key.method() + 1));
                length("four");
                assertThat(BODIES).hasValue(before);
                store.entries.clear();
                store.listener.accept(removal);
                length("four");
                assertThat(BODIES).as("%s", removal).hasValue(before + 1);
            }
        });
    }

    @Test
    void aMutableResultIsDecodedForEachCallerOfEveryRun() {
        run(() -> numbers(3).add(99));
        run(() -> {
            assertThat(numbers(3)).containsExactly(0, 1, 2).isInstanceOf(ArrayList.class);
            numbers(3).clear();
            assertThat(numbers(3)).containsExactly(0, 1, 2);
        });
        assertThat(BODIES).hasValue(1);
    }

    @Test
    void whatIsStoredCanBeReadByAPerson() {
        run(() -> length("four"));
        Entry entry = store.entries.values().iterator().next();
        assertThat(entry.method()).isEqualTo("io.memoise.engine.RememberingTest.length(java.lang.String)");
        assertThat(entry.call()).isEqualTo("{\"args\":[\"four\"]}");
        assertThat(entry.value()).isEqualTo("\"4#1\"");
        assertThat(entry.writtenAt()).isEqualTo(clock.millis());
        assertThat(entry.expiresAt()).isEqualTo(Entry.NEVER);
        assertThat(entry.cost()).isPositive();
    }

    @Test
    void aMemoExpiresByItsAge() {
        run(() -> assertThat(price("tea")).isEqualTo("tea1"));
        clock.advance(Duration.ofHours(12).minusMillis(1));
        run(() -> {
            assertThat(price("tea")).isEqualTo("tea1");
            clock.advance(Duration.ofMillis(1));
            assertThat(price("tea")).isEqualTo("tea2");
            assertThat(price("tea")).isEqualTo("tea2");
        });
        assertThat(store.entries.values())
                .extracting(Entry::expiresAt)
                .containsExactly(clock.millis() + Duration.ofHours(12).toMillis());
    }

    @Test
    void aMemoFromTheFutureIsNotUsedWhereAgeCounts() {
        run(() -> {
            price("tea");
            length("tea");
        });
        clock.advance(Duration.ofDays(-3650));
        run(() -> {
            assertThat(price("tea")).isEqualTo("tea3");
            assertThat(length("tea")).isEqualTo("3#2");
        });
    }

    @Test
    void anotherCallUnderTheSameDigestIsAMiss() {
        run(() -> length("four"));
        change(entry -> new Entry(
                entry.key(),
                0,
                entry.stamp(),
                0,
                entry.method(),
                "{\"args\":[\"five\"]}",
                0,
                0,
                List.of(),
                "\"wrong\""));
        run(() -> assertThat(length("four")).isEqualTo("4#2"));
    }

    @Test
    void aValueThatCannotBeReadIsComputedAnew() {
        run(() -> length("four"));
        change(entry -> new Entry(
                entry.key(), 0, entry.stamp(), 0, entry.method(), entry.call(), 0, 0, List.of(), "{\"junk\":"));
        run(() -> assertThat(length("four")).isEqualTo("4#2"));
        run(() -> assertThat(length("four")).isEqualTo("4#2"));
    }

    @Test
    void aStoreThatFailsChangesNoAnswerAndIsLeftAlone() {
        store.failing = true;
        run(() -> {
            assertThat(length("four")).isEqualTo("4#1");
            assertThat(length("four")).isEqualTo("4#1");
            assertThat(length("three")).isEqualTo("5#2");
            assertThat(Memos.current().stats().storeFailures()).isEqualTo(1);
        });
        assertThat(store.calls).hasValue(1);
    }

    @Test
    void evictAndClearReachTheStore() {
        run(() -> {
            length("four");
            price("tea");
            Memos.current().evict(RememberingTest.class, "length");
            assertThat(store.entries).hasSize(1);
            assertThat(length("four")).isEqualTo("4#3");
            Memos.current().clear();
            assertThat(store.entries).isEmpty();
        });
        run(() -> assertThat(length("four")).isEqualTo("4#4"));
    }

    @Test
    void aCallThatIsMadeToBeEvictedIsForgottenAndNotRun() {
        run(() -> {
            length("four");
            length("three");
            assertThat(length("four")).isEqualTo("4#1");
            Memos.current().evict(() -> length("four"));
            assertThat(BODIES).hasValue(2);
            assertThat(store.entries).hasSize(1);
            assertThat(length("three")).isEqualTo("5#2");
            assertThat(length("four")).isEqualTo("4#3");
            assertThat(length("four")).isEqualTo("4#3");
        });
        run(() -> {
            Memos.current().evict(() -> length("three"));
            assertThat(length("three")).isEqualTo("5#4");
        });
    }

    @Test
    void anEvictOfNoMemoisedCallSaysSo() {
        run(() -> assertThatThrownBy(() -> Memos.current().evict(BODIES::incrementAndGet))
                .isInstanceOf(MemoiseConfigurationException.class)
                .hasMessageContaining("made no memoised call"));
    }

    @Test
    void anActionThatFailsEvictsNothing() {
        run(() -> {
            length("four");
            assertThatThrownBy(() -> Memos.current().evict(() -> {
                        length("four");
                        throw new java.io.IOException("half-way");
                    }))
                    .isInstanceOf(java.io.IOException.class);
            assertThat(length("four")).isEqualTo("4#1");
        });
    }

    @Test
    void memosOfOneObjectStayInMemory() {
        run(() -> assertThat(new Service("en").page("/")).isEqualTo("en/1"));
        assertThat(store.entries).isEmpty();
    }

    @Test
    void aSecretIsInTheKeyAndNotInTheStore() {
        run(() -> {
            assertThat(guarded("kate", "open sesame")).isEqualTo("kate1").isEqualTo(guarded("kate", "open sesame"));
            assertThat(guarded("kate", "shut sesame")).isEqualTo("kate2");
        });
        run(() -> assertThat(guarded("kate", "open sesame")).isEqualTo("kate1"));
        assertThat(store.entries.values().toString())
                .doesNotContain("open sesame")
                .doesNotContain("shut sesame");
    }

    @Test
    void anAttributeThatCannotBeFollowedIsSaidWithTheMethod() {
        run(() -> assertThatThrownBy(RememberingTest::misconfigured)
                .isInstanceOf(MemoiseConfigurationException.class)
                .hasMessageContaining("@Memoise(expireAfterWrite = \"soon\")")
                .hasMessageContaining("RememberingTest.misconfigured()")
                .hasMessageContaining("\"12h\""));
    }

    @Test
    void whyACallWasNotRememberedIsCounted() {
        run(() -> {
            unkeepable("a");
            unkeepable("a");
            Map<String, Map<String, Long>> bypasses = Memos.current().stats().bypasses();
            assertThat(bypasses).containsOnlyKeys("io.memoise.engine.RememberingTest.unkeepable(java.lang.String)");
            assertThat(bypasses.values().iterator().next().values()).containsExactly(2L);
        });
    }

    private void change(UnaryOperator<Entry> to) {
        for (Map.Entry<Key, Entry> each : store.entries.entrySet()) {
            each.setValue(to.apply(each.getValue()));
        }
    }

    private static final class SettableClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
