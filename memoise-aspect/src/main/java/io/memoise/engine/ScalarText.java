package io.memoise.engine;

import io.memoise.codec.JsonSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Arguments that a text names: strings, numbers, booleans, characters and enum constants. */
final class ScalarText {
    private static final Map<Class<?>, Function<String, Object>> PARSERS = Map.ofEntries(
            Map.entry(String.class, text -> text),
            Map.entry(int.class, Integer::valueOf),
            Map.entry(Integer.class, Integer::valueOf),
            Map.entry(long.class, Long::valueOf),
            Map.entry(Long.class, Long::valueOf),
            Map.entry(short.class, Short::valueOf),
            Map.entry(Short.class, Short::valueOf),
            Map.entry(byte.class, Byte::valueOf),
            Map.entry(Byte.class, Byte::valueOf),
            Map.entry(double.class, Double::valueOf),
            Map.entry(Double.class, Double::valueOf),
            Map.entry(float.class, Float::valueOf),
            Map.entry(Float.class, Float::valueOf),
            Map.entry(BigInteger.class, BigInteger::new),
            Map.entry(BigDecimal.class, BigDecimal::new),
            Map.entry(boolean.class, ScalarText::truth),
            Map.entry(Boolean.class, ScalarText::truth),
            Map.entry(char.class, ScalarText::character),
            Map.entry(Character.class, ScalarText::character));

    private ScalarText() {}

    /** Whether a text names each argument of the type but {@code null}. */
    static boolean names(Class<?> type) {
        return type.isEnum() || PARSERS.containsKey(type);
    }

    /** The argument of the type; {@code null} where the text names none. */
    static @Nullable Object parse(Class<?> type, String text) {
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(text)) {
                    return constant;
                }
            }
            return null;
        }
        Function<String, Object> parser = PARSERS.get(type);
        try {
            return parser == null ? null : parser.apply(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    /**
     * The text in the canonical form of a call with one argument: {@code a} in {@code {"args":["a"]}} as well as in
     * {@code {"args":[{"long":"a"}]}}; {@code null} where there is none. It may be another call's: whoever parses it
     * compares the forms.
     */
    static @Nullable String ofCall(String call) {
        try (JsonSource in = JsonSource.of(call)) {
            in.beginObject();
            while (in.hasNext() && !in.name().equals("args")) {
                in.json();
            }
            in.beginArray();
            if (in.isObject()) {
                in.beginObject();
                in.name();
            }
            if (in.isString()) {
                return in.string();
            }
            String scalar = in.json();
            return scalar.equals("null") ? null : scalar;
        } catch (IOException other) {
            return null;
        }
    }

    private static Object truth(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        throw new IllegalArgumentException();
    }

    private static Object character(String text) {
        if (text.length() == 1) {
            return text.charAt(0);
        }
        throw new IllegalArgumentException();
    }
}
