package io.memoise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memoise;
import io.memoise.Memos;
import io.memoise.code.MethodCode;
import io.memoise.codec.ValueCodec;
import io.memoise.key.CallKeys;
import io.memoise.store.Entry;
import io.memoise.store.Key;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Memos that other code wrote. */
class OtherCodeTest {
    private static final AtomicInteger BODIES = new AtomicInteger();

    private final MapStore store = new MapStore();

    @Memoise
    private static int price(int number) {
        return BODIES.incrementAndGet() + number;
    }

    @Memoise(code = Memoise.Code.NONE, version = 3)
    private static int codeless(int number) {
        return BODIES.incrementAndGet() + number;
    }

    private static class Shelf<T> {
        @Memoise
        T first(T of) {
            BODIES.incrementAndGet();
            return of;
        }
    }

    private static final class Books extends Shelf<String> {}

    private static final class Pages extends Shelf<Integer> {}

    @BeforeEach
    void reset() {
        BODIES.set(0);
    }

    @Test
    void theVariantHoldsTheFingerprintOfTheCode() throws NoSuchMethodException {
        run(() -> price(1));
        Method method = OtherCodeTest.class.getDeclaredMethod("price", int.class);
        assertThat(variant())
                .isEqualTo(number(
                        "version=0;shape=%s;code=" + MethodCode.of(method).fingerprint(), method));
    }

    @Test
    void withoutCodeTheVariantIsTheVersionAndTheShape() throws NoSuchMethodException {
        run(() -> codeless(1));
        Method method = OtherCodeTest.class.getDeclaredMethod("codeless", int.class);
        assertThat(variant()).isEqualTo(number("version=3;shape=%s", method));
    }

    @Test
    void memosOfOtherCodeAreNotUsedAndCountedOnce() {
        run(() -> price(1));
        Entry own = store.entries.values().iterator().next();
        putOthers(own, 12);
        BODIES.set(0);
        try (Said said = new Said()) {
            run(() -> {
                price(1);
                assertThat(store.counts).hasValue(1); // The first run's; a hit asks for nothing.
                price(2);
                price(3);
            });
            assertThat(BODIES).hasValue(2);
            assertThat(store.counts).hasValue(2);
            assertThat(said.about("OtherCodeTest.price(int)"))
                    .singleElement()
                    .asString()
                    .startsWith("12 memos of io.memoise.engine.OtherCodeTest.price(int) are from other code,")
                    .contains("evict(OtherCodeTest.class, \"price\")", "code = NONE", "troubleshooting.md#other-code");
        }
    }

    @Test
    void oneMemoIsOneMemo() {
        run(() -> price(1));
        putOthers(store.entries.values().iterator().next(), 1);
        try (Said said = new Said()) {
            run(() -> price(2));
            assertThat(said.about("1 memo of io.memoise.engine.OtherCodeTest.price(int) is from other code"))
                    .hasSize(1);
        }
    }

    @Test
    void aMethodWithoutOtherMemosIsNotSpokenOf() {
        try (Said said = new Said()) {
            run(() -> price(1));
            run(() -> price(2));
            assertThat(said.about("price")).isEmpty();
        }
    }

    @Test
    void memosOfOtherReceiversOfAGenericMethodAreNotOthers() {
        try (Said said = new Said()) {
            run(() -> {
                assertThat(new Books().first("a")).isEqualTo("a");
                assertThat(new Pages().first(1)).isEqualTo(1);
            });
            run(() -> assertThat(new Pages().first(2)).isEqualTo(2));
            assertThat(store.entries.values()).extracting(Entry::variant).hasSize(3);
            assertThat(store.entries.values().stream().map(Entry::variant).distinct())
                    .hasSize(2);
            assertThat(said.about("first")).isEmpty();
        }
    }

    private void putOthers(Entry own, int count) {
        for (int i = 0; i < count; i++) {
            Key key = new Key(own.key().method(), 1, i);
            store.entries.put(key, new Entry(key, own.variant() + 1, 1, Entry.NEVER, "m", "{}", 0, 0, List.of(), "1"));
        }
    }

    private int variant() {
        assertThat(store.entries).hasSize(1);
        return store.entries.values().iterator().next().variant();
    }

    private static int number(String variant, Method method) {
        String shape = ValueCodec.of(method, null, MethodHandles.lookup()).shape();
        return CallKeys.variantNumber(variant.formatted(shape));
    }

    private void run(Runnable program) {
        try (Memos memos = Memos.builder().store(store).build();
                Memos.Use ignored = Memos.use(memos)) {
            program.run();
        }
    }
}
