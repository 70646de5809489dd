package io.memoise.codec;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
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

        /** A kind in natural order, and one more for each comparator of the JDK's. */
        void addSorted(String tag, BiFunction<@Nullable Comparator<Object>, List<E>, C> make, Object sample) {
            add(tag, Trait.ORDERED, (content, type) -> make.apply(null, content), sample);
            Orders.named().forEach((word, order) -> {
                @SuppressWarnings("unchecked")
                Comparator<Object> comparator = (Comparator<Object>) order;
                add(ordered(tag, word), Trait.ORDERED, (content, type) -> make.apply(comparator, content));
            });
        }

        private static String ordered(String tag, String word) {
            return tag + "/" + word;
        }

        private Kind<C, E> add(Kind<C, E> kind, Object... samples) {
            byTag.put(kind.tag, kind);
            for (Object sample : samples) {
                byClass.put(sample.getClass(), kind);
            }
            return kind;
        }

        /** The kind of a value by its exact class and its comparator; null if there is none. */
        @Nullable
        Kind<C, E> of(Object value) {
            Kind<C, E> kind = byClass.get(value.getClass());
            Comparator<?> order = kind == null || kind.view() ? null : Orders.of(value);
            if (kind == null || order == null) {
                return kind;
            }
            String word = Orders.word(order);
            return word == null ? null : byTag.get(ordered(kind.tag, word));
        }

        @Nullable
        Kind<C, E> tagged(String tag) {
            return byTag.get(tag);
        }
    }

    /** Whether one may ask for null; the JDK's fixed lists differ in nothing else. */
    static boolean answersForNull(Collection<?> collection) {
        try {
            return collection.contains(null) || true;
        } catch (NullPointerException hostile) {
            return false;
        }
    }

    /** Whether no more than so many elements can ever be in it. */
    static boolean bounded(Object value) {
        return value instanceof BlockingQueue<?> queue
                && (long) queue.remainingCapacity() + queue.size() < Integer.MAX_VALUE;
    }

    /** Why a value has no kind. */
    static String unknown(Object value) {
        String name = "is a " + value.getClass().getTypeName();
        if (Orders.of(value) != null) {
            return name + " with a comparator of its own; return one in natural order, or a linked one";
        }
        if (bounded(value)) {
            return name + " with a bound; return one without, or a list";
        }
        return name + ", a kind of collection that memoise can't write and read back; copy it, as "
                + "List.copyOf or new ArrayList do. See docs/troubleshooting.md#unkeepable-result";
    }

    /** Why a view can't be kept. */
    static String hidden(Object view) {
        return "is a " + view.getClass().getTypeName() + " of another object, which can't be seen; copy it, as "
                + "List.copyOf or new ArrayList do. See docs/troubleshooting.md#unkeepable-result";
    }
}
