package io.memoise.codec;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The types on the list that are the JDK's or Gson's, but for scalars, and those that the program has codecs for. */
final class Containers {
    private Containers() {}

    static Adapter by(UserCodec codec, Structure structure, ResolvedType type, Registry registry) {
        CodecAdapter adapter = new CodecAdapter(codec, structure);
        registry.early(type, adapter);
        adapter.stored(registry.adapter(codec.stored()));
        return adapter;
    }

    /** The adapter of the type; null where it is none of these. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static @Nullable Adapter of(ResolvedType type, Registry registry) {
        Class<?> raw = type.raw();
        Adapter leaf = leaf(raw);
        if (leaf != null) {
            return leaf;
        }
        if (raw.isEnum()) {
            return new EnumAdapter(raw);
        }
        if (CollectionAdapter.knows(raw)) {
            return new CollectionAdapter(raw, type.arguments().get(0).raw(), argument(type, registry, 0));
        }
        if (MapAdapter.knows(raw)) {
            return new MapAdapter(
                    raw, type.arguments().get(0).raw(), argument(type, registry, 0), argument(type, registry, 1));
        }
        if (raw == Properties.class) {
            Adapter text = scalar(String.class);
            return new MapAdapter(raw, String.class, text, text);
        }
        if (EntryAdapter.knows(raw)) {
            return new EntryAdapter(raw, argument(type, registry, 0), argument(type, registry, 1));
        }
        if (raw == AtomicReference.class) {
            return new ReferenceAdapter(argument(type, registry, 0));
        }
        if (raw == Optional.class) {
            return OptionalAdapter.ofObject(argument(type, registry, 0));
        }
        if (raw == OptionalInt.class) {
            return OptionalAdapter.ofInt(scalar(int.class));
        }
        if (raw == OptionalLong.class) {
            return OptionalAdapter.ofLong(scalar(long.class));
        }
        if (raw == OptionalDouble.class) {
            return OptionalAdapter.ofDouble(scalar(double.class));
        }
        if (raw == byte[].class) {
            return new BytesAdapter();
        }
        if (raw.isArray()) {
            return new ArrayAdapter(raw, argument(type, registry, 0));
        }
        return JsonElementAdapter.knows(raw) ? new JsonElementAdapter(raw) : null;
    }

    private static Adapter argument(ResolvedType type, Registry registry, int index) {
        return registry.adapter(type.arguments().get(index));
    }

    private static Adapter scalar(Class<?> type) {
        return Objects.requireNonNull(Scalar.adapter(type));
    }

    private static @Nullable Adapter leaf(Class<?> type) {
        Adapter found = TimeAdapters.of(type);
        found = found == null ? PlaceAdapters.of(type) : found;
        return found == null ? ChangeableAdapters.of(type) : found;
    }
}
