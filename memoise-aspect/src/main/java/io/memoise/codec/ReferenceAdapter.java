package io.memoise.codec;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** An {@code AtomicReference} as an array of the one element that it holds. */
final class ReferenceAdapter extends Adapter {
    private final Adapter element;

    ReferenceAdapter(Adapter element) {
        this.element = element;
    }

    @Override
    void write(Object value, Writing out) throws IOException, UnkeepableException {
        if (value.getClass() != AtomicReference.class) {
            throw out.refuse("is a " + value.getClass().getTypeName() + ", declared as an AtomicReference");
        }
        out.claim(value);
        out.enter();
        out.json().beginArray();
        out.value(element, ((AtomicReference<?>) value).get());
        out.json().endArray();
        out.place().leave();
    }

    @Override
    Object read(Reading in) throws IOException, UnkeepableException {
        in.enter();
        in.json().beginArray();
        Object held = in.value(element);
        in.json().endArray();
        in.place().leave();
        return new AtomicReference<>(held);
    }

    @Override
    void describe(StringBuilder shape, Map<Adapter, Integer> seen) {
        shape.append("AtomicReference<");
        element.describe(shape, seen);
        shape.append('>');
    }
}
