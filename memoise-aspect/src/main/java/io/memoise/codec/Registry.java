package io.memoise.codec;

import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The closed list of types: finds the adapter of each type that a method's result is made of. */
final class Registry {
    /** A record may hold ever new types of itself ({@code R<T>} with a component {@code R<List<T>>}). */
    private static final int MOST_TYPES = 500;

    private final ClassAdapters classes;
    private final Map<ResolvedType, Adapter> adapters = new HashMap<>();

    private final Structure structure;
    private final Codecs codecs;

    // No lambdas on the way of a program's first call: a class of our own is linked sooner.
    private final BiConsumer<ResolvedType, Adapter> early = new BiConsumer<>() {
        @Override
        public void accept(ResolvedType type, Adapter adapter) {
            adapters.put(type, adapter);
        }
    };

    Registry(MethodHandles.Lookup lookup, Components components, Structure structure, Codecs codecs) {
        this.structure = structure;
        this.codecs = codecs;
        this.classes = new ClassAdapters(lookup, components, structure, this);
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
        if (codec != null) {
            CodecAdapter adapter = new CodecAdapter(codec, structure);
            adapters.put(type, adapter);
            adapter.stored(adapter(codec.stored()));
            return adapter;
        }
        Adapter found = leaf(type.raw());
        if (found == null) {
            found = container(type);
        }
        adapters.put(type, found);
        return found;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Adapter container(ResolvedType type) {
        Class<?> raw = type.raw();
        if (raw.isRecord()) {
            return classes.of(type, early);
        }
        if (raw.isEnum()) {
            return new EnumAdapter(raw);
        }
        if (CollectionAdapter.knows(raw)) {
            return new CollectionAdapter(raw, type.arguments().get(0).raw(), argument(type, 0));
        }
        if (MapAdapter.knows(raw)) {
            return new MapAdapter(raw, type.arguments().get(0).raw(), argument(type, 0), argument(type, 1));
        }
        if (raw == Properties.class) {
            Adapter text = Objects.requireNonNull(leaf(String.class));
            return new MapAdapter(raw, String.class, text, text);
        }
        if (EntryAdapter.knows(raw)) {
            return new EntryAdapter(raw, argument(type, 0), argument(type, 1));
        }
        if (raw == AtomicReference.class) {
            return new ReferenceAdapter(argument(type, 0));
        }
        if (raw == Optional.class) {
            return OptionalAdapter.ofObject(argument(type, 0));
        }
        if (raw == OptionalInt.class) {
            return OptionalAdapter.ofInt(Objects.requireNonNull(leaf(int.class)));
        }
        if (raw == OptionalLong.class) {
            return OptionalAdapter.ofLong(Objects.requireNonNull(leaf(long.class)));
        }
        if (raw == OptionalDouble.class) {
            return OptionalAdapter.ofDouble(Objects.requireNonNull(leaf(double.class)));
        }
        if (raw == byte[].class) {
            return new BytesAdapter();
        }
        if (raw.isArray()) {
            return new ArrayAdapter(raw, argument(type, 0));
        }
        return JsonElementAdapter.knows(raw) ? new JsonElementAdapter(raw) : classes.of(type, early);
    }

    private Adapter argument(ResolvedType type, int index) {
        return adapter(type.arguments().get(index));
    }

    private static @Nullable Adapter leaf(Class<?> type) {
        Adapter found = ScalarAdapters.of(type);
        found = found == null ? TimeAdapters.of(type) : found;
        found = found == null ? PlaceAdapters.of(type) : found;
        return found == null ? ChangeableAdapters.of(type) : found;
    }
}
