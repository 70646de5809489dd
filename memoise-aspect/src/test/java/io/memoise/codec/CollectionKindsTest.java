package io.memoise.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.memoise.codec.Returns.Pair;
import io.memoise.codec.Returns.Point;
import java.util.AbstractMap.SimpleEntry;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TransferQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CollectionKindsTest {
    interface Source {
        List<String> list();

        Vector<String> vector();

        Stack<String> stack();

        CopyOnWriteArrayList<String> copyOnWrite();

        Set<String> set();

        NavigableSet<String> navigableSet();

        SortedSet<String> sortedSet();

        ConcurrentSkipListSet<String> skipListSet();

        ConcurrentHashMap.KeySetView<String, Boolean> keys();

        Pair<Set<String>, ConcurrentMap<String, Boolean>> setAndMap();

        Queue<String> queue();

        Deque<String> deque();

        PriorityQueue<Integer> priority();

        BlockingQueue<String> blockingQueue();

        BlockingDeque<String> blockingDeque();

        TransferQueue<String> transferQueue();

        Collection<String> collection();

        Map<String, Integer> map();

        SortedMap<String, Integer> sortedMap();

        NavigableMap<String, Integer> navigableMap();

        ConcurrentMap<String, Integer> concurrentMap();

        Hashtable<String, Integer> hashtable();

        Properties properties();

        Map<Point, Integer> byPoint();

        Map.Entry<String, Integer> entry();

        SimpleEntry<String, Integer> simpleEntry();

        Set<Map.Entry<String, Integer>> entries();

        AtomicReference<List<String>> reference();
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource({"lists", "sets", "queues", "maps", "holders"})
    void comesBackAsTheSameKind(String method, Object value, String json) throws UnkeepableException {
        Kept kept = codec(method).keep(value);

        assertThat(kept.json()).isEqualTo(json);
        assertThat(kept.copy() == value).isEqualTo(kept.immutable());
        assertThat(Described.text(kept.copy())).isEqualTo(Described.text(value));
        assertThat(Described.text(codec(method).decode(json))).isEqualTo(Described.text(value));
    }

    static Stream<Arguments> lists() {
        List<String> list = new ArrayList<>(Arrays.asList("a", null));
        Stack<String> stack = new Stack<>();
        stack.push("a");
        return Stream.of(
                arguments("list", new Vector<>(list), "{\"vector\":[\"a\",null]}"),
                arguments("vector", stack, "{\"stack\":[\"a\"]}"),
                arguments("stack", stack, "{\"stack\":[\"a\"]}"),
                arguments("copyOnWrite", new CopyOnWriteArrayList<>(list), "{\"copyOnWrite\":[\"a\",null]}"),
                arguments("list", Collections.nCopies(3, "a"), "{\"copies\":[\"a\",\"a\",\"a\"]}"),
                arguments("list", Collections.nCopies(0, "a"), "{\"copies\":[]}"),
                arguments("list", Collections.synchronizedList(list), "{\"synchronized\":[\"a\",null]}"),
                arguments(
                        "list",
                        Collections.synchronizedList(new LinkedList<>(list)),
                        "{\"synchronized\":{\"linked\":[\"a\",null]}}"),
                arguments(
                        "list",
                        Collections.unmodifiableList(Collections.synchronizedList(list)),
                        "{\"unmodifiable\":{\"synchronized\":[\"a\",null]}}"),
                arguments(
                        "collection",
                        Collections.synchronizedCollection(new ArrayDeque<>(List.of("a"))),
                        "{\"synchronizedCollection\":{\"deque\":[\"a\"]}}"));
    }

    static Stream<Arguments> sets() {
        List<String> some = List.of("b", "C", "a");
        Set<String> concurrent = ConcurrentHashMap.newKeySet();
        concurrent.add("a");
        return Stream.of(
                arguments("set", new CopyOnWriteArraySet<>(some), "{\"copyOnWriteSet\":[\"b\",\"C\",\"a\"]}"),
                arguments("set", concurrent, "{\"concurrentSet\":[\"a\"]}"),
                arguments("keys", concurrent, "{\"concurrentSet\":[\"a\"]}"),
                arguments("set", new ConcurrentSkipListSet<>(some), "{\"skipListSet\":[\"C\",\"a\",\"b\"]}"),
                arguments(
                        "navigableSet",
                        sorted(new TreeSet<>(Comparator.reverseOrder())),
                        "{\"treeSet/reverse\":[\"b\",\"a\",\"C\"]}"),
                arguments(
                        "sortedSet",
                        sorted(new TreeSet<>(Comparator.naturalOrder())),
                        "{\"treeSet/natural\":[\"C\",\"a\",\"b\"]}"),
                arguments(
                        "set",
                        sorted(new TreeSet<>(String.CASE_INSENSITIVE_ORDER)),
                        "{\"treeSet/ignoringCase\":[\"a\",\"b\",\"C\"]}"),
                arguments(
                        "skipListSet",
                        sorted(new ConcurrentSkipListSet<>(Collections.reverseOrder())),
                        "{\"skipListSet/reverse\":[\"b\",\"a\",\"C\"]}"),
                arguments(
                        "set",
                        Collections.unmodifiableSet(sorted(new TreeSet<>(String.CASE_INSENSITIVE_ORDER))),
                        "{\"unmodifiableSet\":{\"treeSet/ignoringCase\":[\"a\",\"b\",\"C\"]}}"),
                arguments(
                        "set",
                        Collections.synchronizedSet(new HashSet<>(Set.of("a"))),
                        "{\"synchronizedSet\":{\"hashSet\":[\"a\"]}}"),
                arguments(
                        "sortedSet",
                        Collections.synchronizedSortedSet(new TreeSet<>()),
                        "{\"synchronizedSortedSet\":{\"treeSet\":[]}}"),
                arguments(
                        "navigableSet",
                        Collections.synchronizedNavigableSet(new TreeSet<>()),
                        "{\"synchronizedNavigableSet\":{\"treeSet\":[]}}"));
    }

    private static <S extends Set<String>> S sorted(S set) {
        set.addAll(List.of("b", "C", "a"));
        return set;
    }

    static Stream<Arguments> queues() {
        List<String> some = List.of("b", "a");
        PriorityQueue<Integer> priority = new PriorityQueue<>(List.of(5, 1, 4, 2, 3));
        PriorityQueue<Integer> reverse = new PriorityQueue<>(Comparator.reverseOrder());
        reverse.addAll(List.of(1, 2));
        PriorityBlockingQueue<String> blocking = new PriorityBlockingQueue<>(3, String.CASE_INSENSITIVE_ORDER);
        blocking.addAll(List.of("a", "B"));
        return Stream.of(
                arguments("deque", new ArrayDeque<>(some), "{\"deque\":[\"b\",\"a\"]}"),
                arguments("deque", new LinkedList<>(some), "{\"linked\":[\"b\",\"a\"]}"),
                arguments("queue", new ConcurrentLinkedQueue<>(some), "{\"concurrentQueue\":[\"b\",\"a\"]}"),
                arguments("queue", new ConcurrentLinkedDeque<>(some), "{\"concurrentDeque\":[\"b\",\"a\"]}"),
                arguments("blockingQueue", new LinkedBlockingQueue<>(some), "{\"blockingQueue\":[\"b\",\"a\"]}"),
                arguments("blockingDeque", new LinkedBlockingDeque<>(some), "{\"blockingDeque\":[\"b\",\"a\"]}"),
                arguments("transferQueue", new LinkedTransferQueue<>(some), "{\"transferQueue\":[\"b\",\"a\"]}"),
                arguments("priority", priority, "{\"priorityQueue\":[1,2,4,5,3]}"),
                arguments("priority", reverse, "{\"priorityQueue/reverse\":[2,1]}"),
                arguments("blockingQueue", blocking, "{\"priorityBlockingQueue/ignoringCase\":[\"a\",\"B\"]}"),
                arguments("queue", new PriorityBlockingQueue<>(), "{\"priorityBlockingQueue\":[]}"));
    }

    static Stream<Arguments> maps() {
        Map<String, Integer> one = Map.of("a", 1);
        Map<String, Integer> byAccess = new LinkedHashMap<>(16, 0.75f, true);
        byAccess.put("a", 1);
        byAccess.put("b", 2);
        byAccess.get("a");
        Map<String, Integer> reverse = new TreeMap<>(Comparator.reverseOrder());
        reverse.putAll(Map.of("a", 1, "b", 2));
        Properties properties = new Properties();
        properties.setProperty("a", "1");
        return Stream.of(
                arguments("map", byAccess, "{\"accessOrdered\":{\"b\":2,\"a\":1}}"),
                arguments(
                        "map",
                        Collections.unmodifiableMap(byAccess),
                        "{\"unmodifiable\":{\"accessOrdered\":{\"b\":2,\"a\":1}}}"),
                arguments("map", reverse, "{\"tree/reverse\":{\"b\":2,\"a\":1}}"),
                arguments("navigableMap", new TreeMap<>(String.CASE_INSENSITIVE_ORDER), "{\"tree/ignoringCase\":{}}"),
                arguments("concurrentMap", new ConcurrentHashMap<>(one), "{\"concurrent\":{\"a\":1}}"),
                arguments("concurrentMap", new ConcurrentSkipListMap<>(one), "{\"skipList\":{\"a\":1}}"),
                arguments("hashtable", new Hashtable<>(one), "{\"hashtable\":{\"a\":1}}"),
                arguments("properties", properties, "{\"properties\":{\"a\":\"1\"}}"),
                arguments(
                        "map",
                        Collections.synchronizedMap(new HashMap<>(one)),
                        "{\"synchronized\":{\"hash\":{\"a\":1}}}"),
                arguments(
                        "sortedMap",
                        Collections.synchronizedSortedMap(new TreeMap<>(one)),
                        "{\"synchronizedSorted\":{\"tree\":{\"a\":1}}}"),
                arguments(
                        "navigableMap",
                        Collections.synchronizedNavigableMap(new TreeMap<>(one)),
                        "{\"synchronizedNavigable\":{\"tree\":{\"a\":1}}}"),
                arguments("byPoint", new HashMap<>(Map.of(new Point(1, 2), 3)), "{\"hash\":[[{\"x\":1,\"y\":2},3]]}"));
    }

    static Stream<Arguments> holders() {
        return Stream.of(
                arguments("entry", Map.entry("a", 1), "{\"entry\":[\"a\",1]}"),
                arguments("entry", new SimpleEntry<>("a", null), "{\"simple\":[\"a\",null]}"),
                arguments("entry", new SimpleImmutableEntry<>(null, 1), "{\"simpleImmutable\":[null,1]}"),
                arguments("simpleEntry", new SimpleEntry<>("a", 1), "{\"simple\":[\"a\",1]}"),
                arguments("entries", Set.of(Map.entry("a", 1)), "{\"immutableSet\":[{\"entry\":[\"a\",1]}]}"),
                arguments("reference", new AtomicReference<>(), "[null]"),
                arguments("reference", new AtomicReference<>(new ArrayList<>(List.of("a"))), "[[\"a\"]]"));
    }

    @Test
    void aMapOrderedByAccessGoesOnOrderingByAccess() throws UnkeepableException {
        Map<String, Integer> byAccess = new LinkedHashMap<>(16, 0.75f, true);
        byAccess.put("a", 1);
        byAccess.put("b", 2);

        @SuppressWarnings("unchecked")
        Map<String, Integer> copy =
                (Map<String, Integer>) codec("map").keep(byAccess).copy();
        copy.get("a");

        assertThat(copy.keySet()).containsExactly("b", "a");
        assertThat(byAccess.keySet()).containsExactly("a", "b");
    }

    @Test
    void anEntryIsImmutableIfItsKindIsAndItsPartsAre() {
        ValueCodec codec = codec("entry");
        assertThat(codec.immutable(Map.entry("a", 1))).isTrue();
        assertThat(codec.immutable(new SimpleImmutableEntry<>("a", 1))).isTrue();
        assertThat(codec.immutable(new SimpleEntry<>("a", 1))).isFalse();
        assertThat(codec.immutable(Map.entry("a", new ArrayList<>()))).isFalse();
        assertThat(codec.immutable(Map.entry(new ArrayList<>(), 1))).isFalse();
        assertThat(codec.immutable(Collections.nCopies(2, "a"))).isTrue();
        assertThat(codec.immutable(new Vector<>())).isFalse();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("refusals")
    void isRefused(String method, Object value, String reason) {
        Checks.refuses(codec(method), value, reason);
    }

    static Stream<Arguments> refusals() {
        ConcurrentHashMap<String, Boolean> map = new ConcurrentHashMap<>();
        SimpleEntry<String, Integer> entry = new SimpleEntry<>("a", 1);
        Properties numbers = new Properties();
        numbers.put("a", 1);
        return Stream.of(
                arguments(
                        "setAndMap",
                        new Pair<>(map.keySet(true), map),
                        "the result at $.second is an object that is also"),
                arguments(
                        "entry",
                        new HashMap<>(Map.of("a", 1)).entrySet().iterator().next(),
                        "which belongs to a map"),
                arguments("entries", new HashSet<>(List.of(new SimpleEntry<>("a", 2) {})), "which belongs to a map"),
                arguments(
                        "properties",
                        numbers,
                        "the result at $[0] is a java.lang.Integer, declared as java.lang.String"),
                arguments("reference", new AtomicReference<>() {}, "declared as an AtomicReference"),
                arguments(
                        "reference",
                        new AtomicReference<>(Collections.nCopies(2, 1)),
                        "the result at $[0] is a java.lang.Integer"));
    }

    @Test
    void setsOfEntriesTellTheirKindsApart() {
        Structure structure = new Structure(new Components(java.lang.invoke.MethodHandles.lookup()), Codecs.NONE);
        assertThat(structure.same(Set.of(Map.entry("a", 1)), Set.of(new SimpleEntry<>("a", 1))))
                .isFalse();
        assertThat(structure.same(Map.entry("a", 1), Map.entry("a", 2))).isFalse();
        assertThat(structure.same(Map.entry("a", 1), Map.entry("b", 1))).isFalse();
        assertThat(structure.same(new AtomicReference<>(1), new AtomicReference<>(2)))
                .isFalse();
    }

    @Test
    void anEntryOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> codec("simpleEntry").decode("{\"entry\":[\"a\",1]}"))
                .hasMessage("the stored value is no java.util.AbstractMap$SimpleEntry");
        assertThatThrownBy(() -> codec("entry").decode("{\"other\":[\"a\",1]}"))
                .hasMessage("the stored value is of no kind of entry that memoise knows");
        assertThatThrownBy(() -> codec("entry").decode("{\"entry\":[null,1]}")).isInstanceOf(UnkeepableException.class);
        assertThatThrownBy(() -> codec("set").decode("{\"treeSet/backwards\":[]}"))
                .hasMessageContaining("of no kind of collection");
    }

    @Test
    void shapesNameTheDeclaredTypes() {
        assertThat(codec("entries").shape()).isEqualTo("1 Set<Entry<String,Integer>>");
        assertThat(codec("reference").shape()).isEqualTo("1 AtomicReference<List<String>>");
        assertThat(codec("properties").shape()).isEqualTo("1 Properties<String,String>");
    }

    private static ValueCodec codec(String method) {
        return Returns.codec(Source.class, method, null);
    }
}
