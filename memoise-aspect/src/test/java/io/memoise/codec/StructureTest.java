package io.memoise.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.memoise.codec.Returns.Colour;
import io.memoise.codec.Returns.Liar;
import io.memoise.codec.Returns.Plain;
import io.memoise.codec.Returns.Point;
import java.lang.invoke.MethodHandles;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StructureTest {
    private final Structure structure = new Structure(new Components(MethodHandles.lookup()), Codecs.NONE);

    @ParameterizedTest
    @MethodSource("others")
    void tellsApart(Object one, Object other) {
        assertThat(structure.same(one, other)).isFalse();
        assertThat(structure.same(other, one)).isFalse();
        assertThat(structure.same(List.of(one), List.of(other))).isFalse();
    }

    static Stream<Arguments> others() {
        List<String> ab = new ArrayList<>(List.of("a", "b"));
        List<String> ba = new ArrayList<>(List.of("b", "a"));
        TreeMap<String, Integer> ignoringCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ignoringCase.put("a", 1);
        return Stream.of(
                arguments(1, 1L),
                arguments(0.0, -0.0),
                arguments(new BigDecimal("1.0"), new BigDecimal("1.00")),
                arguments(URI.create("HTTP://a/%2f"), URI.create("http://a/%2F")),
                arguments(Colour.RED, Colour.BLUE),
                arguments(Optional.of("a"), Optional.empty()),
                arguments(new byte[] {1}, new byte[] {2}),
                arguments(new Point(1, 2), new Point(2, 1)),
                arguments(new Liar("a"), new Liar("b")),
                arguments(new Object(), new Object()),
                arguments(new int[] {1, 2}, new int[] {1}),
                arguments(new int[] {1}, new int[] {2}),
                arguments(new Integer[] {1}, new Number[] {1}),
                arguments(new double[] {0d}, new double[] {-0d}),
                arguments(ab, ba),
                arguments(ab, List.copyOf(ab)),
                arguments(ab, new LinkedList<>(ab)),
                arguments(List.copyOf(ab), ab.stream().toList()),
                arguments(List.of(1, 2, 3), Stream.of(1, 2, 3).toList()),
                arguments(Collections.unmodifiableList(ab), Collections.unmodifiableList(Arrays.asList("a", "b"))),
                arguments(new HashSet<>(ab), new HashSet<>(List.of("a", "c"))),
                arguments(new HashSet<>(ab), new HashSet<>(List.of("a"))),
                arguments(new HashSet<>(ab), new LinkedHashSet<>(ab)),
                arguments(new LinkedHashSet<>(ab), new LinkedHashSet<>(ba)),
                arguments(new HashSet<>(List.of(ab)), new HashSet<>(List.of(List.copyOf(ab)))),
                arguments(new HashMap<>(Map.of("a", 1)), new HashMap<>(Map.of("a", 2))),
                arguments(new HashMap<>(Map.of("a", 1)), new HashMap<>(Map.of("b", 1))),
                arguments(new LinkedHashMap<>(Map.of("a", 1)), new HashMap<>(Map.of("a", 1))),
                arguments(ignoringCase, new TreeMap<>(Map.of("a", 1))),
                arguments(
                        Collections.unmodifiableMap(ignoringCase),
                        Collections.unmodifiableMap(new TreeMap<>(Map.of("a", 1)))),
                arguments(new JsonPrimitive(1), JsonParser.parseString("1")),
                arguments(new JsonPrimitive("1"), JsonParser.parseString("1")),
                arguments(JsonParser.parseString("{\"a\":1,\"b\":2}"), JsonParser.parseString("{\"b\":2,\"a\":1}")),
                arguments(JsonParser.parseString("[1.0]"), JsonParser.parseString("[1.00]")));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void findsTheSame(Object one, Object other) {
        assertThat(structure.same(one, other)).isTrue();
    }

    static Stream<Arguments> twins() {
        return Stream.of(
                arguments(null, null),
                arguments(Double.NaN, Double.longBitsToDouble(0xfff8000000000000L)),
                arguments(new Liar("a"), new Liar("a")),
                arguments(new Plain(), new Plain()),
                arguments(new Object[] {new int[] {1}, null}, new Object[] {new int[] {1}, null}),
                arguments(new HashSet<>(List.of("Aa", "BB")), new HashSet<>(List.of("BB", "Aa"))),
                arguments(Map.of(new Point(1, 2), List.of(1)), Map.of(new Point(1, 2), List.of(1))),
                arguments(JsonParser.parseString("{\"a\":[1.50]}"), JsonParser.parseString("{\"a\": [1.50]}")));
    }
}
