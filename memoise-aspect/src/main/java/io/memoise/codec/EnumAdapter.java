package io.memoise.codec;

import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The constants of an enum by their names. */
final class EnumAdapter<E extends Enum<E>> extends Adapter {
    private final Class<E> type;

    EnumAdapter(Class<E> type) {
        this.type = type;
    }

    @Override
    boolean exact() {
        return true;
    }

    @Override
    void write(Object value, Writing out) throws IOException, UnkeepableException {
        out.expect(type, value);
        out.json().value(type.cast(value).name());
    }

    @Override
    Object read(Reading in) throws IOException, UnkeepableException {
        String name = in.string();
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException unknown) {
            throw in.refuse("is no constant of " + type.getTypeName());
        }
    }

    /** Sorted, since their order means nothing to what is stored, and read off the fields, which initialises no class. */
    @Override
    void describe(StringBuilder shape, Map<Adapter, Integer> seen) {
        shape.append(Arrays.stream(type.getDeclaredFields())
                .filter(Field::isEnumConstant)
                .map(Field::getName)
                .sorted()
                .collect(Collectors.joining("|", "enum(", ")")));
    }
}
