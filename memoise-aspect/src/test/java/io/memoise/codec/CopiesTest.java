package io.memoise.codec;

import static io.memoise.codec.Returns.codec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.memoise.codec.Returns.Colour;
import io.memoise.codec.Returns.Page;
import io.memoise.codec.Returns.Point;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CopiesTest {
    private static final Structure STRUCTURE = new Structure(new Components(MethodHandles.lookup()), Codecs.NONE);
    private static final Immutability IMMUTABILITY =
            new Immutability(new Components(MethodHandles.lookup()), Codecs.NONE);

    static Stream<Object> changeables() {
        return Stream.of(
                new ArrayList<>(Arrays.asList("a", null, new Point(1, 2))),
                new LinkedList<>(List.of(1, 2)),
                new HashSet<>(List.of("a", "b")),
                new LinkedHashSet<>(List.of("z", "a")),
                new TreeSet<>(List.of("z", "a")),
                EnumSet.of(Colour.RED, Colour.BLUE),
                EnumSet.noneOf(Colour.class),
                Arrays.asList("b", "a", null),
                new HashMap<>(Map.of("a", 1)),
                new LinkedHashMap<>(Map.of(new Point(1, 2), "p")),
                new TreeMap<>(Map.of("b", 1, "a", 2)),
                new EnumMap<>(Map.of(Colour.GREEN, new ArrayList<>(List.of("leaf")))),
                new EnumMap<>(Colour.class),
                new HashMap<>(Map.of(new ArrayList<>(List.of("key")), new ArrayList<>(List.of("value")))),
                Collections.unmodifiableList(new LinkedList<>(List.of("a"))),
                Collections.unmodifiableMap(new TreeMap<>(Map.of("a", 1))),
                Collections.unmodifiableSortedSet(new TreeSet<>(List.of("b", "a"))),
                List.of(new ArrayList<>(), new ArrayList<>(List.of("a"))),
                Stream.of(new ArrayList<>(), null).toList(),
                Set.of(new ArrayList<>(List.of("a"))),
                Map.of("a", new HashSet<>(List.of(1)), "b", new HashSet<>()),
                Collections.singletonList(new ArrayList<>()),
                Collections.singletonMap("a", new ArrayList<>()),
                Optional.of(new ArrayList<>(List.of(new byte[] {1}))),
                new byte[] {1, 2},
                json());
    }

    @ParameterizedTest
    @MethodSource("changeables")
    void aCopyIsTheSameByStructureAndSharesNothingThatCanBeChanged(Object value) throws UnkeepableException {
        String before = Described.text(value);
        Copies copies = Copies.of(value, IMMUTABILITY, STRUCTURE);
        assertThat(copies).isNotNull();
        Object first = copies.next();
        Object second = copies.next();
        assertThat(first).isNotSameAs(second).isNotSameAs(value);
        assertThat(Described.text(first)).isEqualTo(before);
        change(first);
        assertThat(Described.text(value)).isEqualTo(before);
        assertThat(Described.text(second)).isEqualTo(before);
        assertThat(STRUCTURE.same(value, copies.next())).isTrue();
    }

    @Test
    void whatHoldsAChangeableRecordIsDecoded() {
        List<Page<String>> pages = new ArrayList<>(List.of(new Page<>("p", new ArrayList<>())));
        assertThat(codec("anything").copies(pages)).isNull();
    }

    @Test
    void whatIsOfNoKnownKindIsDecoded() {
        assertThat(codec("anything").copies(new ArrayList<>(List.of(new StringBuilder()))))
                .isNull();
        assertThat(codec("anything").copies(new ArrayList<String>() {})).isNull();
        assertThat(codec("anything").copies(new TreeSet<String>((a, b) -> b.compareTo(a))))
                .isNull();
    }

    @Test
    void aCopyThatCannotBeMadeIsSaidAsWhatCannotBeKept() throws UnkeepableException {
        Fragile.broken = false;
        Copies copies = codec("anything").copies(new HashSet<>(List.of(new Fragile("a"))));
        assertThat(copies).isNotNull();
        Fragile.broken = true;
        assertThatThrownBy(copies::next).isInstanceOf(UnkeepableException.class);
    }

    record Fragile(String text) {
        static boolean broken;

        @Override
        public int hashCode() {
            if (broken) {
                throw new IllegalStateException("asked");
            }
            return 1;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void copiesOfRandomValuesAreTheSame(long seed) throws UnkeepableException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2000; i++) {
            Object value = value(random, 4);
            String before = Described.text(value);
            Copies copies = Copies.of(value, IMMUTABILITY, STRUCTURE);
            assertThat(copies).as("value %d: %s", i, before).isNotNull();
            change(copies.next());
            assertThat(Described.text(value)).as("value %d", i).isEqualTo(before);
            assertThat(Described.text(copies.next())).as("value %d", i).isEqualTo(before);
        }
    }

    private static Object value(SplittableRandom random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return switch (random.nextInt(5)) {
                case 0 -> random.nextInt();
                case 1 -> "text" + random.nextInt(9);
                case 2 -> new Point(random.nextInt(3), 1);
                case 3 -> new byte[] {(byte) random.nextInt()};
                default -> Colour.values()[random.nextInt(3)];
            };
        }
        List<Object> content = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            content.add(value(random, depth - 1));
        }
        Map<Object, Object> map = new LinkedHashMap<>();
        content.forEach(each -> map.put("key" + map.size(), each));
        return switch (random.nextInt(12)) {
            case 0 -> new LinkedList<>(content);
            case 1 -> List.copyOf(content);
            case 2 -> Collections.unmodifiableList(content);
            case 3 -> Arrays.asList(content.toArray());
            case 4 -> new LinkedHashSet<>(content);
            case 5 -> new HashSet<>(map.keySet());
            case 6 -> map;
            case 7 -> new TreeMap<>(map);
            case 8 -> Map.copyOf(map);
            case 9 -> Collections.unmodifiableMap(new HashMap<>(map));
            case 10 -> Optional.of(content);
            default -> {
                content.add(null);
                yield content;
            }
        };
    }

    private static JsonObject json() {
        JsonArray array = new JsonArray();
        array.add("a");
        JsonObject object = new JsonObject();
        object.add("array", array);
        return object;
    }

    /** Changes whatever lets itself be changed, down to the last part. */
    private static void change(Object value) {
        if (value instanceof Collection<?> collection) {
            List.copyOf(collection.stream().filter(part -> part != null).toList())
                    .forEach(CopiesTest::change);
            quietly(collection::clear);
        } else if (value instanceof Map<?, ?> map) {
            List.copyOf(map.keySet()).forEach(CopiesTest::change);
            new ArrayList<>(map.values()).forEach(CopiesTest::change);
            quietly(map::clear);
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(CopiesTest::change);
        } else if (value instanceof byte[] bytes) {
            Arrays.fill(bytes, (byte) 99);
        } else if (value instanceof JsonObject object) {
            object.getAsJsonArray("array").add("changed");
            object.addProperty("changed", true);
        }
        if (value instanceof List<?> list) {
            quietly(() -> Collections.fill(list, null));
        }
    }

    private static void quietly(Runnable change) {
        try {
            change.run();
        } catch (UnsupportedOperationException fixed) {
            // So be it.
        }
    }
}
