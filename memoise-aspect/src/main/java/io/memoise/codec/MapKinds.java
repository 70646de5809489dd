package io.memoise.codec;

import io.memoise.codec.Kind.Trait;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The kinds of maps that memoise knows. */
final class MapKinds {
    private static final Kind.Table<Map<Object, Object>, Entry<Object, Object>> KINDS = new Kind.Table<>();

    private static final Kind<Map<Object, Object>, Entry<Object, Object>> LINKED;
    private static final Kind<Map<Object, Object>, Entry<Object, Object>> ACCESS_ORDERED;

    static {
        KINDS.add("hash", Trait.HASHED, (content, type) -> filled(HashMap::new, content), new HashMap<>());
        LINKED = KINDS.add(
                "linked", Trait.ORDERED, (content, type) -> filled(LinkedHashMap::new, content), new LinkedHashMap<>());
        ACCESS_ORDERED = KINDS.add(
                "accessOrdered",
                Trait.ORDERED,
                (content, type) -> filled(() -> new LinkedHashMap<>(16, 0.75f, true), content));
        KINDS.addSorted("tree", (order, content) -> filled(() -> new TreeMap<>(order), content), new TreeMap<>());
        KINDS.addSorted(
                "skipList",
                (order, content) -> filled(() -> new ConcurrentSkipListMap<>(order), content),
                new ConcurrentSkipListMap<>());
        KINDS.add(
                "concurrent",
                Trait.HASHED,
                (content, type) -> filled(ConcurrentHashMap::new, content),
                new ConcurrentHashMap<>());
        KINDS.add("hashtable", Trait.HASHED, (content, type) -> filled(Hashtable::new, content), new Hashtable<>());
        KINDS.add("properties", Trait.HASHED, (content, type) -> filled(Properties::new, content), new Properties());
        KINDS.add("enum", Trait.ORDERED, MapKinds::enumMap, new EnumMap<>(TimeUnit.class));
        KINDS.add(
                "immutable",
                Trait.FIXED_HASHED,
                (content, type) -> immutable(content),
                Map.of(),
                Map.of(1, 1),
                Map.of(1, 1, 2, 2));
        KINDS.add("empty", Trait.FIXED, (content, type) -> Collections.emptyMap(), Collections.emptyMap());
        KINDS.add("singleton", Trait.FIXED, (content, type) -> singleton(content), Collections.singletonMap(1, 1));
        KINDS.addView("unmodifiable", Collections::unmodifiableMap, Collections.unmodifiableMap(new HashMap<>()));
        KINDS.addView(
                "unmodifiableSorted",
                inner -> Collections.unmodifiableSortedMap((SortedMap<Object, Object>) inner),
                Collections.unmodifiableSortedMap(new TreeMap<>()));
        KINDS.addView(
                "unmodifiableNavigable",
                inner -> Collections.unmodifiableNavigableMap((NavigableMap<Object, Object>) inner),
                Collections.unmodifiableNavigableMap(new TreeMap<>()));
        KINDS.addView("synchronized", Collections::synchronizedMap, Collections.synchronizedMap(new HashMap<>()));
        KINDS.addView(
                "synchronizedSorted",
                inner -> Collections.synchronizedSortedMap((SortedMap<Object, Object>) inner),
                Collections.synchronizedSortedMap(new TreeMap<>()));
        KINDS.addView(
                "synchronizedNavigable",
                inner -> Collections.synchronizedNavigableMap((NavigableMap<Object, Object>) inner),
                Collections.synchronizedNavigableMap(new TreeMap<>()));
    }

    private MapKinds() {}

    /** The kind of a value by its exact class; null if there is none. */
    static @Nullable Kind<Map<Object, Object>, Entry<Object, Object>> of(Map<?, ?> value) {
        Kind<Map<Object, Object>, Entry<Object, Object>> kind = KINDS.of(value);
        if (value instanceof Properties properties && hasDefaults(properties)) {
            return null;
        }
        return kind == LINKED && ordersByAccess(value) ? ACCESS_ORDERED : kind;
    }

    /** Only a clone tells, since asking for an entry changes the order. */
    @SuppressWarnings("unchecked")
    private static boolean ordersByAccess(Map<?, ?> map) {
        Map<Object, Object> clone = (Map<Object, Object>) ((LinkedHashMap<?, ?>) map).clone();
        Object first = new Object();
        Object second = new Object();
        clone.put(first, first);
        clone.put(second, second);
        clone.get(first);
        Object last = null;
        for (Object key : clone.keySet()) {
            last = key;
        }
        return last == first;
    }

    /** What a clone still knows when it has been emptied. */
    private static boolean hasDefaults(Properties properties) {
        Properties clone = (Properties) properties.clone();
        clone.clear();
        return clone.propertyNames().hasMoreElements();
    }

    static @Nullable Kind<Map<Object, Object>, Entry<Object, Object>> tagged(String tag) {
        return KINDS.tagged(tag);
    }

    private static Map<Object, Object> filled(
            Supplier<Map<Object, Object>> empty, List<Entry<Object, Object>> content) {
        Map<Object, Object> map = empty.get();
        content.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> immutable(List<Entry<Object, Object>> content) {
        return Map.ofEntries(content.toArray(new Entry[0]));
    }

    private static Map<Object, Object> singleton(List<Entry<Object, Object>> content) {
        return Collections.singletonMap(content.get(0).getKey(), content.get(0).getValue());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<Object, Object> enumMap(List<Entry<Object, Object>> content, Class<?> type) {
        return filled(() -> new EnumMap(type), content);
    }
}
