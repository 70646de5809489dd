package io.memoise.codec;

import static io.memoise.codec.Returns.codec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.memoise.codec.Returns.Chain;
import io.memoise.codec.Returns.Colour;
import io.memoise.codec.Returns.Expanding;
import io.memoise.codec.Returns.Growing;
import io.memoise.codec.Returns.Holder;
import io.memoise.codec.Returns.Node;
import io.memoise.codec.Returns.Pair;
import io.memoise.codec.Returns.Picky;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.WeakHashMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusedValuesTest {
    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource({"orders", "kinds", "types", "sharing", "changed"})
    void isRefused(String method, Object value, String reason) {
        assertThatThrownBy(() -> codec(method).keep(value))
                .isInstanceOf(UnkeepableException.class)
                .hasMessageContaining(reason)
                .hasNoCause();
    }

    static Stream<Arguments> orders() {
        Comparator<String> byLength = Comparator.comparing(String::length);
        TreeMap<String, Integer> map = new TreeMap<>(byLength);
        map.put("a", 1);
        TreeSet<String> set = new TreeSet<>(byLength);
        String reason = "the result is a java.util.Tree";
        String behind = "with a comparator of its own";
        return Stream.of(
                arguments("treeMap", map, reason + "Map with a comparator of its own"),
                arguments("stringMap", Collections.unmodifiableMap(map), behind),
                arguments("sortedSet", set, reason + "Set with a comparator of its own"),
                arguments("stringSet", Collections.unmodifiableSet(set), behind),
                arguments("collection", Collections.unmodifiableCollection(set), behind),
                arguments("treeMap", new TreeMap<>(byLength.reversed()), behind),
                arguments("treeMap", new TreeMap<>(Collections.reverseOrder(byLength)), behind));
    }

    static Stream<Arguments> kinds() {
        List<String> list = new ArrayList<>(List.of("a", "b", "c"));
        return Stream.of(
                arguments("strings", new ArrayList<>(list) {}, "$1, a kind of collection"),
                arguments("strings", list.subList(0, 2), "SubList"),
                arguments("strings", List.of("a", "b", "c").subList(0, 2), "SubList"),
                arguments("strings", Collections.checkedList(list, String.class), "CheckedRandomAccessList"),
                arguments("strings", new Vector<>(list).subList(0, 1), "SubList"),
                arguments("sortedSet", new TreeSet<>(list).headSet("b"), "java.util.TreeSet, a kind of collection"),
                arguments("sortedSet", new TreeSet<>(list).descendingSet(), "java.util.TreeSet with a comparator"),
                arguments("stringSet", new ConcurrentSkipListSet<>(list).tailSet("b"), "a kind of collection"),
                arguments("stringSet", new ConcurrentHashMap<>(Map.of("a", 1)).keySet(), "KeySetView"),
                arguments("stringSet", new ConcurrentHashMap<>(Map.of("a", 1)).keySet(2), "KeySetView"),
                arguments(
                        "stringSet",
                        new ConcurrentHashMap<String, Object>(Map.of("a", 1)).keySet(Boolean.TRUE),
                        "KeySetView"),
                arguments("collection", new LinkedBlockingQueue<>(5), "LinkedBlockingQueue with a bound; return one"),
                arguments("collection", new ArrayBlockingQueue<>(5), "ArrayBlockingQueue with a bound"),
                arguments("stringMap", new TreeMap<>(Map.of("a", 1)).headMap("b"), "java.util.TreeMap$AscendingSubMap"),
                arguments("stringMap", new IdentityHashMap<>(), "java.util.IdentityHashMap"),
                arguments("stringMap", withDefaults(), "java.util.Properties, a kind of collection"),
                arguments("strings", Collections.unmodifiableList(list.subList(0, 2)), "SubList"),
                arguments("strings", Arrays.asList((Object[]) new Object[] {"a"}), "array of another class"),
                arguments("stringSet", new HashMap<>(Map.of("a", 1)).keySet(), "KeySet"),
                arguments("stringSet", Collections.newSetFromMap(new HashMap<>()), "SetFromMap"),
                arguments("colours", Collections.unmodifiableSet(EnumSet.noneOf(Colour.class)), "which can't be seen"),
                arguments("stringMap", new WeakHashMap<>(), "java.util.WeakHashMap"),
                arguments("stringMap", new HashMap<>() {}, "$2, a kind of collection"),
                arguments("stringMap", Collections.unmodifiableMap(new HashMap<>() {}), "$3, a kind of collection"),
                arguments("lists", List.of(list, list.subList(0, 1)), "the result at $[1] is a"));
    }

    static Stream<Arguments> types() {
        String wayOut =
                "return a record, a collection or a JDK value, or give the class a Codec. See docs/troubleshooting.md#unkeepable";
        return Stream.of(
                arguments("object", "text", "is a java.lang.String, declared as java.lang.Object"),
                arguments("stream", InputStream.nullInputStream(), wayOut),
                arguments("holder", new Holder(1), "the result at $.content is a java.lang.Integer"),
                arguments("runnable", (Runnable) () -> {}, "declared as java.lang.Runnable, which memoise can't"),
                arguments("number", 1, "java.lang.Number"),
                arguments("iterable", List.of("a"), "java.lang.Iterable"),
                arguments("anything", List.of("a"), "the result at $[0] is a java.lang.String"),
                arguments("raw", List.of("a"), "the result at $[0] is a java.lang.String"),
                arguments("strings", List.of(1), "at $[0] is a java.lang.Integer, declared as java.lang.String"),
                arguments("stringMap", Map.of(1, 1), "at $[0] is a java.lang.Integer, declared as java.lang.String"),
                arguments("expanding", new Expanding<>("a", null), "more than 500 types"),
                arguments("bigInteger", new BigInteger("1") {}, "a class of the program's under java.math.BigInteger"),
                arguments("bigDecimal", new BigDecimal("1") {}, "a class of the program's under java.math.BigDecimal"),
                arguments("json", new JsonPrimitive(1), "a JsonPrimitive of a java.lang.Integer"),
                arguments("json", array(new JsonPrimitive(0.5)), "the result at $[0] is a JsonPrimitive"));
    }

    static Stream<Arguments> sharing() {
        List<String> list = new ArrayList<>();
        Map<String, Integer> map = new HashMap<>();
        byte[] bytes = {1};
        JsonObject object = new JsonObject();
        List<Node> children = new ArrayList<>();
        Node itself = new Node("cycle", children);
        children.add(itself);
        JsonArray cycle = new JsonArray();
        cycle.add(cycle);
        String twice = "is an object that is also found at another place";
        return Stream.of(
                arguments("pairOfLists", new Pair<>(list, list), "the result at $.second " + twice),
                arguments("pairOfLists", new Pair<>(list, Collections.unmodifiableList(list)), twice),
                arguments("lists", List.of(list, List.of(), list), "the result at $[2] " + twice),
                arguments("pairOfMaps", new Pair<>(map, map), twice),
                arguments("pairOfBytes", new Pair<>(bytes, bytes), twice),
                arguments("pairOfJson", new Pair<>(object, object), twice),
                arguments("node", itself, twice),
                arguments("json", cycle, twice));
    }

    static Stream<Arguments> changed() {
        return Stream.of(arguments(
                "growing", new Growing(1), "is a io.memoise.codec.Returns$Growing, which does not come back"));
    }

    /** Not every JDK reads the texts of the greatest scales that it writes. */
    @Test
    void aDecimalOfTheGreatestScaleIsKeptAsItIsOrNotAtAll() {
        BigDecimal greatest = new BigDecimal(BigInteger.TEN, Integer.MIN_VALUE);
        try {
            assertThat(codec("bigDecimal").keep(greatest).copy()).isEqualTo(greatest);
        } catch (UnkeepableException refused) {
            assertThat(refused).hasMessage("the result read back is no java.math.BigDecimal");
        }
    }

    @Test
    void aConstructorThatThrowsAnErrorIsNamed() {
        Picky picky = new Picky(1);
        Picky.closed = true;
        try {
            assertThatThrownBy(() -> codec("picky").keep(picky))
                    .isInstanceOf(UnkeepableException.class)
                    .hasMessage("the result read back is refused by the constructor of io.memoise.codec.Returns$Picky"
                            + " with a java.lang.AssertionError");
        } finally {
            Picky.closed = false;
        }
    }

    @Test
    void aHundredLevelsAreKeptAndNoMore() throws UnkeepableException {
        assertThat(Described.text(codec("chain").keep(chain(100)).copy())).isEqualTo(Described.text(chain(100)));
        assertThatThrownBy(() -> codec("chain").keep(chain(101)))
                .isInstanceOf(UnkeepableException.class)
                .hasMessageEndingWith("is nested deeper than 100 levels");
        assertThatThrownBy(() -> codec("chain").keep(chain(100_000))).isInstanceOf(UnkeepableException.class);
        assertThatThrownBy(() -> codec("chain").decode("{\"next\":".repeat(5000) + "null" + "}".repeat(5000)))
                .isInstanceOf(UnkeepableException.class);
        assertThatThrownBy(() -> codec("json").decode("{\"json\":" + "[".repeat(5000) + "]".repeat(5000) + "}"))
                .isInstanceOf(UnkeepableException.class);
    }

    @Test
    void aPartThatStandsInAMillionPlacesEndsInAnException() {
        Pair<Object, Object> pair = new Pair<>(null, null);
        for (int i = 0; i < 60; i++) {
            pair = new Pair<>(pair, pair);
        }
        assertThat(codec("string").immutable(pair)).isFalse();
    }

    @Test
    void theExceptionHasNoStackTrace() {
        assertThatThrownBy(() -> codec("object").keep("x"))
                .satisfies(thrown -> assertThat(thrown.getStackTrace()).isEmpty());
    }

    private static Properties withDefaults() {
        Properties defaults = new Properties();
        defaults.setProperty("a", "b");
        return new Properties(defaults);
    }

    private static Chain chain(int levels) {
        Chain chain = null;
        for (int i = 0; i < levels; i++) {
            chain = new Chain(chain);
        }
        return chain;
    }

    private static JsonArray array(JsonPrimitive element) {
        JsonArray array = JsonParser.parseString("[]").getAsJsonArray();
        array.add(element);
        return array;
    }
}
