package io.memoise.codec;

import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.Stack;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap.KeySetView;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TransferQueue;

/** A list, set or queue: an array, which stands alone for an {@code ArrayList} and else in an object under its kind's tag. */
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
            EnumSet.class,
            Vector.class,
            Stack.class,
            CopyOnWriteArrayList.class,
            CopyOnWriteArraySet.class,
            ConcurrentSkipListSet.class,
            KeySetView.class,
            Queue.class,
            Deque.class,
            ArrayDeque.class,
            PriorityQueue.class,
            ConcurrentLinkedQueue.class,
            ConcurrentLinkedDeque.class,
            BlockingQueue.class,
            BlockingDeque.class,
            TransferQueue.class,
            LinkedBlockingQueue.class,
            LinkedBlockingDeque.class,
            LinkedTransferQueue.class,
            PriorityBlockingQueue.class);

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
        if (kind == null) {
            throw out.refuse(Kind.unknown(value));
        }
        if (!kind.fixed()) {
            out.claim(value);
            if (value instanceof KeySetView<?, ?> keys) {
                out.claim(keys.getMap());
            }
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
