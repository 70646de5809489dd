package io.memoise.key;

import io.memoise.key.Samples.Colour;
import io.memoise.key.Samples.Pair;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Random values of some depth, their deep copies, and their neighbours that differ in one place. */
public final class RandomValues {
    private RandomValues() {}

    /** A tree of values. */
    public static Object value(SplittableRandom random, int depth) {
        if (depth == 0) {
            return leaf(random);
        }
        return switch (random.nextInt(17)) {
            case 0 -> values(random, depth);
            case 1 -> new LinkedHashMap<>(map(random, depth));
            case 2 -> map(random, depth);
            case 3 -> new HashSet<>(values(random, depth));
            case 4 -> values(random, depth).toArray();
            case 5 -> new Pair(value(random, depth - 1), value(random, depth - 1));
            case 6 -> Optional.of(value(random, depth - 1));
            case 7 -> random.ints(random.nextInt(4), 0, 3).toArray();
            case 8 -> Collections.unmodifiableMap(map(random, depth));
            case 9 -> Collections.synchronizedSet(new LinkedHashSet<>(values(random, depth)));
            case 10 -> new TreeMap<>(Map.of(text(random), value(random, depth - 1)));
            case 11 -> sorted(random, depth);
            case 12 -> EnumSet.of(TimeUnit.values()[random.nextInt(7)], TimeUnit.values()[random.nextInt(7)]);
            case 13 -> new ArrayDeque<>(List.of(value(random, depth - 1)));
            case 14 -> Map.entry(leaf(random), value(random, depth - 1));
            case 15 -> new Object[][] {values(random, depth).toArray(), {}};
            default -> leaf(random);
        };
    }

    private static Map<String, Object> sorted(SplittableRandom random, int depth) {
        Map<String, Object> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.put(text(random), value(random, depth - 1));
        return sorted;
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
    static Object leaf(SplittableRandom random) {
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
    @SuppressWarnings("unchecked")
    public static Object copy(Object value, Random order) {
        if (value instanceof TreeMap<?, ?> map) {
            return copyInto(
                    new TreeMap<>(map.comparator() == null ? null : (Comparator<Object>) map.comparator()), map, order);
        } else if (value instanceof EnumSet<?> set) {
            return set.clone();
        } else if (value instanceof ArrayDeque<?> deque) {
            return new ArrayDeque<>((List<?>) copy(new ArrayList<>(deque), order));
        } else if (value instanceof Map.Entry<?, ?> entry) {
            return new AbstractMap.SimpleEntry<>(copy(entry.getKey(), order), copy(entry.getValue(), order));
        } else if (isView(value) && value instanceof Map<?, ?> map) {
            return Collections.unmodifiableMap((Map<?, ?>) copy(new HashMap<>(map), order));
        } else if (isView(value) && value instanceof Set<?> set) {
            Set<Object> copy = new LinkedHashSet<>();
            set.forEach(element -> copy.add(copy(element, order)));
            return Collections.synchronizedSet(copy);
        } else if (value instanceof Object[][] arrays) {
            return new Object[][] {(Object[]) copy(arrays[0], order), {}};
        } else if (value instanceof LinkedHashMap<?, ?> map) {
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

    private static Object copyInto(Map<Object, Object> copy, Map<?, ?> map, Random order) {
        map.forEach((k, v) -> copy.put(copy(k, order), copy(v, order)));
        return copy;
    }

    private static boolean isView(Object value) {
        return value.getClass().getName().startsWith("java.util.Collections$");
    }

    /** One leaf is another one, or one element is more. */
    public static Object changed(Object value, SplittableRandom random) {
        if (value instanceof TreeMap<?, ?> map) {
            Object changed = changed(new ArrayList<>(map.values()).get(0), random);
            return random.nextBoolean()
                    ? copyInto(new TreeMap<>(Collections.reverseOrder()), map, new Random(1))
                    : new TreeMap<>(Map.of(map.firstKey(), changed));
        } else if (value instanceof EnumSet<?> set) {
            return random.nextBoolean() ? EnumSet.complementOf(set) : Set.copyOf(set);
        } else if (value instanceof ArrayDeque<?> deque) {
            return new ArrayList<>(deque);
        } else if (value instanceof Map.Entry<?, ?> entry) {
            return Map.entry(entry.getKey(), changed(entry.getValue(), random));
        } else if (isView(value) && value instanceof Map<?, ?> map) {
            return random.nextBoolean() ? new HashMap<>(map) : Collections.synchronizedMap(new HashMap<>(map));
        } else if (isView(value) && value instanceof Set<?> set) {
            return random.nextBoolean() ? new LinkedHashSet<>(set) : Collections.synchronizedSet(new HashSet<>(set));
        } else if (value instanceof Object[][] arrays) {
            return new Object[][] {arrays[0], {random.nextInt()}};
        } else if (value instanceof List<?> list) {
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
