package io.memoise.codec;

import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A list or set: an array, which stands alone for an {@code ArrayList} and else in an object under its kind's tag. */
final class CollectionAdapter extends Adapter {
    private static final Set<Class<?>> DECLARED = Set.of(
            Collection.class,
            List.class,
            Set.class,
            SortedSet.class,
            NavigableSet.class,
            ArrayList.class,
            LinkedList.class,
            HashSet.class,
            LinkedHashSet.class,
            TreeSet.class,
            EnumSet.class);

    private final Class<?> type;
    private final Class<?> elementType;
    private final Adapter element;

    CollectionAdapter(Class<?> type, Class<?> elementType, Adapter element) {
        this.type = type;
        this.elementType = elementType;
        this.element = element;
    }

    static boolean knows(Class<?> type) {
        return DECLARED.contains(type);
    }

    @Override
    void write(Object value, Writing out) throws IOException, UnkeepableException {
        out.expect(type, value);
        if (!(value instanceof Collection<?> collection)) {
            throw out.refuse(Kind.unknown(value));
        }
        Kind<Collection<Object>, Object> kind = CollectionKinds.of(collection);
        if (kind == null || Kind.ordersItsOwnWay(value)) {
            throw out.refuse(Kind.unknown(value));
        }
        if (!kind.fixed()) {
            out.claim(value);
        }
        if (kind.tag().isEmpty()) {
            writeElements(collection, out);
            return;
        }
        out.json().beginObject().name(kind.tag());
        if (kind.view()) {
            writeBehind(value, out);
        } else {
            if (kind.tag().equals("asList") && !aroundArrayOf(elementType, value)) {
                throw out.refuse("is a list around an array of another class than " + elementType.getTypeName());
            }
            writeElements(collection, out);
        }
        out.json().endObject();
    }

    private void writeBehind(Object view, Writing out) throws IOException, UnkeepableException {
        Object behind = Behind.of(view);
        if (!(behind instanceof Collection)) {
            throw out.refuse(Kind.hidden(view));
        }
        new CollectionAdapter(Collection.class, elementType, element).write(behind, out);
    }

    private void writeElements(Collection<?> elements, Writing out) throws IOException, UnkeepableException {
        out.enter();
        out.json().beginArray();
        int i = 0;
        for (Object content : elements) {
            out.place().at(i++);
            out.value(element, content);
        }
        out.json().endArray();
        out.place().leave();
    }

    private static boolean aroundArrayOf(Class<?> elementType, Object list) {
        Object array = Behind.of(list);
        return array != null && array.getClass() == elementType.arrayType();
    }

    @Override
    Object read(Reading in) throws IOException, UnkeepableException {
        Collection<Object> value = readAny(in);
        if (!type.isInstance(value)) {
            throw in.refuse("is no " + type.getTypeName());
        }
        return value;
    }

    private Collection<Object> readAny(Reading in) throws IOException, UnkeepableException {
        if (in.json().peek() == JsonToken.BEGIN_ARRAY) {
            return readElements(in);
        }
        in.json().beginObject();
        Kind<Collection<Object>, Object> kind = CollectionKinds.tagged(in.json().nextName());
        if (kind == null || kind.tag().isEmpty()) {
            throw in.refuse("is of no kind of collection that memoise knows");
        }
        Collection<Object> value;
        if (kind.view()) {
            value = kind.wrap().apply(readAny(in));
        } else {
            List<Object> content = readElements(in);
            value = kind.make().apply(content, elementType);
            if (value.size() != content.size()) {
                throw in.refuse("has an element twice");
            }
        }
        in.json().endObject();
        return value;
    }

    private List<Object> readElements(Reading in) throws IOException, UnkeepableException {
        List<Object> content = new ArrayList<>();
        in.enter();
        in.json().beginArray();
        for (int i = 0; in.json().peek() != JsonToken.END_ARRAY; i++) {
            in.place().at(i);
            content.add(in.value(element));
        }
        in.json().endArray();
        in.place().leave();
        return content;
    }

    @Override
    void describe(StringBuilder shape, Map<Adapter, Integer> seen) {
        shape.append(type.getSimpleName()).append('<');
        element.describe(shape, seen);
        shape.append('>');
    }
}
