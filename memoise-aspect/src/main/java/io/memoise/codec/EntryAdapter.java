package io.memoise.codec;

import java.io.IOException;
import java.util.AbstractMap.SimpleEntry;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A key with its value, as an array of the two under the tag of its kind. */
final class EntryAdapter extends Adapter {
    private static final String FIXED = "entry";
    private static final String SIMPLE = "simple";
    private static final String SIMPLE_IMMUTABLE = "simpleImmutable";
    private static final Map<Class<?>, String> TAGS = Map.of(
            Map.entry(1, 1).getClass(), FIXED, SimpleEntry.class, SIMPLE, SimpleImmutableEntry.class, SIMPLE_IMMUTABLE);

    private final Class<?> type;
    private final Adapter key;
    private final Adapter value;

    EntryAdapter(Class<?> type, Adapter key, Adapter value) {
        this.type = type;
        this.key = key;
        this.value = value;
    }

    static boolean knows(Class<?> type) {
        return type == Entry.class || type == SimpleEntry.class || type == SimpleImmutableEntry.class;
    }

    /** The kind of an entry; null for one that shows a place in a map, and for one of the program's. */
    static @Nullable String tag(Entry<?, ?> entry) {
        return TAGS.get(entry.getClass());
    }

    /** Of an entry that has a tag: whether it always has the same value. */
    static boolean fixed(Entry<?, ?> entry) {
        return !(entry instanceof SimpleEntry);
    }

    @Override
    void write(Object written, Writing out) throws IOException, UnkeepableException {
        out.expect(type, written);
        Entry<?, ?> entry = (Entry<?, ?>) written;
        String tag = tag(entry);
        if (tag == null) {
            throw out.refuse("is a " + written.getClass().getTypeName() + ", which belongs to a map; copy it, as "
                    + "new AbstractMap.SimpleEntry does. See docs/troubleshooting.md#unkeepable-result");
        }
        if (!fixed(entry)) {
            out.claim(entry);
        }
        out.json().beginObject().name(tag);
        out.enter();
        out.json().beginArray();
        out.place().at(0);
        out.value(key, entry.getKey());
        out.place().at(1);
        out.value(value, entry.getValue());
        out.json().endArray();
        out.place().leave();
        out.json().endObject();
    }

    @Override
    Object read(Reading in) throws IOException, UnkeepableException {
        in.json().beginObject();
        String tag = in.json().nextName();
        in.enter();
        in.json().beginArray();
        in.place().at(0);
        Object first = in.value(key);
        in.place().at(1);
        Object second = in.value(value);
        in.json().endArray();
        in.place().leave();
        in.json().endObject();
        Object entry = switch (tag) {
            case FIXED -> Map.entry(Objects.requireNonNull(first), Objects.requireNonNull(second));
            case SIMPLE -> new SimpleEntry<>(first, second);
            case SIMPLE_IMMUTABLE -> new SimpleImmutableEntry<>(first, second);
            default -> throw in.refuse("is of no kind of entry that memoise knows");
        };
        if (!type.isInstance(entry)) {
            throw in.refuse("is no " + type.getTypeName());
        }
        return entry;
    }

    @Override
    void describe(StringBuilder shape, Map<Adapter, Integer> seen) {
        shape.append(type.getSimpleName()).append('<');
        key.describe(shape, seen);
        shape.append(',');
        value.describe(shape, seen);
        shape.append('>');
    }
}
