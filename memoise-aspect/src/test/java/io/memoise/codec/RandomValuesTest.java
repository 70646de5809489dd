package io.memoise.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.codec.Returns.Colour;
import io.memoise.codec.Returns.Node;
import io.memoise.codec.Returns.Page;
import io.memoise.codec.Returns.Pair;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomValuesTest {
    private static final int VALUES = 1000;

    record Everything(
            boolean flag,
            char letter,
            long number,
            Double real,
            float small,
            String text,
            BigDecimal amount,
            UUID id,
            Colour colour,
            Instant at,
            Duration took,
            Period every,
            YearMonth month,
            ZonedDateTime local,
            byte[] bytes,
            Optional<List<String>> names,
            Map<String, Long> counts,
            Map<Integer, Set<Colour>> colours,
            Page<Pair<Float, LocalDate>> page,
            Node tree) {}

    interface Source {
        List<Everything> values();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20260101})
    void comeBackTheSame(long seed) throws UnkeepableException {
        SplittableRandom random = new SplittableRandom(seed);
        ValueCodec codec = Returns.codec(Source.class, "values", null);
        for (int i = 0; i < VALUES; i++) {
            List<Everything> value = list(random, () -> everything(random));

            Kept kept = codec.keep(value);

            assertThat(kept.json()).matches("[ -~]+");
            assertThat(Described.text(codec.decode(kept.json())))
                    .as("value %d", i)
                    .isEqualTo(Described.text(value));
            assertThat(Described.text(kept.copy())).isEqualTo(Described.text(value));
        }
    }

    /** Any text is either refused or read as a value that is written again. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    void damagedTextIsRefusedOrMeansAValue(long seed) throws UnkeepableException {
        SplittableRandom random = new SplittableRandom(seed);
        ValueCodec codec = Returns.codec(Source.class, "values", null);
        for (int i = 0; i < VALUES; i++) {
            StringBuilder text =
                    new StringBuilder(codec.keep(List.of(everything(random))).json());
            text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(' ', 0x80));
            Object value;
            try {
                value = codec.decode(text.toString());
            } catch (UnkeepableException refused) {
                continue;
            }
            assertThat(Described.text(codec.keep(value).copy())).isEqualTo(Described.text(value));
        }
    }

    private static Everything everything(SplittableRandom random) {
        return new Everything(
                random.nextBoolean(),
                (char) random.nextInt(0x10000),
                random.nextLong() >> random.nextInt(64),
                orNull(random, () -> Double.longBitsToDouble(random.nextLong())),
                Float.intBitsToFloat(random.nextInt()),
                text(random),
                orNull(random, () -> new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(-400, 400))),
                new UUID(random.nextLong(), random.nextLong()),
                orNull(random, () -> Colour.values()[random.nextInt(3)]),
                Instant.ofEpochSecond(
                        random.nextLong(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
                        random.nextInt(1_000_000_000)),
                Duration.ofSeconds(random.nextLong() >> random.nextInt(64), random.nextInt(1_000_000_000)),
                Period.of(random.nextInt(), random.nextInt(-20, 20), random.nextInt()),
                YearMonth.of(random.nextInt(-20_000, 20_000), random.nextInt(1, 13)),
                ZonedDateTime.ofInstant(Instant.ofEpochSecond(random.nextLong(4_000_000_000L)), zone(random)),
                orNull(random, () -> text(random).getBytes(StandardCharsets.UTF_16)),
                orNull(random, () -> Optional.of(list(random, () -> text(random)))),
                map(random, () -> text(random), random::nextLong),
                map(random, random::nextInt, () -> set(random, () -> Colour.values()[random.nextInt(3)])),
                new Page<>(
                        text(random),
                        list(
                                random,
                                () -> new Pair<>((float) random.nextInt(), LocalDate.ofEpochDay(random.nextInt())))),
                node(random, 3));
    }

    private static ZoneId zone(SplittableRandom random) {
        return ZoneId.of(List.of("Europe/Paris", "UTC", "Z", "+05:30", "America/St_Johns", "Pacific/Apia")
                .get(random.nextInt(6)));
    }

    private static Node node(SplittableRandom random, int depth) {
        return new Node(text(random), depth == 0 ? null : list(random, () -> node(random, depth - 1)));
    }

    private static String text(SplittableRandom random) {
        char[] chars = new char[random.nextInt(6)];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) random.nextInt(1 << random.nextInt(1, 17));
        }
        return new String(chars);
    }

    private static <T> T orNull(SplittableRandom random, Supplier<T> value) {
        return random.nextInt(4) == 0 ? null : value.get();
    }

    private static <T> List<T> list(SplittableRandom random, Supplier<T> element) {
        List<T> list = new ArrayList<>(
                Stream.generate(element).limit(random.nextInt(4)).toList());
        return switch (random.nextInt(7)) {
            case 0 -> new LinkedList<>(list);
            case 1 -> List.copyOf(list);
            case 2 -> list.stream().toList();
            case 3 -> Collections.unmodifiableList(list);
            case 4 -> {
                list.add(null);
                yield list;
            }
            default -> list;
        };
    }

    private static <T> Set<T> set(SplittableRandom random, Supplier<T> element) {
        List<T> list = list(random, element);
        return switch (random.nextInt(4)) {
            case 0 -> new LinkedHashSet<>(list);
            case 1 -> Collections.unmodifiableSet(new HashSet<>(list));
            case 2 -> Set.copyOf(list.stream().filter(Objects::nonNull).toList());
            default -> new HashSet<>(list);
        };
    }

    private static <K, V> Map<K, V> map(SplittableRandom random, Supplier<K> key, Supplier<V> value) {
        Map<K, V> map = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            map.put(key.get(), value.get());
        }
        return switch (random.nextInt(5)) {
            case 0 -> new HashMap<>(map);
            case 1 -> new TreeMap<>(map);
            case 2 -> Map.copyOf(map);
            case 3 -> Collections.unmodifiableMap(map);
            default -> map;
        };
    }
}
