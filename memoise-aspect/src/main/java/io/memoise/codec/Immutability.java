package io.memoise.codec;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import io.memoise.access.FieldAccess.Getter;
import java.net.URL;
import java.util.Collection;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Proves that nobody can change a value, down to its last part. An enum's constant counts, since there is but one of it.
 * Where a proof would take too long there is none.
 */
final class Immutability {
    /** Values that can't be written, but can't be changed either. */
    private static final Set<Class<?>> MORE = Set.of(Class.class, Pattern.class, URL.class);

    private static final int MOST_PARTS = 1_000_000;

    private final Components components;
    private final Codecs codecs;

    /** How many were looked at; of one proof, which has an object of its own. */
    private int parts;

    Immutability(Components components, Codecs codecs) {
        this.components = components;
        this.codecs = codecs;
    }

    boolean of(@Nullable Object value) {
        return new Immutability(components, codecs).holds(value, 0);
    }

    private boolean holds(@Nullable Object value, int depth) {
        if (value == null || value instanceof Enum || JdkValues.is(value) || MORE.contains(value.getClass())) {
            return true;
        }
        UserCodec codec = codecs.covering(value);
        if (codec != null && codec.codec().immutable()) {
            return true;
        }
        if (depth == Place.DEEPEST || ++parts > MOST_PARTS) {
            return false;
        }
        if (value instanceof Collection<?> collection) {
            Kind<?, ?> kind = CollectionKinds.of(collection);
            return kind != null && kind.fixed() && holdsForAll(collection, depth + 1);
        }
        if (value instanceof Map<?, ?> map) {
            Kind<?, ?> kind = MapKinds.of(map);
            return kind != null
                    && kind.fixed()
                    && holdsForAll(map.keySet(), depth + 1)
                    && holdsForAll(map.values(), depth + 1);
        }
        if (value instanceof Optional<?> optional) {
            return holds(optional.orElse(null), depth + 1);
        }
        if (value instanceof Entry<?, ?> entry && EntryAdapter.tag(entry) != null) {
            return EntryAdapter.fixed(entry) && holds(entry.getKey(), depth + 1) && holds(entry.getValue(), depth + 1);
        }
        if (!(value instanceof Record) && value instanceof JsonElement) {
            return value instanceof JsonNull || value instanceof JsonPrimitive primitive && holdsFor(primitive);
        }
        return holdsForFields(value, depth + 1);
    }

    private boolean holdsForFields(Object value, int depth) {
        Optional<Getter[]> getters = components.open(value.getClass());
        if (getters.isEmpty()) {
            return false;
        }
        for (Getter getter : getters.get()) {
            if (!holds(getter.get(value), depth)) {
                return false;
            }
        }
        return true;
    }

    private boolean holdsForAll(Iterable<?> content, int depth) {
        for (Object part : content) {
            if (!holds(part, depth)) {
                return false;
            }
        }
        return true;
    }

    private boolean holdsFor(JsonPrimitive primitive) {
        return !primitive.isNumber()
                || JsonElementAdapter.parsed(primitive.getAsNumber())
                || JdkValues.is(primitive.getAsNumber());
    }
}
