package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memoise;
import io.memoise.Memos;
import io.memoise.key.RandomValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments that change, by the body or by their owner, and those that differ from another in one place. */
class MutationTest extends InMemory {

    record Holder(List<String> names) {}

    @Memoise
    private static String of(Object argument) {
        BODIES.incrementAndGet();
        return argument instanceof Object[] array ? Arrays.deepToString(array) : String.valueOf(argument);
    }

    @Memoise
    private static String eating(List<String> argument) {
        BODIES.incrementAndGet();
        return argument.remove(0);
    }

    @Memoise
    private static String varargs(Object... parts) {
        BODIES.incrementAndGet();
        return Arrays.deepToString(parts);
    }

    @Memoise
    private static int numbered(int number, Object argument) {
        return BODIES.incrementAndGet();
    }

    @Test
    void theKeyIsFixedBeforeTheBodyRuns() {
        List<String> argument = new ArrayList<>(List.of("a", "b"));
        assertThat(eating(argument)).isEqualTo("a");
        assertThat(eating(argument)).isEqualTo("b");
        assertThat(eating(new ArrayList<>(List.of("a", "b")))).isEqualTo("a");
        assertThat(eating(new ArrayList<>(List.of("b")))).isEqualTo("b");
        assertThat(BODIES).hasValue(2);
    }

    @Test
    void aListOfTheSameHashIsAnotherArgument() {
        List<String> list = new ArrayList<>(List.of("Aa"));
        assertThat(of(list)).isEqualTo("[Aa]");
        list.set(0, "BB");
        assertThat(list).hasSameHashCodeAs(List.of("Aa"));
        assertThat(of(list)).isEqualTo("[BB]");
        list.set(0, "Aa");
        assertThat(of(list)).isEqualTo("[Aa]");
        assertThat(BODIES).hasValue(2);
    }

    @Test
    void whatARecordHoldsMayChange() {
        List<String> names = new ArrayList<>(List.of("a"));
        Holder holder = new Holder(names);
        assertThat(of(holder)).isEqualTo("Holder[names=[a]]");
        names.add("b");
        assertThat(of(holder)).isEqualTo("Holder[names=[a, b]]");
        assertThat(of(new Holder(List.of("a")))).isEqualTo("Holder[names=[a]]");
        assertThat(BODIES).hasValue(2);
    }

    @Test
    void anArrayIsAsItIsAtTheCall() {
        Object[] array = {"a", new Object[] {"b"}};
        assertThat(of(array)).isEqualTo("[a, [b]]");
        ((Object[]) array[1])[0] = "c";
        assertThat(of(array)).isEqualTo("[a, [c]]");
        array[0] = null;
        assertThat(of(array)).isEqualTo("[null, [c]]");
        assertThat(of(new Object[] {"a", new Object[] {"b"}})).isEqualTo("[a, [b]]");
        assertThat(BODIES).hasValue(3);
    }

    @Test
    void anArrayMayBeUsedAgainForVarargs() {
        Object[] parts = {1, "x"};
        assertThat(varargs(parts)).isEqualTo("[1, x]");
        parts[0] = 2;
        assertThat(varargs(parts)).isEqualTo("[2, x]");
        parts[0] = 1;
        assertThat(varargs(parts)).isEqualTo("[1, x]").isEqualTo(varargs(1, "x"));
        assertThat(BODIES).hasValue(2);
    }

    @Test
    void aKeyInAMapMayChange() {
        List<String> key = new ArrayList<>(List.of("a"));
        Map<List<String>, String> map = new HashMap<>(Map.of(key, "v"));
        assertThat(of(map)).isEqualTo("{[a]=v}");
        map.keySet().iterator().next();
        key.add("b");
        assertThat(of(new HashMap<>(Map.of(List.of("a"), "v")))).isEqualTo("{[a]=v}");
        assertThat(BODIES).hasValue(1);
    }

    @Test
    void aBuilderOfTextNeverAnswersForAnother() {
        StringBuilder text = new StringBuilder("a");
        assertThat(of(text)).isEqualTo("a");
        text.append("b");
        assertThat(of(text)).isEqualTo("ab");
    }

    /** 10,000 in all. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void copiesHitAndNeighboursMiss(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        try (Memos small = Memos.builder().memoryOnly().maximumSize(10).build();
                Memos.Use ignored = Memos.use(small)) {
            for (int i = 0; i < 2_500; i++) {
                Object value = RandomValues.value(random, 4);
                int first = numbered(i, value);
                assertThat(numbered(i, RandomValues.copy(value, new Random(seed + i))))
                        .as("seed %d, value %d: a copy of %s", seed, i, value)
                        .isEqualTo(first);
                Object other = RandomValues.changed(value, random);
                assertThat(numbered(i, other))
                        .as("seed %d, value %d: %s and %s", seed, i, value, other)
                        .isNotEqualTo(first);
                assertThat(numbered(i, value)).as("seed %d, value %d", seed, i).isEqualTo(first);
            }
            assertThat(small.stats().bypassed()).isZero();
        }
    }
}
