package io.memoise.torture;

import io.memoise.Memoise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.NavigableSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.Stack;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Rows: lists, sets and queues. */
final class Lists {
    private static final List<String> AB = List.of("b", "a");

    @Memoise
    static List<String> arrayList(int which) {
        return Pick.of(which, new ArrayList<>(AB), new ArrayList<>());
    }

    @Memoise
    static ArrayList<String> declaredArrayList(int which) {
        return Pick.of(which, new ArrayList<>(AB), new ArrayList<>());
    }

    @Memoise
    static List<String> listOf(int which) {
        return Pick.of(which, AB, List.of());
    }

    @Memoise
    static List<String> listWithNulls(int which) {
        return Pick.of(which, new ArrayList<>(Arrays.asList(null, "null")), Arrays.asList("a", null));
    }

    @Memoise
    static List<String> linkedList(int which) {
        return Pick.of(which, new LinkedList<>(AB), new LinkedList<>());
    }

    @Memoise
    static List<String> arraysAsList(int which) {
        return Pick.of(which, Arrays.asList("b", "a"), Arrays.asList("a"));
    }

    @Memoise
    static List<String> streamToList(int which) {
        return Pick.of(which, Stream.of("a", null).toList(), Stream.of("a").toList());
    }

    @Memoise
    static List<String> emptyOrSingletonList(int which) {
        return Pick.of(which, Collections.emptyList(), Collections.singletonList(null));
    }

    @Memoise
    static List<String> unmodifiableList(int which) {
        return Pick.of(
                which,
                Collections.unmodifiableList(new ArrayList<>(AB)),
                Collections.unmodifiableList(new LinkedList<>()));
    }

    @Memoise
    static List<String> synchronizedList(int which) {
        return Pick.of(
                which,
                Collections.synchronizedList(new ArrayList<>(AB)),
                Collections.synchronizedList(new ArrayList<>()));
    }

    @Memoise
    static List<String> copiesOfOne(int which) {
        return Pick.of(which, Collections.nCopies(3, "a"), Collections.nCopies(0, "a"));
    }

    @Memoise
    static List<String> subList(int which) {
        List<String> whole = new ArrayList<>(List.of("a", "b", "c"));
        return Pick.of(which, whole.subList(1, 3), whole.subList(0, 0));
    }

    @Memoise
    static List<String> vector(int which) {
        return Pick.of(which, new Vector<>(AB), new Vector<>());
    }

    @Memoise
    static Stack<String> stack(int which) {
        Stack<String> stack = new Stack<>();
        stack.addAll(AB);
        return Pick.of(which, stack, new Stack<>());
    }

    @Memoise
    static List<String> copyOnWriteArrayList(int which) {
        return Pick.of(which, new CopyOnWriteArrayList<>(AB), new CopyOnWriteArrayList<>());
    }

    @Memoise
    static List<Integer> listOfIntegers(int which) {
        return Pick.of(which, new ArrayList<>(List.of(1, Integer.MAX_VALUE)), List.of(1));
    }

    @Memoise
    static List<List<String>> listOfLists(int which) {
        return Pick.of(which, List.of(new ArrayList<>(List.of("a,b")), List.of()), List.of(List.of("a", "b")));
    }

    @Memoise
    static List<Double> listOfDoubles(int which) {
        return Pick.of(which, List.of(Double.NaN, -0.0), List.of(1.0));
    }

    @Memoise
    static List<int[]> listOfArrays(int which) {
        return Pick.of(which, List.of(new int[] {1, 2}), List.of(new int[0]));
    }

    @Memoise
    static List<Object> listOfObjects(int which) {
        return Pick.of(which, List.of(1, "1", 1L), List.of(1.0));
    }

    @Memoise
    static List<?> listOfAnything(int which) {
        return Pick.of(which, List.of("a"), List.of(1));
    }

    @Memoise
    static List<? extends Number> listOfNumbers(int which) {
        return Pick.of(which, List.of(1), List.of(1L));
    }

    @Memoise
    @SuppressWarnings("rawtypes")
    static List rawList(int which) {
        return Pick.of(which, List.of("a"), List.of(1));
    }

    @Memoise
    static Collection<String> collectionThatIsList(int which) {
        return Pick.of(which, new ArrayList<>(AB), new HashSet<>(AB));
    }

    @Memoise
    static Iterable<String> iterableThatIsList(int which) {
        return Pick.of(which, new ArrayList<>(AB), new HashSet<>(AB));
    }

    @Memoise
    static List<List<String>> oneListTwice(int which) {
        List<String> one = new ArrayList<>(AB);
        return Pick.of(which, new ArrayList<>(List.of(one, one)), List.of());
    }

    @Memoise
    static List<List<String>> oneImmutableListTwice(int which) {
        return Pick.of(which, new ArrayList<>(List.of(AB, AB)), List.of(AB));
    }

    @Memoise
    static List<Object> listInItself(int which) {
        List<Object> cycle = new ArrayList<>();
        cycle.add(cycle);
        return Pick.of(which, cycle, null);
    }

    @Memoise
    static ArrayList<String> subclassOfArrayList(int which) {
        return Pick.of(which, new ArrayList<>(AB) {}, new ArrayList<>() {});
    }

    @Memoise
    static Set<String> hashSet(int which) {
        return Pick.of(which, new HashSet<>(AB), new HashSet<>());
    }

    @Memoise
    static Set<String> linkedHashSet(int which) {
        return Pick.of(which, new LinkedHashSet<>(AB), new LinkedHashSet<>(List.of("a", "b")));
    }

    @Memoise
    static SortedSet<String> treeSet(int which) {
        return Pick.of(which, new TreeSet<>(AB), new TreeSet<>());
    }

    @Memoise
    static SortedSet<String> reverseTreeSet(int which) {
        SortedSet<String> reverse = new TreeSet<>(Collections.reverseOrder());
        reverse.addAll(AB);
        return Pick.of(which, reverse, new TreeSet<>(reverse));
    }

    @Memoise
    static NavigableSet<String> caseInsensitiveTreeSet(int which) {
        NavigableSet<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(AB);
        return Pick.of(which, set, new TreeSet<>(AB));
    }

    @Memoise
    static SortedSet<String> treeSetByLambda(int which) {
        SortedSet<String> set = new TreeSet<>((a, b) -> a.compareTo(b));
        set.addAll(AB);
        return Pick.of(which, set, new TreeSet<>((a, b) -> b.compareTo(a)));
    }

    @Memoise
    static Set<String> setOf(int which) {
        return Pick.of(which, Set.of("a", "b", "c"), Set.of("a"));
    }

    @Memoise
    static Set<TimeUnit> enumSet(int which) {
        return Pick.of(which, EnumSet.of(TimeUnit.DAYS), EnumSet.noneOf(TimeUnit.class));
    }

    @Memoise
    static Set<String> emptyOrSingletonSet(int which) {
        return Pick.of(which, Collections.emptySet(), Collections.singleton("a"));
    }

    @Memoise
    static Set<String> unmodifiableSet(int which) {
        return Pick.of(
                which,
                Collections.unmodifiableSet(new HashSet<>(AB)),
                Collections.unmodifiableSortedSet(new TreeSet<>(AB)));
    }

    @Memoise
    static Set<String> concurrentSet(int which) {
        Set<String> set = ConcurrentHashMap.newKeySet();
        set.addAll(AB);
        return Pick.of(which, set, ConcurrentHashMap.newKeySet());
    }

    @Memoise
    static Set<String> concurrentSkipListSet(int which) {
        return Pick.of(
                which, new ConcurrentSkipListSet<>(AB), new ConcurrentSkipListSet<>(String.CASE_INSENSITIVE_ORDER));
    }

    @Memoise
    static Set<String> copyOnWriteArraySet(int which) {
        return Pick.of(which, new CopyOnWriteArraySet<>(AB), new CopyOnWriteArraySet<>());
    }

    @Memoise
    static Set<String> keysOfAMap(int which) {
        return Pick.of(which, new HashMap<>(java.util.Map.of("a", 1)).keySet(), null);
    }

    @Memoise
    static Set<String> setFromMap(int which) {
        return Pick.of(which, Collections.newSetFromMap(new HashMap<>()), null);
    }

    @Memoise
    static Deque<String> arrayDeque(int which) {
        return Pick.of(which, new ArrayDeque<>(AB), new ArrayDeque<>());
    }

    @Memoise
    static Queue<String> priorityQueue(int which) {
        return Pick.of(which, new PriorityQueue<>(List.of("d", "c", "b", "a")), new PriorityQueue<>());
    }

    @Memoise
    static Queue<String> reversePriorityQueue(int which) {
        return Pick.of(
                which,
                new PriorityQueue<>(Collections.reverseOrder()),
                new PriorityQueue<>(String::compareToIgnoreCase));
    }

    @Memoise
    static Queue<String> concurrentLinkedQueue(int which) {
        return Pick.of(which, new ConcurrentLinkedQueue<>(AB), new ConcurrentLinkedQueue<>());
    }

    @Memoise
    static Queue<String> linkedBlockingQueue(int which) {
        return Pick.of(which, new LinkedBlockingQueue<>(AB), new LinkedBlockingQueue<>(3));
    }

    @Memoise
    static Queue<String> arrayBlockingQueue(int which) {
        return Pick.of(which, new ArrayBlockingQueue<>(3, true, AB), new ArrayBlockingQueue<>(3));
    }

    private Lists() {}
}
