package io.memoise.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.key.Samples.Colour;
import io.memoise.key.Samples.Pair;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random values of some depth, their deep copies, and their neighbours that differ in one leaf. */
class RandomValuesTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void deepCopiesHaveEqualForms(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            Object value = value(random, 4);
            assertThat(Forms.of(copy(value, new Random(seed))))
                    .as("seed %d, value %d", seed, i)
                    .isEqualTo(Forms.of(value));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void oneOtherLeafMakesAnotherForm(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            Object value = value(random, 4);
            Object other = changed(value, random);
            assertThat(Forms.of(other)).as("seed %d, value %d", seed, i).isNotEqualTo(Forms.of(value));
        }
    }

    /** Values of equal forms are equal as values are: the form says all. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void directValuesAreEqualJustWhereTheirFormsAre(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Object> leaves = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            leaves.add(leaf(random));
        }
        for (Object one : leaves) {
            for (Object other : leaves) {
                assertThat(Forms.of(one).equals(Forms.of(other)))
                        .as("seed %d: %s, %s", seed, one, other)
                        .isEqualTo(one.equals(other));
            }
        }
    }

    private static Object value(SplittableRandom random, int depth) {
        if (depth == 0) {
            return leaf(random);
        }
        return switch (random.nextInt(9)) {
            case 0 -> values(random, depth);
            case 1 -> new LinkedHashMap<>(map(random, depth));
            case 2 -> map(random, depth);
            case 3 -> new HashSet<>(values(random, depth));
            case 4 -> values(random, depth).toArray();
            case 5 -> new Pair(value(random, depth - 1), value(random, depth - 1));
            case 6 -> Optional.of(value(random, depth - 1));
            case 7 -> random.ints(random.nextInt(4), 0, 3).toArray();
            default -> leaf(random);
        };
    }

    private static List<Object> values(SplittableRandom random, int depth) {
        List<Object> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(value(random, depth - 1));
        }
        return values;
    }

    private static Map<Object, Object> map(SplittableRandom random, int depth) {
        Map<Object, Object> map = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(leaf(random), value(random, depth - 1));
        }
        return map;
    }

    /** From few enough values that some are equal. */
    private static Object leaf(SplittableRandom random) {
        int small = random.nextInt(-2, 3);
        return switch (random.nextInt(10)) {
            case 0 -> small;
            case 1 -> (long) small;
            case 2 -> text(random);
            case 3 -> small % 2 == 0 ? small * 0.0 : 0.0 / 0;
            case 4 -> BigDecimal.valueOf(small, random.nextInt(3));
            case 5 -> Duration.ofSeconds(small, random.nextInt(-2, 3) * 500_000_000L);
            case 6 -> LocalDate.ofEpochDay(small);
            case 7 -> Colour.values()[random.nextInt(2)];
            case 8 -> (char) ('0' + small + 2);
            default -> random.nextBoolean();
        };
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append("\",[]{}\\1\ud83d\ude00é".charAt(random.nextInt(11)));
        }
        return text.toString();
    }

    /** Equal by content and of other objects, in another order where order says nothing. */
    private static Object copy(Object value, Random order) {
        if (value instanceof LinkedHashMap<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((k, v) -> copy.put(copy(k, order), copy(v, order)));
            return copy;
        } else if (value instanceof Map<?, ?> map) {
            List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
            Collections.shuffle(entries, order);
            Map<Object, Object> copy = new HashMap<>(512);
            entries.forEach(entry -> copy.put(copy(entry.getKey(), order), copy(entry.getValue(), order)));
            return copy;
        } else if (value instanceof Set<?> set) {
            List<Object> elements = new ArrayList<>(set);
            Collections.shuffle(elements, order);
            Set<Object> copy = new HashSet<>(512);
            elements.forEach(element -> copy.add(copy(element, order)));
            return copy;
        } else if (value instanceof List<?> list) {
            List<Object> copy = new LinkedList<>();
            list.forEach(element -> copy.add(copy(element, order)));
            return copy;
        } else if (value instanceof Object[] array) {
            return copy(List.of(array), order) instanceof List<?> copy ? copy.toArray() : array;
        } else if (value instanceof Pair pair) {
            return new Pair(copy(pair.first(), order), copy(pair.second(), order));
        } else if (value instanceof Optional<?> optional) {
            return optional.map(inner -> copy(inner, order));
        } else if (value instanceof int[] array) {
            return array.clone();
        } else if (value instanceof String text) {
            return new String(text.toCharArray());
        } else if (value instanceof BigDecimal number) {
            return new BigDecimal(number.toString());
        }
        return value;
    }

    /** One leaf is another one, or one element is more. */
    private static Object changed(Object value, SplittableRandom random) {
        if (value instanceof List<?> list) {
            List<Object> changed = new ArrayList<>(list);
            if (list.isEmpty() || random.nextInt(4) == 0) {
                changed.add(random.nextInt(changed.size() + 1), "one more");
            } else {
                changed.replaceAll(element -> element);
                int place = random.nextInt(list.size());
                changed.set(place, changed(list.get(place), random));
            }
            return changed;
        } else if (value instanceof Set<?> set) {
            Set<Object> changed = new HashSet<>(set);
            changed.add("one more");
            return changed;
        } else if (value instanceof Map<?, ?> map) {
            Map<Object, Object> changed = map instanceof LinkedHashMap ? new LinkedHashMap<>(map) : new HashMap<>(map);
            changed.entrySet().stream()
                    .findFirst()
                    .ifPresentOrElse(
                            entry -> entry.setValue(changed(entry.getValue(), random)),
                            () -> changed.put("one", "more"));
            return changed;
        } else if (value instanceof Object[] array) {
            return ((List<?>) changed(java.util.Arrays.asList(array), random)).toArray();
        } else if (value instanceof Pair pair) {
            return random.nextBoolean()
                    ? new Pair(changed(pair.first(), random), pair.second())
                    : new Pair(pair.first(), changed(pair.second(), random));
        } else if (value instanceof Optional<?> optional) {
            return Optional.of(changed(optional.orElseThrow(), random));
        } else if (value instanceof int[] array) {
            return java.util.Arrays.copyOf(array, array.length + 1);
        }
        return List.of(value);
    }
}
