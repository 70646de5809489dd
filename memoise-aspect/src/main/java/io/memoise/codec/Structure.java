package io.memoise.codec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Compares two values by what they are made of: the same classes at every place, the same components, elements and order
 * where there is one. No {@code equals} of the program's is asked, and what is not on the list is never the same.
 */
final class Structure {
    private static final MethodHandle[] NONE = {};

    private final Components components;
    private final Codecs codecs;

    Structure(Components components, Codecs codecs) {
        this.components = components;
        this.codecs = codecs;
    }

    boolean same(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return one == other;
        }
        if (one.getClass() != other.getClass()) {
            return false;
        }
        if (JdkValues.is(one)) {
            return JdkValues.same(one, other);
        }
        LeafAdapter<?> changeable = ChangeableAdapters.of(one.getClass());
        if (changeable != null) {
            return changeable.text(one).equals(changeable.text(other));
        }
        Boolean judged = judged(one, other);
        if (judged != null) {
            return judged;
        }
        UserCodec codec = codecs.covering(one);
        return codec != null ? sameByCodec(codec, one, other) : sameFields(one, other);
    }

    /** Of two objects of one class that hold others in a way that memoise knows; null where they do not. */
    private @Nullable Boolean judged(Object one, Object other) {
        if (one instanceof Collection<?> first && other instanceof Collection<?> second && kind(first) != null) {
            return sameCollections(first, second);
        }
        if (one instanceof Map<?, ?> first && other instanceof Map<?, ?> second && MapKinds.of(first) != null) {
            return sameMaps(first, second);
        }
        if (one instanceof Optional<?> first && other instanceof Optional<?> second) {
            return same(first.orElse(null), second.orElse(null));
        }
        if (one instanceof Entry<?, ?> first
                && other instanceof Entry<?, ?> second
                && EntryAdapter.tag(first) != null) {
            return same(first.getKey(), second.getKey()) && same(first.getValue(), second.getValue());
        }
        if (one.getClass() == AtomicReference.class) {
            return same(((AtomicReference<?>) one).get(), ((AtomicReference<?>) other).get());
        }
        if (one.getClass().isArray()) {
            return sameArrays(one, other);
        }
        if (one instanceof JsonElement first && other instanceof JsonElement second) {
            return sameElements(first, second);
        }
        return one instanceof Enum ? one == other : null;
    }

    private static @Nullable Kind<?, ?> kind(Collection<?> value) {
        return CollectionKinds.of(value);
    }

    /**
     * Of a value and its copy: the fields that can be read and compared are the same, and the codec writes the same for
     * both. Transient fields, and fields of kinds that memoise does not know, are left to the codec.
     */
    boolean sameByCodec(UserCodec codec, Object one, Object other) {
        if (one.getClass() != other.getClass() || known(one)) {
            return same(one, other);
        }
        for (MethodHandle getter : components.lasting(one.getClass())) {
            Object first = Components.read(getter, one);
            Object second = Components.read(getter, other);
            boolean alike = first == second
                    || (first != null && second != null && !judges(first)
                            ? first.getClass() == second.getClass()
                            : same(first, second));
            if (!alike) {
                return false;
            }
        }
        return same(codec.write(one), codec.write(other));
    }

    /** Whether values of its class can be compared at all. */
    private boolean judges(Object value) {
        return known(value)
                || codecs.covering(value) != null
                || components.of(value.getClass()).isPresent();
    }

    private boolean known(Object value) {
        return JdkValues.is(value) || ChangeableAdapters.of(value.getClass()) != null || judged(value, value) != null;
    }

    private boolean sameArrays(Object one, Object other) {
        int length = Array.getLength(one);
        if (length != Array.getLength(other)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!same(Array.get(one, i), Array.get(other, i))) {
                return false;
            }
        }
        return true;
    }

    /** Of two records, or of two objects of another class that fields tell all of. */
    private boolean sameFields(Object one, Object other) {
        Optional<MethodHandle[]> getters = components.of(one.getClass());
        if (getters.isEmpty()) {
            return false;
        }
        for (MethodHandle getter : getters.get()) {
            if (!same(Components.read(getter, one), Components.read(getter, other))) {
                return false;
            }
        }
        return true;
    }

    private boolean sameCollections(Collection<?> one, Collection<?> other) {
        Kind<?, ?> kind = CollectionKinds.of(one);
        if (kind == null || kind != CollectionKinds.of(other) || one.size() != other.size()) {
            return false;
        }
        if (kind.view()) {
            return sameBehind(one, other);
        }
        return kind.hashed() ? counted(one).equals(counted(other)) : inOrder(one.iterator(), other.iterator());
    }

    private boolean sameMaps(Map<?, ?> one, Map<?, ?> other) {
        Kind<?, ?> kind = MapKinds.of(one);
        if (kind == null || kind != MapKinds.of(other) || one.size() != other.size()) {
            return false;
        }
        if (kind.view()) {
            return sameBehind(one, other);
        }
        return kind.hashed()
                ? counted(one).equals(counted(other))
                : inOrder(one.keySet().iterator(), other.keySet().iterator())
                        && inOrder(one.values().iterator(), other.values().iterator());
    }

    private boolean sameBehind(Object one, Object other) {
        Object behind = Behind.of(one);
        return behind != null && same(behind, Behind.of(other));
    }

    private boolean inOrder(Iterator<?> one, Iterator<?> other) {
        while (one.hasNext() && other.hasNext()) {
            if (!same(one.next(), other.next())) {
                return false;
            }
        }
        return one.hasNext() == other.hasNext();
    }

    private boolean sameElements(JsonElement one, JsonElement other) {
        if (one instanceof JsonObject first && other instanceof JsonObject second) {
            return inOrder(first.keySet().iterator(), second.keySet().iterator())
                    && inOrder(
                            first.asMap().values().iterator(),
                            second.asMap().values().iterator());
        }
        if (one instanceof JsonArray first && other instanceof JsonArray second) {
            return inOrder(first.iterator(), second.iterator());
        }
        if (one instanceof JsonPrimitive first && other instanceof JsonPrimitive second) {
            return first.isString() == second.isString()
                    && first.isBoolean() == second.isBoolean()
                    && (!first.isNumber()
                            || first.getAsNumber().getClass()
                                    == second.getAsNumber().getClass())
                    && first.getAsString().equals(second.getAsString());
        }
        return one instanceof JsonNull;
    }

    private Map<Node, Integer> counted(Collection<?> elements) {
        Map<Node, Integer> counts = new HashMap<>();
        elements.forEach(element -> counts.merge(new Node(element, null), 1, Integer::sum));
        return counts;
    }

    private Map<Node, Integer> counted(Map<?, ?> entries) {
        Map<Node, Integer> counts = new HashMap<>();
        entries.forEach((key, value) -> counts.merge(new Node(key, value), 1, Integer::sum));
        return counts;
    }

    /** The same for values that are the same; asks no {@code hashCode} of the program's. */
    private int hashOf(@Nullable Object value) {
        if (value == null) {
            return 0;
        }
        if (JdkValues.is(value)) {
            return value.toString().hashCode();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().hashCode();
        }
        if (value instanceof Collection<?> collection) {
            return collection.stream().mapToInt(this::hashOf).sum();
        }
        if (value instanceof Optional<?> optional) {
            return hashOf(optional.orElse(null));
        }
        int hash = value.getClass().hashCode();
        if (codecs.covering(value) != null) {
            return hash;
        }
        for (MethodHandle getter : components.of(value.getClass()).orElse(NONE)) {
            hash = 31 * hash + hashOf(Components.read(getter, value));
        }
        return hash;
    }

    /** An element, or a key with its value, in a place where order means nothing. */
    private final class Node {
        private final @Nullable Object key;
        private final @Nullable Object value;

        Node(@Nullable Object key, @Nullable Object value) {
            this.key = key;
            this.value = value;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Node node && same(key, node.key) && same(value, node.value);
        }

        @Override
        public int hashCode() {
            return hashOf(key);
        }
    }
}
