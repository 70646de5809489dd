package io.memoise.codec;

import static io.memoise.codec.LeafAdapter.exact;
import static io.memoise.codec.LeafAdapter.tried;

import io.memoise.codec.LeafAdapter.Form;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Text, numbers and names. A NaN is one value, whichever its bits are. */
final class ScalarAdapters {
    private ScalarAdapters() {}

    static List<LeafAdapter<?>> all() {
        LeafAdapter<Boolean> bool = exact(Boolean.class, Form.BOOLEAN, String::valueOf, Boolean::valueOf);
        LeafAdapter<Byte> int8 = exact(Byte.class, Form.INTEGER, String::valueOf, Byte::valueOf);
        LeafAdapter<Short> int16 = exact(Short.class, Form.INTEGER, String::valueOf, Short::valueOf);
        LeafAdapter<Integer> int32 = exact(Integer.class, Form.INTEGER, String::valueOf, Integer::valueOf);
        LeafAdapter<Long> int64 = exact(Long.class, Form.INTEGER, String::valueOf, Long::valueOf);
        LeafAdapter<Float> float32 = exact(Float.class, Form.FLOATING, String::valueOf, Float::valueOf);
        LeafAdapter<Double> float64 = exact(Double.class, Form.FLOATING, String::valueOf, Double::valueOf);
        LeafAdapter<Character> char16 =
                exact(Character.class, Form.STRING, String::valueOf, ScalarAdapters::onlyCharacter);
        return List.of(
                bool,
                bool.primitive(boolean.class),
                int8,
                int8.primitive(byte.class),
                int16,
                int16.primitive(short.class),
                int32,
                int32.primitive(int.class),
                int64,
                int64.primitive(long.class),
                float32,
                float32.primitive(float.class),
                float64,
                float64.primitive(double.class),
                char16,
                char16.primitive(char.class),
                exact(String.class, Form.STRING, text -> text, text -> text),
                exact(BigInteger.class, Form.STRING, BigInteger::toString, BigInteger::new),
                tried(BigDecimal.class, BigDecimal::toString, BigDecimal::new),
                exact(UUID.class, Form.STRING, UUID::toString, UUID::fromString),
                tried(URI.class, URI::toString, URI::new));
    }

    private static Character onlyCharacter(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("not one character");
        }
        return text.charAt(0);
    }
}
