package io.memoise.codec;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A value of a sealed type: an object with one member, whose name is the tag of the permitted subtype. */
final class SealedAdapter extends Adapter {
    private final Class<?> type;
    private final Map<Class<?>, String> tags = new HashMap<>();
    private final Map<String, Adapter> subtypes = new TreeMap<>();

    SealedAdapter(Class<?> type) {
        this.type = type;
    }

    /** Adds a subtype that objects can be of. The hierarchy may hold its own types, so that this comes after the making. */
    void permit(Class<?> subtype, String tag, Adapter adapter) {
        tags.put(subtype, tag);
        subtypes.put(tag, adapter);
    }

    @Override
    void write(Object value, Writing out) throws IOException, UnkeepableException {
        out.expect(type, value);
        Class<?> actual = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        String tag = tags.get(actual);
        Adapter adapter = tag == null ? null : subtypes.get(tag);
        if (tag == null || adapter == null) {
            throw out.refuse("is a " + actual.getTypeName() + ", which " + type.getTypeName()
                    + " does not permit itself; make its supertype sealed, or return a permitted subtype");
        }
        out.json().beginObject().name(tag);
        adapter.write(value, out);
        out.json().endObject();
    }

    @Override
    Object read(Reading in) throws IOException, UnkeepableException {
        in.json().beginObject();
        Adapter adapter = subtypes.get(in.json().nextName());
        Object value = adapter == null ? null : in.value(adapter);
        if (value == null) {
            throw in.refuse("is of no type that " + type.getTypeName() + " permits");
        }
        in.json().endObject();
        return value;
    }

    @Override
    void describe(StringBuilder shape, Map<Adapter, Integer> seen) {
        Integer number = seen.putIfAbsent(this, seen.size());
        if (number != null) {
            shape.append('#').append(number);
            return;
        }
        shape.append("sealed(");
        subtypes.forEach((tag, adapter) -> {
            shape.append(tag).append(':');
            adapter.describe(shape, seen);
            shape.append(';');
        });
        shape.append(')');
    }
}
