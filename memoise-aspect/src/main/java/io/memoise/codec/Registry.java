package io.memoise.codec;

import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.Map;

/**
 * The closed list of types: finds the adapter of each type that a method's result is made of. Records and scalars, which
 * most results are made of, need none of the classes that others do.
 */
final class Registry {
    /** A record may hold ever new types of itself ({@code R<T>} with a component {@code R<List<T>>}). */
    private static final int MOST_TYPES = 500;

    private final MethodHandles.Lookup lookup;
    private final Components components;
    private final Structure structure;
    private final Codecs codecs;
    private final Map<ResolvedType, Adapter> adapters = new HashMap<>();

    Registry(MethodHandles.Lookup lookup, Components components, Structure structure, Codecs codecs) {
        this.lookup = lookup;
        this.components = components;
        this.structure = structure;
        this.codecs = codecs;
    }

    Adapter adapter(ResolvedType type) {
        Adapter known = adapters.get(type);
        if (known != null) {
            return known;
        }
        if (adapters.size() == MOST_TYPES) {
            throw new IllegalArgumentException("has more than " + MOST_TYPES + " types in it");
        }
        UserCodec codec = codecs.writing(type);
        Adapter found = codec == null ? listed(type) : Containers.by(codec, structure, type, this);
        adapters.put(type, found);
        return found;
    }

    /** Gives an adapter before those of its parts are made, which may need it. */
    void early(ResolvedType type, Adapter adapter) {
        adapters.put(type, adapter);
    }

    private Adapter listed(ResolvedType type) {
        Class<?> raw = type.raw();
        if (raw.isRecord()) {
            return ObjectAdapter.ofRecord(type, lookup, components, this);
        }
        Adapter scalar = Scalar.adapter(raw);
        if (scalar != null) {
            return scalar;
        }
        Adapter known = Containers.of(type, this);
        return known != null ? known : new ClassAdapters(lookup, components, structure, this).of(type);
    }
}
