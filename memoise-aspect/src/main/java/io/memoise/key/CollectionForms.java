package io.memoise.key;

import io.memoise.key.Rules.Rule;
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
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;

/**
 * The platform's collections count by content, and by order where they have one. They are known by their exact class: a
 * view or a stranger may compare its elements by identity, or without regard to case.
 */
final class CollectionForms {
    private static final Rule LIST = (value, out) -> Contents.ordered("list", (List<?>) value, out);
    private static final Rule SET = (value, out) -> Contents.unordered("set", (Set<?>) value, out);
    private static final Rule LINKED_SET = (value, out) -> Contents.ordered("linked set", (Set<?>) value, out);
    private static final Rule MAP = (value, out) -> Contents.unordered("map", (Map<?, ?>) value, out);

    /** Of a class whose way to compare is not known. */
    static final Rule UNKNOWN = (value, out) -> {
        throw out.uncopied(value, "a collection whose way to compare is not known");
    };

    private static final Map<Class<?>, Rule> EXACT = exact();

    private CollectionForms() {}

    /** Null where the class is no collection. */
    static @Nullable Rule rule(Class<?> type) {
        if (!Collection.class.isAssignableFrom(type) && !Map.class.isAssignableFrom(type)) {
            return null;
        } else if (!Rules.ofJavaBase(type)) {
            return UNKNOWN;
        } else if (EnumSet.class.isAssignableFrom(type)) {
            return CollectionForms::enumSet;
        }
        Rule view = ViewForms.rule(type);
        return view != null ? view : EXACT.getOrDefault(type, UNKNOWN);
    }

    private static Map<Class<?>, Rule> exact() {
        Map<Class<?>, Rule> rules = new HashMap<>();
        for (List<?> list : lists()) {
            rules.put(list.getClass(), LIST);
        }
        rules.put(ArrayDeque.class, (value, out) -> Contents.ordered("deque", (Collection<?>) value, out));
        rules.put(HashSet.class, SET);
        rules.put(Set.of().getClass(), SET);
        rules.put(Set.of(1).getClass(), SET);
        rules.put(Collections.emptySet().getClass(), SET);
        rules.put(Collections.singleton(1).getClass(), SET);
        rules.put(ConcurrentHashMap.KeySetView.class, CollectionForms::keySet);
        rules.put(LinkedHashSet.class, LINKED_SET);
        rules.put(CopyOnWriteArraySet.class, LINKED_SET);
        rules.put(TreeSet.class, CollectionForms::sortedSet);
        rules.put(ConcurrentSkipListSet.class, CollectionForms::sortedSet);
        rules.put(HashMap.class, MAP);
        rules.put(Hashtable.class, MAP);
        rules.put(ConcurrentHashMap.class, MAP);
        rules.put(Map.of().getClass(), MAP);
        rules.put(Map.of(1, 1).getClass(), MAP);
        rules.put(Collections.emptyMap().getClass(), MAP);
        rules.put(Collections.singletonMap(1, 1).getClass(), MAP);
        rules.put(Properties.class, CollectionForms::properties);
        rules.put(EnumMap.class, (value, out) -> Contents.ordered("enum map", (Map<?, ?>) value, out));
        rules.put(LinkedHashMap.class, (value, out) -> Contents.ordered("linked map", (Map<?, ?>) value, out));
        rules.put(TreeMap.class, CollectionForms::sortedMap);
        rules.put(ConcurrentSkipListMap.class, CollectionForms::sortedMap);
        return Map.copyOf(rules);
    }

    /** One of each class that is a list by its content alone. */
    private static List<List<?>> lists() {
        List<Integer> some = List.of(1, 2, 3);
        return List.of(
                new ArrayList<>(),
                new ArrayList<>(some).subList(0, 1),
                new LinkedList<>(),
                new LinkedList<>(some).subList(0, 1),
                new Vector<>(),
                new Stack<>(),
                new CopyOnWriteArrayList<>(),
                new CopyOnWriteArrayList<>(some).subList(0, 1),
                Arrays.asList(1),
                Arrays.asList(1, 2).subList(0, 1),
                some,
                some.subList(0, 1),
                List.of(1),
                Collections.emptyList(),
                Collections.singletonList(1),
                Collections.nCopies(1, 1));
    }

    /** Its order is that of the constants. Without one it is still a set of one enum. */
    private static void enumSet(Object value, FormWriter out) throws UnkeyableException {
        EnumSet<?> set = (EnumSet<?>) value;
        if (set.isEmpty()) {
            EnumSet<?> all = EnumSet.complementOf(set);
            if (all.isEmpty()) {
                throw out.unkeyable(set, "an empty set of an enum that cannot be told");
            }
            Class<?> type = all.iterator().next().getDeclaringClass();
            out.familiar(type, value).tagged("enum set", type.getName());
        } else {
            Contents.ordered("enum set", set, out);
        }
    }

    private static void sortedSet(Object value, FormWriter out) throws UnkeyableException {
        SortedSet<?> set = (SortedSet<?>) value;
        Contents.ordered(Contents.tag("sorted set", set, set.comparator(), out), set, out);
    }

    private static void sortedMap(Object value, FormWriter out) throws UnkeyableException {
        SortedMap<?, ?> map = (SortedMap<?, ?>) value;
        Contents.ordered(Contents.tag("sorted map", map, map.comparator(), out), map, out);
    }

    /** A view of a concurrent map, and of nobody's subclass of it. */
    private static void keySet(Object value, FormWriter out) throws UnkeyableException {
        ConcurrentHashMap.KeySetView<?, ?> view = (ConcurrentHashMap.KeySetView<?, ?>) value;
        if (view.getMap().getClass() != ConcurrentHashMap.class) {
            UNKNOWN.write(value, out);
            return;
        }
        SET.write(view, out);
    }

    /** Its own entries, then what it answers by its defaults. */
    private static void properties(Object value, FormWriter out) throws UnkeyableException {
        Properties properties = (Properties) value;
        Map<String, String> inherited = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (!(properties.get(name) instanceof String)) {
                inherited.put(name, properties.getProperty(name));
            }
        }
        out.tag("Properties").json('[');
        MAP.write(properties, out);
        out.json(',');
        MAP.write(inherited, out);
        out.json("]}");
    }
}
