package io.memoise.codec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.memoise.access.FieldAccess.Getter;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
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
    private static final Getter[] NONE = {};

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
        if (one instanceof Record) {
            return sameByCodecOrFields(one, other);
        }
        LeafAdapter<?> changeable = ChangeableAdapters.of(one.getClass());
        if (changeable != null) {
            return changeable.text(one).equals(changeable.text(other));
        }
        if (holds(one)) {
            return sameContent(one, other);
        }
        return sameByCodecOrFields(one, other);
    }

    private boolean sameByCodecOrFields(Object one, Object other) {
        UserCodec codec = codecs.covering(one);
        return codec != null ? sameByCodec(codec, one, other) : sameFields(one, other);
    }

    /** Whether the object is of a kind that memoise knows, other than by its fields. */
    private static boolean holds(Object value) {
        return value instanceof Enum
                || value instanceof Optional
                || value instanceof JsonElement
                || value.getClass().isArray()
                || value.getClass() == AtomicReference.class
                || (value instanceof Collection<?> collection && CollectionKinds.of(collection) != null)
                || (value instanceof Map<?, ?> map && MapKinds.of(map) != null)
                || (value instanceof Entry<?, ?> entry && EntryAdapter.tag(entry) != null);
    }

    /** Of two such objects of one class. */
    private boolean sameContent(Object one, Object other) {
        if (one instanceof Collection<?> first && other instanceof Collection<?> second) {
            return sameCollections(first, second);
        }
        if (one instanceof Map<?, ?> first && other instanceof Map<?, ?> second) {
            return sameMaps(first, second);
        }
        if (one instanceof Optional<?> first && other instanceof Optional<?> second) {
            return same(first.orElse(null), second.orElse(null));
        }
        if (one instanceof Entry<?, ?> first && other instanceof Entry<?, ?> second) {
            return same(first.getKey(), second.getKey()) && same(first.getValue(), second.getValue());
        }
        if (one instanceof AtomicReference<?> first && other instanceof AtomicReference<?> second) {
            return same(first.get(), second.get());
        }
        if (one instanceof JsonElement first && other instanceof JsonElement second) {
            return sameElements(first, second);
        }
        return one instanceof Enum ? one == other : sameArrays(one, other);
    }

    /**
     * Of a value and its copy: the fields that can be read are the same, but for transient ones and those of kinds that
     * memoise does not know, which are left to the codec. Where no field can be read, the codec writes the same for both.
     */
    boolean sameByCodec(UserCodec codec, Object one, Object other) {
        if (one.getClass() != other.getClass() || isKnown(one)) {
            return same(one, other);
        }
        List<Getter> getters = components.lasting(one.getClass());
        return getters.isEmpty()
                ? same(codec.write(one), codec.write(other))
                : getters.stream().allMatch(getter -> alike(getter.get(one), getter.get(other)));
    }

    private boolean alike(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null || one == other) {
            return one == other;
        }
        boolean comparable = isKnown(one)
                || codecs.covering(one) != null
                || components.of(one.getClass()).isPresent();
        return comparable ? same(one, other) : one.getClass() == other.getClass();
    }

    private static boolean isKnown(Object value) {
        return JdkValues.is(value) || ChangeableAdapters.of(value.getClass()) != null || holds(value);
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
        Optional<Getter[]> getters = components.of(one.getClass());
        if (getters.isEmpty()) {
            return false;
        }
        for (Getter getter : getters.get()) {
            if (!same(getter.get(one), getter.get(other))) {
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
        for (Getter getter : components.of(value.getClass()).orElse(NONE)) {
            hash = 31 * hash + hashOf(getter.get(value));
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
