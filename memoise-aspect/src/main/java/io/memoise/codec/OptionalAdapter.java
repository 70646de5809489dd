package io.memoise.codec;

import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An optional value as an array of no or one element, so that an empty one and null differ. */
final class OptionalAdapter<O> extends Adapter {
    private final Class<O> type;
    private final Adapter element;
    private final Function<O, @Nullable Object> open;
    private final Function<List<Object>, O> close;

    private OptionalAdapter(
            Class<O> type, Adapter element, Function<O, @Nullable Object> open, Function<List<Object>, O> close) {
        this.type = type;
        this.element = element;
        this.open = open;
        this.close = close;
    }

    @SuppressWarnings("rawtypes")
    static Adapter ofObject(Adapter element) {
        return new OptionalAdapter<Optional>(
                Optional.class,
                element,
                OptionalAdapter::valueOf,
                read -> read.stream().findFirst());
    }

    static Adapter ofInt(Adapter element) {
        return new OptionalAdapter<>(
                OptionalInt.class,
                element,
                value -> value.isPresent() ? value.getAsInt() : null,
                read -> read.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) read.get(0)));
    }

    static Adapter ofLong(Adapter element) {
        return new OptionalAdapter<>(
                OptionalLong.class,
                element,
                value -> value.isPresent() ? value.getAsLong() : null,
                read -> read.isEmpty() ? OptionalLong.empty() : OptionalLong.of((long) read.get(0)));
    }

    static Adapter ofDouble(Adapter element) {
        return new OptionalAdapter<>(
                OptionalDouble.class,
                element,
                value -> value.isPresent() ? value.getAsDouble() : null,
                read -> read.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((double) read.get(0)));
    }

    private static @Nullable Object valueOf(Optional<?> optional) {
        return optional.isPresent() ? optional.get() : null;
    }

    @Override
    void write(Object value, Writing out) throws IOException, UnkeepableException {
        out.expect(type, value);
        Object content = open.apply(type.cast(value));
        out.json().beginArray();
        if (content != null) {
            out.enter();
            out.value(element, content);
            out.place().leave();
        }
        out.json().endArray();
    }

    @Override
    Object read(Reading in) throws IOException, UnkeepableException {
        in.json().beginArray();
        if (in.json().peek() == JsonToken.END_ARRAY) {
            in.json().endArray();
            return close.apply(List.of());
        }
        in.enter();
        Object content = in.value(element);
        if (content == null) {
            throw in.refuse("is null, which no optional holds");
        }
        in.place().leave();
        in.json().endArray();
        return close.apply(List.of(content));
    }

    @Override
    void describe(StringBuilder shape, Map<Adapter, Integer> seen) {
        shape.append("Optional<");
        element.describe(shape, seen);
        shape.append('>');
    }
}
