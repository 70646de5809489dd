package io.memoise.key;

import io.memoise.key.Rules.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;

/**
 * The platform's collections count by content, and by order where they have one. Sets and maps are known by their exact
 * class: a view or a stranger may compare its elements by identity, or without regard to case.
 */
final class CollectionForms {
    private static final Rule UNORDERED_SET = (value, out) -> unordered((Set<?>) value, out);
    private static final Rule LINKED_SET = (value, out) -> ordered("linked set", (Set<?>) value, out);
    private static final Rule UNORDERED_MAP = (value, out) -> unordered((Map<?, ?>) value, out);
    private static final Rule LINKED_MAP = (value, out) -> ordered("linked map", (Map<?, ?>) value, out);
    private static final Rule LIST = (value, out) -> ordered("list", (List<?>) value, out);

    private static final Map<Class<?>, Rule> EXACT = exact();

    private CollectionForms() {}

    /** Null where the class is no collection whose content says all. */
    static @Nullable Rule rule(Class<?> type) {
        if (!Rules.ofJavaBase(type)) {
            return null;
        } else if (List.class.isAssignableFrom(type)) {
            return LIST;
        } else if (EnumSet.class.isAssignableFrom(type)) {
            return UNORDERED_SET;
        }
        return EXACT.get(type);
    }

    private static Map<Class<?>, Rule> exact() {
        Map<Class<?>, Rule> rules = new HashMap<>();
        rules.put(ArrayDeque.class, (value, out) -> ordered("deque", (Collection<?>) value, out));
        rules.put(HashSet.class, UNORDERED_SET);
        rules.put(Set.of().getClass(), UNORDERED_SET);
        rules.put(Set.of(1).getClass(), UNORDERED_SET);
        rules.put(Collections.emptySet().getClass(), UNORDERED_SET);
        rules.put(Collections.singleton(1).getClass(), UNORDERED_SET);
        rules.put(ConcurrentHashMap.KeySetView.class, CollectionForms::keySet);
        rules.put(LinkedHashSet.class, LINKED_SET);
        rules.put(CopyOnWriteArraySet.class, LINKED_SET);
        rules.put(TreeSet.class, CollectionForms::sortedSet);
        rules.put(ConcurrentSkipListSet.class, CollectionForms::sortedSet);
        rules.put(HashMap.class, UNORDERED_MAP);
        rules.put(Hashtable.class, UNORDERED_MAP);
        rules.put(ConcurrentHashMap.class, UNORDERED_MAP);
        rules.put(EnumMap.class, UNORDERED_MAP);
        rules.put(Map.of().getClass(), UNORDERED_MAP);
        rules.put(Map.of(1, 1).getClass(), UNORDERED_MAP);
        rules.put(Collections.emptyMap().getClass(), UNORDERED_MAP);
        rules.put(Collections.singletonMap(1, 1).getClass(), UNORDERED_MAP);
        rules.put(LinkedHashMap.class, LINKED_MAP);
        rules.put(TreeMap.class, CollectionForms::sortedMap);
        rules.put(ConcurrentSkipListMap.class, CollectionForms::sortedMap);
        return Map.copyOf(rules);
    }

    static void ordered(String tag, Collection<?> values, FormWriter out) throws UnkeyableException {
        out.tag(tag).json('[');
        boolean first = true;
        for (Object value : values) {
            if (!first) {
                out.json(',');
            }
            first = false;
            out.value(value);
        }
        out.json("]}");
    }

    private static void ordered(String tag, Map<?, ?> map, FormWriter out) throws UnkeyableException {
        out.tag(tag).json('[');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!first) {
                out.json(',');
            }
            first = false;
            pair(entry, out);
        }
        out.json("]}");
    }

    private static void unordered(Set<?> set, FormWriter out) throws UnkeyableException {
        List<String> texts = new ArrayList<>();
        for (Object value : set) {
            FormWriter part = out.part();
            part.value(value);
            texts.add(part.finish());
        }
        sorted("set", texts, out);
    }

    private static void unordered(Map<?, ?> map, FormWriter out) throws UnkeyableException {
        List<String> texts = new ArrayList<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            FormWriter part = out.part();
            pair(entry, part);
            texts.add(part.finish());
        }
        sorted("map", texts, out);
    }

    private static void pair(Map.Entry<?, ?> entry, FormWriter out) throws UnkeyableException {
        out.json('[').value(entry.getKey());
        out.json(',').value(entry.getValue());
        out.json(']');
    }

    private static void sorted(String tag, List<String> texts, FormWriter out) throws UnkeyableException {
        texts.sort(null);
        out.tag(tag).json('[');
        for (int i = 0; i < texts.size(); i++) {
            if (i > 0) {
                out.json(',');
            }
            out.json(texts.get(i));
        }
        out.json("]}");
    }

    private static void sortedSet(Object value, FormWriter out) throws UnkeyableException {
        SortedSet<?> set = (SortedSet<?>) value;
        natural(value, set.comparator(), out);
        ordered("sorted set", set, out);
    }

    private static void sortedMap(Object value, FormWriter out) throws UnkeyableException {
        SortedMap<?, ?> map = (SortedMap<?, ?>) value;
        natural(value, map.comparator(), out);
        ordered("sorted map", map, out);
    }

    private static void natural(Object value, @Nullable Comparator<?> comparator, FormWriter out)
            throws UnkeyableException {
        if (comparator != null && comparator != Comparator.naturalOrder()) {
            throw out.unkeyable(value, "whose comparator has no value to compare");
        }
    }

    /** A view of a concurrent map, and of nobody's subclass of it. */
    private static void keySet(Object value, FormWriter out) throws UnkeyableException {
        ConcurrentHashMap.KeySetView<?, ?> view = (ConcurrentHashMap.KeySetView<?, ?>) value;
        if (view.getMap().getClass() != ConcurrentHashMap.class) {
            throw out.noValue(value);
        }
        unordered(view, out);
    }
}
