package io.memoise.codec;

import static io.memoise.codec.LeafAdapter.exact;
import static io.memoise.codec.LeafAdapter.tried;

import io.memoise.codec.LeafAdapter.Form;
import io.memoise.codec.LeafAdapter.Parse;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Text, numbers and names, and how each is written and read: one class for all of them and no lambdas, since nearly every
 * program waits for some of these in its first call. A NaN is one value, whichever its bits are.
 */
record Scalar<T>(Class<T> type) implements Function<T, String>, Parse<T> {

    /** The adapter of the class or primitive type; null where it is none of these. Only that one is made. */
    static @Nullable LeafAdapter<?> adapter(Class<?> type) {
        LeafAdapter<?> leaf =
                ofClass(type.isPrimitive() ? MethodType.methodType(type).wrap().returnType() : type);
        return leaf != null && type.isPrimitive() ? leaf.primitive(type) : leaf;
    }

    private static @Nullable LeafAdapter<?> ofClass(Class<?> type) {
        return switch (type.getName()) {
            case "java.lang.Boolean" -> exactly(Boolean.class, Form.BOOLEAN);
            case "java.lang.Byte" -> exactly(Byte.class, Form.INTEGER);
            case "java.lang.Short" -> exactly(Short.class, Form.INTEGER);
            case "java.lang.Integer" -> exactly(Integer.class, Form.INTEGER);
            case "java.lang.Long" -> exactly(Long.class, Form.INTEGER);
            case "java.lang.Float" -> exactly(Float.class, Form.FLOATING);
            case "java.lang.Double" -> exactly(Double.class, Form.FLOATING);
            case "java.lang.Character" -> exactly(Character.class, Form.STRING);
            case "java.lang.String" -> exactly(String.class, Form.STRING);
            case "java.math.BigInteger" -> exactly(BigInteger.class, Form.STRING);
            case "java.util.UUID" -> exactly(UUID.class, Form.STRING);
            case "java.math.BigDecimal" -> tried(BigDecimal.class, BigDecimal::toString, BigDecimal::new);
            case "java.net.URI" -> tried(URI.class, URI::toString, URI::new);
            default -> null;
        };
    }

    private static <T> LeafAdapter<T> exactly(Class<T> type, Form form) {
        Scalar<T> scalar = new Scalar<>(type);
        return exact(type, form, scalar, scalar);
    }

    @Override
    public String apply(T value) {
        return value.toString();
    }

    @Override
    public T parse(String text) {
        return type.cast(parsed(text));
    }

    private Object parsed(String text) {
        if (type == String.class) {
            return text;
        } else if (type == Integer.class) {
            return Integer.valueOf(text);
        } else if (type == Long.class) {
            return Long.valueOf(text);
        } else if (type == Boolean.class) {
            return Boolean.valueOf(text);
        } else if (type == Double.class) {
            return Double.valueOf(text);
        } else if (type == Float.class) {
            return Float.valueOf(text);
        } else if (type == Short.class) {
            return Short.valueOf(text);
        } else if (type == Byte.class) {
            return Byte.valueOf(text);
        } else if (type == Character.class) {
            return onlyCharacter(text);
        }
        return type == UUID.class ? UUID.fromString(text) : new BigInteger(text);
    }

    private static Character onlyCharacter(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("not one character");
        }
        return text.charAt(0);
    }
}
