package io.memoise.weave;

import static io.memoise.weave.ArgumentRow.of;

import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Collections, maps, their views and the small containers. Rows of lists differ by a first element of their own. */
final class CollectionArguments {
    private CollectionArguments() {}

    static List<ArgumentRow> rows() {
        List<ArgumentRow> rows = new ArrayList<>(List.of(
                of(
                        "empty containers",
                        List::of,
                        Set::of,
                        Map::of,
                        () -> new Object[0],
                        Optional::empty,
                        LinkedHashSet::new,
                        TreeSet::new,
                        LinkedHashMap::new,
                        TreeMap::new,
                        ArrayDeque::new),
                of(
                        "List with commas",
                        () -> List.of("a,b"),
                        () -> List.of("a", "b"),
                        () -> List.of("a\",\"b"),
                        () -> List.of(List.of("a", "b"))),
                list("List.of", List::copyOf),
                list("List.of one", some -> List.of(some.get(0))),
                list(
                        "Stream.toList with null",
                        some -> Stream.of(some.get(0), null).toList()),
                list("List.of, a part", some -> List.copyOf(some).subList(0, 2)),
                list("ArrayList", ArrayList::new),
                list("ArrayList, a part", some -> new ArrayList<>(some).subList(0, 2)),
                list("LinkedList", LinkedList::new),
                list("LinkedList, a part", some -> new LinkedList<>(some).subList(0, 2)),
                list("Vector", Vector::new),
                list("Vector, a part", some -> new Vector<>(some).subList(0, 2)),
                list("Stack", CollectionArguments::stack),
                list("CopyOnWriteArrayList", CopyOnWriteArrayList::new),
                list("CopyOnWriteArrayList, a part", some -> new CopyOnWriteArrayList<>(some).subList(0, 2)),
                list("Arrays.asList", some -> Arrays.asList(some.toArray())),
                list(
                        "Arrays.asList, a part",
                        some -> Arrays.asList(some.toArray()).subList(0, 2)),
                list("Collections.singletonList", some -> Collections.singletonList(some.get(0))),
                list("Collections.nCopies", some -> Collections.nCopies(3, some.get(0))),
                list("Collections.unmodifiableList", Collections::unmodifiableList),
                list(
                        "Collections.unmodifiableList of List.of",
                        some -> Collections.unmodifiableList(List.copyOf(some))),
                list(
                        "Collections.unmodifiableList of a LinkedList",
                        some -> Collections.unmodifiableList(new LinkedList<>(some))),
                list("Collections.synchronizedList", Collections::synchronizedList),
                list("Collections.checkedList", some -> Collections.checkedList(some, Object.class))));
        rows.addAll(List.of(
                set("Set.of", Set::copyOf),
                set("Set.of one", some -> Set.of(some.iterator().next())),
                set("HashSet", HashSet::new),
                set(
                        "Collections.singleton",
                        some -> Collections.singleton(some.iterator().next())),
                set("LinkedHashSet", LinkedHashSet::new),
                set("CopyOnWriteArraySet", CopyOnWriteArraySet::new),
                set("TreeSet", TreeSet::new),
                set("ConcurrentSkipListSet", ConcurrentSkipListSet::new),
                set("ConcurrentHashMap.newKeySet", some -> added(ConcurrentHashMap.newKeySet(), some)),
                set(
                        "Collections.newSetFromMap",
                        some -> added(Collections.newSetFromMap(new ConcurrentHashMap<>()), some)),
                set("Collections.unmodifiableSet", some -> Collections.unmodifiableSet(new HashSet<>(some))),
                set("Collections.unmodifiableSet of Set.of", some -> Collections.unmodifiableSet(Set.copyOf(some))),
                set(
                        "Collections.unmodifiableSet of a TreeSet",
                        some -> Collections.unmodifiableSet(new TreeSet<>(some))),
                set(
                        "Collections.unmodifiableSortedSet",
                        some -> Collections.unmodifiableSortedSet(new TreeSet<>(some))),
                set(
                        "Collections.unmodifiableNavigableSet",
                        some -> Collections.unmodifiableNavigableSet(new TreeSet<>(some))),
                set("Collections.synchronizedSet", some -> Collections.synchronizedSet(new HashSet<>(some))),
                set(
                        "Collections.synchronizedSortedSet",
                        some -> Collections.synchronizedSortedSet(new TreeSet<>(some))),
                set("Collections.checkedSet", some -> Collections.checkedSet(new HashSet<>(some), String.class)),
                set(
                        "Collections.unmodifiableCollection",
                        some -> Collections.unmodifiableCollection(new HashSet<>(some))),
                set(
                        "Collections.synchronizedCollection",
                        some -> Collections.synchronizedCollection(new ArrayList<>(some))),
                set("ArrayDeque", ArrayDeque::new),
                of(
                        "order of a LinkedHashSet",
                        () -> new LinkedHashSet<>(List.of(1, 2)),
                        () -> new LinkedHashSet<>(List.of(2, 1)),
                        () -> new HashSet<>(List.of(1, 2))),
                of(
                        "order of a TreeSet",
                        () -> new TreeSet<>(Set.of("a", "B")),
                        () -> added(new TreeSet<>(Collections.reverseOrder()), Set.of("a", "B")),
                        () -> added(new TreeSet<>(String.CASE_INSENSITIVE_ORDER), Set.of("a", "B"))),
                of(
                        "EnumSet",
                        () -> EnumSet.of(TimeUnit.DAYS, TimeUnit.HOURS),
                        () -> EnumSet.of(TimeUnit.DAYS),
                        () -> EnumSet.noneOf(TimeUnit.class),
                        () -> EnumSet.noneOf(Thread.State.class),
                        () -> Set.of(TimeUnit.DAYS)),
                of(
                        "Collections.unmodifiableSet of an EnumSet",
                        () -> Collections.unmodifiableSet(EnumSet.of(TimeUnit.DAYS)),
                        () -> Collections.unmodifiableSet(EnumSet.of(TimeUnit.HOURS)))));
        rows.addAll(List.of(
                map("Map.of", Map::copyOf),
                map("Map.of one", some -> Map.of(some.get("k"), 1)),
                map("HashMap", HashMap::new),
                map("Hashtable", Hashtable::new),
                map("ConcurrentHashMap", ConcurrentHashMap::new),
                map("LinkedHashMap", LinkedHashMap::new),
                map("TreeMap", TreeMap::new),
                map("ConcurrentSkipListMap", ConcurrentSkipListMap::new),
                map("Collections.singletonMap", some -> Collections.singletonMap(some.get("k"), 2)),
                map("Properties", some -> with(new Properties(), some)),
                map("Properties with defaults", some -> new Properties(with(new Properties(), some))),
                map("Collections.unmodifiableMap", some -> Collections.unmodifiableMap(new HashMap<>(some))),
                map("Collections.unmodifiableMap of Map.of", some -> Collections.unmodifiableMap(Map.copyOf(some))),
                map(
                        "Collections.unmodifiableMap of a LinkedHashMap",
                        some -> Collections.unmodifiableMap(new LinkedHashMap<>(some))),
                map(
                        "Collections.unmodifiableSortedMap",
                        some -> Collections.unmodifiableSortedMap(new TreeMap<>(some))),
                map(
                        "Collections.unmodifiableNavigableMap",
                        some -> Collections.unmodifiableNavigableMap(new TreeMap<>(some))),
                map("Collections.synchronizedMap", some -> Collections.synchronizedMap(new HashMap<>(some))),
                map(
                        "Collections.checkedMap",
                        some -> Collections.checkedMap(new HashMap<>(some), Object.class, Object.class)),
                of(
                        "order of a LinkedHashMap",
                        () -> linked("a", "b"),
                        () -> linked("b", "a"),
                        () -> new HashMap<>(linked("a", "b"))),
                of(
                        "a HashMap filled in any order",
                        () -> new HashMap<>(linked("p", "q")),
                        () -> new HashMap<>(linked("p", "r"))),
                of(
                        "order of a TreeMap",
                        () -> new TreeMap<>(Map.of("A", 1)),
                        () -> with(new TreeMap<>(Collections.reverseOrder()), Map.of("A", 1)),
                        () -> with(new TreeMap<>(String.CASE_INSENSITIVE_ORDER), Map.of("A", 1)),
                        () -> with(new TreeMap<>(String.CASE_INSENSITIVE_ORDER), Map.of("a", 1))),
                of(
                        "a view of a TreeMap",
                        () -> Collections.unmodifiableMap(new TreeMap<>(Map.of("A", 1))),
                        () -> Collections.unmodifiableMap(
                                with(new TreeMap<>(String.CASE_INSENSITIVE_ORDER), Map.of("A", 1))),
                        () -> Collections.synchronizedMap(
                                with(new TreeMap<>(String.CASE_INSENSITIVE_ORDER), Map.of("A", 1))),
                        () -> Collections.unmodifiableMap(new HashMap<>(Map.of("A", 1)))),
                of(
                        "EnumMap",
                        () -> new EnumMap<>(Map.of(TimeUnit.DAYS, 1)),
                        () -> new EnumMap<>(Map.of(TimeUnit.DAYS, 2)),
                        () -> Map.of(TimeUnit.DAYS, 1)),
                entry("Map.entry", some -> Map.entry(some, 1)),
                entry("AbstractMap.SimpleEntry", some -> new AbstractMap.SimpleEntry<>(some, 2)),
                entry("AbstractMap.SimpleImmutableEntry", some -> new AbstractMap.SimpleImmutableEntry<>(some, 3)),
                entry("an entry of a HashMap", some -> first(new HashMap<>(Map.of(some, 4)))),
                entry("an entry of a LinkedHashMap", some -> first(new LinkedHashMap<>(Map.of(some, 5)))),
                entry("an entry of a TreeMap", some -> first(new TreeMap<>(Map.of(some, 6)))),
                entry("an entry of a ConcurrentHashMap", some -> first(new ConcurrentHashMap<>(Map.of(some, 7)))),
                of("Optional", () -> Optional.of("v"), () -> Optional.of("w"), () -> Optional.of(Optional.of("v"))),
                of("OptionalInt", () -> OptionalInt.of(7), () -> OptionalInt.of(8), OptionalInt::empty),
                of("OptionalLong", () -> OptionalLong.of(7), () -> OptionalLong.of(8), OptionalLong::empty),
                of(
                        "OptionalDouble",
                        () -> OptionalDouble.of(0.0),
                        () -> OptionalDouble.of(-0.0),
                        OptionalDouble::empty)));
        return rows;
    }

    private static ArgumentRow list(String name, UnaryOperator<List<Object>> kind) {
        return of(
                name,
                () -> kind.apply(new ArrayList<>(List.of(name, "a", "b"))),
                () -> kind.apply(new ArrayList<>(List.of("not " + name, "a", "c"))));
    }

    private static ArgumentRow set(String name, Function<Collection<String>, Collection<?>> kind) {
        return of(name, () -> kind.apply(List.of(name)), () -> kind.apply(List.of("not " + name)));
    }

    private static ArgumentRow map(String name, Function<Map<String, String>, Map<?, ?>> kind) {
        return of(name, () -> kind.apply(Map.of("k", name)), () -> kind.apply(Map.of("k", "not " + name)));
    }

    private static ArgumentRow entry(String name, Function<String, Map.Entry<?, ?>> kind) {
        return of(name, () -> kind.apply(name), () -> kind.apply("not " + name));
    }

    private static Stack<Object> stack(List<Object> some) {
        Stack<Object> stack = new Stack<>();
        stack.addAll(some);
        return stack;
    }

    private static <C extends Collection<String>> C added(C to, Collection<String> some) {
        to.addAll(some);
        return to;
    }

    @SuppressWarnings("unchecked")
    private static <M extends Map<?, ?>> M with(M to, Map<?, ?> some) {
        ((Map<Object, Object>) to).putAll(some);
        return to;
    }

    private static Map<String, Integer> linked(String... keys) {
        Map<String, Integer> map = new LinkedHashMap<>();
        for (String key : keys) {
            map.put(key, 1);
        }
        return map;
    }

    private static Map.Entry<?, ?> first(Map<?, ?> map) {
        return map.entrySet().iterator().next();
    }
}
