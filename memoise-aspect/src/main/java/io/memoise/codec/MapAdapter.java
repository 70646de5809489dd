package io.memoise.codec;

import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * A map in an object under its kind's tag: an object again where all keys are texts, else an array of arrays of key and
 * value.
 */
final class MapAdapter extends Adapter {
    private static final Set<Class<?>> DECLARED = Set.of(
            Map.class,
            SortedMap.class,
            NavigableMap.class,
            HashMap.class,
            LinkedHashMap.class,
            TreeMap.class,
            EnumMap.class,
            ConcurrentMap.class,
            ConcurrentNavigableMap.class,
            ConcurrentHashMap.class,
            ConcurrentSkipListMap.class,
            Hashtable.class);

    private final Class<?> type;
    private final Class<?> keyType;
    private final Adapter key;
    private final Adapter value;

    MapAdapter(Class<?> type, Class<?> keyType, Adapter key, Adapter value) {
        this.type = type;
        this.keyType = keyType;
        this.key = key;
        this.value = value;
    }

    static boolean knows(Class<?> type) {
        return DECLARED.contains(type);
    }

    @Override
    void write(Object written, Writing out) throws IOException, UnkeepableException {
        out.expect(type, written);
        if (!(written instanceof Map<?, ?> map)) {
            throw out.refuse(Kind.unknown(written));
        }
        Kind<Map<Object, Object>, Entry<Object, Object>> kind = MapKinds.of(map);
        if (kind == null) {
            throw out.refuse(Kind.unknown(map));
        }
        if (!kind.fixed()) {
            out.claim(map);
        }
        out.json().beginObject().name(kind.tag());
        if (kind.view()) {
            if (!(Behind.of(map) instanceof Map<?, ?> behind)) {
                throw out.refuse(Kind.hidden(map));
            }
            new MapAdapter(Map.class, keyType, key, value).write(behind, out);
        } else {
            out.enter();
            writeEntries(map, out);
            out.place().leave();
        }
        out.json().endObject();
    }

    private void writeEntries(Map<?, ?> map, Writing out) throws IOException, UnkeepableException {
        int i = 0;
        if (namesOnly(map)) {
            out.json().beginObject();
            for (Entry<?, ?> entry : map.entrySet()) {
                out.place().at(i++);
                out.json().name((String) entry.getKey());
                out.value(value, entry.getValue());
            }
            out.json().endObject();
            return;
        }
        out.json().beginArray();
        for (Entry<?, ?> entry : map.entrySet()) {
            out.place().at(i++);
            out.json().beginArray();
            out.value(key, entry.getKey());
            out.value(value, entry.getValue());
            out.json().endArray();
        }
        out.json().endArray();
    }

    private boolean namesOnly(Map<?, ?> map) {
        if (keyType != String.class) {
            return false;
        }
        for (Object name : map.keySet()) {
            if (!(name instanceof String)) {
                return false;
            }
        }
        return true;
    }

    @Override
    Object read(Reading in) throws IOException, UnkeepableException {
        Map<Object, Object> read = readAny(in);
        if (!type.isInstance(read)) {
            throw in.refuse("is no " + type.getTypeName());
        }
        return read;
    }

    private Map<Object, Object> readAny(Reading in) throws IOException, UnkeepableException {
        in.json().beginObject();
        Kind<Map<Object, Object>, Entry<Object, Object>> kind =
                MapKinds.tagged(in.json().nextName());
        if (kind == null) {
            throw in.refuse("is of no kind of map that memoise knows");
        }
        Map<Object, Object> read;
        if (kind.view()) {
            read = kind.wrap().apply(readAny(in));
        } else {
            in.enter();
            List<Entry<Object, Object>> content = readEntries(in);
            in.place().leave();
            read = kind.make().apply(content, keyType);
            if (read.size() != content.size()) {
                throw in.refuse("has a key twice");
            }
        }
        in.json().endObject();
        return read;
    }

    private List<Entry<Object, Object>> readEntries(Reading in) throws IOException, UnkeepableException {
        List<Entry<Object, Object>> content = new ArrayList<>();
        if (keyType == String.class && in.json().peek() == JsonToken.BEGIN_OBJECT) {
            in.json().beginObject();
            while (in.json().peek() != JsonToken.END_OBJECT) {
                in.place().at(content.size());
                content.add(entry(in.json().nextName(), in.value(value)));
            }
            in.json().endObject();
            return content;
        }
        in.json().beginArray();
        while (in.json().peek() != JsonToken.END_ARRAY) {
            in.place().at(content.size());
            in.json().beginArray();
            content.add(entry(in.value(key), in.value(value)));
            in.json().endArray();
        }
        in.json().endArray();
        return content;
    }

    private static Entry<Object, Object> entry(@Nullable Object key, @Nullable Object value) {
        return new SimpleImmutableEntry<>(key, value);
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
