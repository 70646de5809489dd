package io.memoise.codec;

import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An array of the declared class and of no other. */
final class ArrayAdapter extends Adapter {
    private final Class<?> type;
    private final Adapter element;

    ArrayAdapter(Class<?> type, Adapter element) {
        this.type = type;
        this.element = element;
    }

    @Override
    void write(Object value, Writing out) throws IOException, UnkeepableException {
        if (value.getClass() != type) {
            throw out.refuse("is a " + value.getClass().getTypeName() + ", declared as " + type.getTypeName()
                    + ", which is another class of array");
        }
        int length = Array.getLength(value);
        if (length > 0) {
            out.claim(value);
        }
        out.enter();
        out.json().beginArray();
        for (int i = 0; i < length; i++) {
            out.place().at(i);
            out.value(element, Array.get(value, i));
        }
        out.json().endArray();
        out.place().leave();
    }

    @Override
    Object read(Reading in) throws IOException, UnkeepableException {
        List<@Nullable Object> content = new ArrayList<>();
        in.enter();
        in.json().beginArray();
        while (in.json().peek() != JsonToken.END_ARRAY) {
            in.place().at(content.size());
            content.add(in.value(element));
        }
        in.json().endArray();
        in.place().leave();
        Object array = Array.newInstance(type.getComponentType(), content.size());
        for (int i = 0; i < content.size(); i++) {
            Array.set(array, i, content.get(i));
        }
        return array;
    }

    @Override
    void describe(StringBuilder shape, Map<Adapter, Integer> seen) {
        element.describe(shape, seen);
        shape.append("[]");
    }
}
