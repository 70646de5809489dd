package io.memoise.codec;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Map.Entry;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.PriorityBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The JDK's own comparators, of which there is one each, by the word that a kind's tag ends in. */
final class Orders {
    private static final Map<String, Comparator<?>> NAMED = Map.of(
            "natural",
            Comparator.<String>naturalOrder(),
            "reverse",
            Collections.<String>reverseOrder(),
            "ignoringCase",
            String.CASE_INSENSITIVE_ORDER);

    private Orders() {}

    static Map<String, Comparator<?>> named() {
        return NAMED;
    }

    /** The comparator by which a collection or map puts its content in order; null for the natural order or none. */
    static @Nullable Comparator<?> of(Object value) {
        if (value instanceof SortedSet<?> set) {
            return set.comparator();
        }
        if (value instanceof SortedMap<?, ?> map) {
            return map.comparator();
        }
        if (value instanceof PriorityQueue<?> queue) {
            return queue.comparator();
        }
        return value instanceof PriorityBlockingQueue<?> queue ? queue.comparator() : null;
    }

    /** The word for the comparator; null for one of the program's. */
    static @Nullable String word(Comparator<?> comparator) {
        for (Entry<String, Comparator<?>> named : NAMED.entrySet()) {
            if (named.getValue() == comparator) {
                return named.getKey();
            }
        }
        return null;
    }
}
