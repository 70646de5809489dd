package io.memoise.codec;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One of the ways in which the JDK holds a collection or a map. What is stored names the kind by its tag, never by a class.
 *
 * @param tag the name of the kind in JSON; empty for the one that is written without
 * @param trait what its content may do
 * @param make makes one of its content and the class of its elements or keys
 * @param wrap puts a view of this kind around another one; does nothing for what is no view
 * @param <C> {@code Collection} or {@code Map}
 * @param <E> an element or entry
 */
record Kind<C, E>(String tag, Trait trait, BiFunction<List<E>, Class<?>, C> make, UnaryOperator<C> wrap) {
    /** What the content of a kind may do. */
    enum Trait {
        /** It can be changed, and has an order. */
        ORDERED,
        /** It can be changed, and its order means nothing. */
        HASHED,
        /** It can't be changed, and has an order. */
        FIXED,
        /** It can't be changed, and its order means nothing. */
        FIXED_HASHED,
        /** It shows another collection, which somebody may change. */
        VIEW
    }

    boolean fixed() {
        return trait == Trait.FIXED || trait == Trait.FIXED_HASHED;
    }

    boolean hashed() {
        return trait == Trait.HASHED || trait == Trait.FIXED_HASHED;
    }

    boolean view() {
        return trait == Trait.VIEW;
    }

    /** The kinds of collections, or those of maps. */
    static final class Table<C, E> {
        private final Map<Class<?>, Kind<C, E>> byClass = new HashMap<>();
        private final Map<String, Kind<C, E>> byTag = new HashMap<>();

        /** @param samples one object of each class that the kind is made of */
        Kind<C, E> add(String tag, Trait trait, BiFunction<List<E>, Class<?>, C> make, Object... samples) {
            return add(new Kind<>(tag, trait, make, content -> content), samples);
        }

        /** @param samples one object of each class that the kind is made of */
        void addView(String tag, UnaryOperator<C> wrap, Object... samples) {
            BiFunction<List<E>, Class<?>, C> none = (content, type) -> {
                throw new IllegalStateException(tag);
            };
            add(new Kind<>(tag, Trait.VIEW, none, wrap), samples);
        }

        private Kind<C, E> add(Kind<C, E> kind, Object... samples) {
            byTag.put(kind.tag, kind);
            for (Object sample : samples) {
                byClass.put(sample.getClass(), kind);
            }
            return kind;
        }

        /** The kind of a value by its exact class; null if there is none. An order of its own is not looked at. */
        @Nullable
        Kind<C, E> of(Object value) {
            return byClass.get(value.getClass());
        }

        @Nullable
        Kind<C, E> tagged(String tag) {
            return byTag.get(tag);
        }
    }

    /** Whether elements are put in order by a comparator that the program chose. */
    static boolean ordersItsOwnWay(Object value) {
        return value instanceof SortedSet<?> set && set.comparator() != null
                || value instanceof SortedMap<?, ?> map && map.comparator() != null;
    }

    /** Whether one may ask for null; the JDK's fixed lists differ in nothing else. */
    static boolean answersForNull(Collection<?> collection) {
        try {
            boolean either = collection.contains(null);
            return either || true;
        } catch (NullPointerException hostile) {
            return false;
        }
    }

    /** Why a value has no kind. */
    static String unknown(Object value) {
        String name = value.getClass().getTypeName();
        return ordersItsOwnWay(value)
                ? "is a " + name + " with a comparator of its own; return one in natural order, or a linked one"
                : "is a " + name + ", a kind of collection that memoise can't write and read back; copy it, as "
                        + "List.copyOf or new ArrayList do. See docs/troubleshooting.md#unkeepable-result";
    }

    /** Why a view can't be kept. */
    static String hidden(Object view) {
        return "is a " + view.getClass().getTypeName() + " of another object, which can't be seen; copy it, as "
                + "List.copyOf or new ArrayList do. See docs/troubleshooting.md#unkeepable-result";
    }
}
