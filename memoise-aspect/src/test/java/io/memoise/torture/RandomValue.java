package io.memoise.torture;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Makes the same value of the same seed in every process: up to four levels of all that results are made of. */
final class RandomValue {
    sealed interface Value {}

    enum Flag implements Value {
        UP,
        DOWN {
            @Override
            public String toString() {
                return "down";
            }
        }
    }

    record Text(String text, Character character) implements Value {}

    record Numbers(Integer boxed, long number, Double real, float small, BigDecimal decimal, BigInteger big)
            implements Value {}

    record Times(Instant instant, LocalDate date, Duration duration, ZonedDateTime zoned, UUID id) implements Value {}

    record Many(List<Value> list, Set<String> set) implements Value {}

    record Named(Map<String, Value> byName, Map<Flag, Optional<Value>> byFlag, Map<Long, List<String>> byNumber)
            implements Value {}

    record Rows(int[] ints, double[] reals, String[] texts, Value[] values, byte[][] bytes) implements Value {}

    static final class Bean implements Value {
        private String name;
        private int count;
        private Value value;
        private Set<TimeUnit> units;
        private ArrayDeque<Integer> queue;
    }

    private static final List<String> ODD_TEXTS =
            List.of("", "null", "\"", "\\", "\u0000", "\ud83d\ude00", "\ud800", "\udc00\ud800", "\u2028", "a,b", "[1]");

    private final SplittableRandom random;

    private RandomValue(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static Value of(long seed) {
        return new RandomValue(seed).value(4);
    }

    private Value value(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 8)) {
            case 0 -> Flag.values()[random.nextInt(2)];
            case 1 -> new Text(text(), or(() -> (char) random.nextInt(0x10000)));
            case 2 -> numbers();
            case 3 -> times();
            case 4 -> new Many(list(depth), set());
            case 5 -> named(depth);
            case 6 -> rows(depth);
            default -> bean(depth);
        };
    }

    private String text() {
        if (random.nextInt(3) == 0) {
            return ODD_TEXTS.get(random.nextInt(ODD_TEXTS.size()));
        }
        return random.ints(random.nextInt(6), 'a', 'f')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private <T> T or(Supplier<T> something) {
        return random.nextInt(5) == 0 ? null : something.get();
    }

    private Numbers numbers() {
        double[] reals = {0.0, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, random.nextDouble()};
        return new Numbers(
                or(random::nextInt),
                random.nextLong() >>> random.nextInt(64),
                or(() -> reals[random.nextInt(reals.length)]),
                (float) reals[random.nextInt(reals.length)],
                or(() -> new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(-50, 50))),
                or(() -> BigInteger.valueOf(random.nextLong()).pow(random.nextInt(4))));
    }

    private Times times() {
        long second = random.nextLong(-100_000_000_000L, 100_000_000_000L);
        Instant instant = Instant.ofEpochSecond(second, random.nextInt(1_000_000_000));
        ZoneId zone = ZoneId.of(
                List.of("Europe/Zurich", "Z", "+05:30", "America/New_York").get(random.nextInt(4)));
        return new Times(
                or(() -> instant),
                or(() -> LocalDate.ofEpochDay(random.nextLong(-1_000_000, 1_000_000))),
                or(() -> Duration.ofSeconds(random.nextLong(), random.nextInt(1_000_000_000))),
                or(() -> instant.atZone(zone)),
                or(() -> new UUID(random.nextLong(), random.nextLong())));
    }

    private List<Value> list(int depth) {
        List<Value> content = new ArrayList<>(several(n -> value(depth - 1)));
        return switch (random.nextInt(8)) {
            case 0 -> content;
            case 1 -> new LinkedList<>(content);
            case 2 -> List.copyOf(content);
            case 3 -> Arrays.asList(content.toArray(new Value[0]));
            case 4 -> Collections.unmodifiableList(content);
            case 5 -> new CopyOnWriteArrayList<>(content);
            case 6 -> content.stream().toList();
            default -> Collections.singletonList(null);
        };
    }

    private Set<String> set() {
        List<String> content = several(n -> text());
        return switch (random.nextInt(6)) {
            case 0 -> new HashSet<>(content);
            case 1 -> new LinkedHashSet<>(content);
            case 2 -> new TreeSet<>(content);
            case 3 -> Set.copyOf(content);
            case 4 -> Collections.unmodifiableSet(new LinkedHashSet<>(content));
            default -> null;
        };
    }

    private Named named(int depth) {
        Map<String, Value> byName = new LinkedHashMap<>();
        several(n -> byName.put(text(), value(depth - 1)));
        Map<Flag, Optional<Value>> byFlag = new TreeMap<>();
        several(n -> byFlag.put(Flag.values()[n % 2], Optional.ofNullable(or(() -> value(depth - 1)))));
        Map<Long, List<String>> byNumber = new HashMap<>();
        several(n -> byNumber.put(or(random::nextLong), several(m -> text())));
        return new Named(
                switch (random.nextInt(5)) {
                    case 0 -> byName;
                    case 1 -> new HashMap<>(byName);
                    case 2 -> new TreeMap<>(byName);
                    case 3 -> new ConcurrentHashMap<>(byName);
                    default -> Map.copyOf(byName);
                },
                byFlag,
                byNumber);
    }

    private Rows rows(int depth) {
        return new Rows(
                random.ints(random.nextInt(4)).toArray(),
                or(() -> random.doubles(2).toArray()),
                several(n -> or(this::text)).toArray(new String[0]),
                several(n -> or(() -> value(depth - 1))).toArray(new Value[0]),
                or(() -> new byte[][] {{(byte) random.nextInt()}, null, {}}));
    }

    private Bean bean(int depth) {
        Bean bean = new Bean();
        bean.name = or(this::text);
        bean.count = random.nextInt();
        bean.value = or(() -> value(depth - 1));
        bean.units = or(() -> random.nextBoolean() ? EnumSet.of(TimeUnit.DAYS) : EnumSet.noneOf(TimeUnit.class));
        bean.queue = or(() -> new ArrayDeque<>(several(n -> n)));
        return bean;
    }

    private <T> List<T> several(IntFunction<T> make) {
        List<T> made = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            made.add(make.apply(i));
        }
        return made;
    }
}
