package io.memoise.codec;

import static io.memoise.codec.LeafAdapter.exact;
import static io.memoise.codec.LeafAdapter.tried;

import io.memoise.codec.LeafAdapter.Form;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Text, numbers and names. A NaN is one value, whichever its bits are. */
final class ScalarAdapters {
    private ScalarAdapters() {}

    /** The adapter of the class or primitive type; null where it is none of these. Only that one is made. */
    static @Nullable LeafAdapter<?> of(Class<?> type) {
        LeafAdapter<?> leaf = ofClass(MethodType.methodType(type).wrap().returnType());
        return leaf != null && type.isPrimitive() ? leaf.primitive(type) : leaf;
    }

    private static @Nullable LeafAdapter<?> ofClass(Class<?> type) {
        return switch (type.getName()) {
            case "java.lang.Boolean" -> exact(Boolean.class, Form.BOOLEAN, String::valueOf, Boolean::valueOf);
            case "java.lang.Byte" -> exact(Byte.class, Form.INTEGER, String::valueOf, Byte::valueOf);
            case "java.lang.Short" -> exact(Short.class, Form.INTEGER, String::valueOf, Short::valueOf);
            case "java.lang.Integer" -> exact(Integer.class, Form.INTEGER, String::valueOf, Integer::valueOf);
            case "java.lang.Long" -> exact(Long.class, Form.INTEGER, String::valueOf, Long::valueOf);
            case "java.lang.Float" -> exact(Float.class, Form.FLOATING, String::valueOf, Float::valueOf);
            case "java.lang.Double" -> exact(Double.class, Form.FLOATING, String::valueOf, Double::valueOf);
            case "java.lang.Character" ->
                exact(Character.class, Form.STRING, String::valueOf, ScalarAdapters::onlyCharacter);
            case "java.lang.String" -> exact(String.class, Form.STRING, text -> text, text -> text);
            case "java.math.BigInteger" -> exact(BigInteger.class, Form.STRING, BigInteger::toString, BigInteger::new);
            case "java.math.BigDecimal" -> tried(BigDecimal.class, BigDecimal::toString, BigDecimal::new);
            case "java.util.UUID" -> exact(UUID.class, Form.STRING, UUID::toString, UUID::fromString);
            case "java.net.URI" -> tried(URI.class, URI::toString, URI::new);
            default -> null;
        };
    }

    private static Character onlyCharacter(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("not one character");
        }
        return text.charAt(0);
    }
}
