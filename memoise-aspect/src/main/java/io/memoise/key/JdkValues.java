package io.memoise.key;

import io.memoise.key.Rules.Rule;
import java.io.File;
import java.math.MathContext;
import java.nio.ByteOrder;
import java.util.AbstractMap;
import java.util.BitSet;
import java.util.Currency;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The value classes of the platform, each exactly: a subclass may mean anything. */
final class JdkValues {

    static final Map<Class<?>, Rule> RULES = rules();

    private JdkValues() {}

    private static Map<Class<?>, Rule> rules() {
        Map<Class<?>, Rule> rules = new HashMap<>();
        for (Class<?> oneText : Direct.CLASSES) {
            text(rules, oneText, Object::toString);
        }
        rules.put(String.class, (value, out) -> out.quoted((String) value));
        rules.put(Boolean.class, (value, out) -> out.json((Boolean) value ? "true" : "false"));
        rules.put(Integer.class, (value, out) -> out.json(value.toString()));
        rules.put(Byte.class, (value, out) -> out.tagged("byte", value.toString()));
        rules.put(Short.class, (value, out) -> out.tagged("short", value.toString()));
        rules.put(Character.class, (value, out) -> out.tagged("char", value.toString()));
        rules.put(Long.class, (value, out) -> out.tagged("long", value.toString()));
        rules.put(Float.class, (value, out) -> out.tagged("float", value.toString()));
        rules.put(Double.class, (value, out) -> out.tagged("double", value.toString()));
        rules.put(Locale.class, (value, out) -> locale((Locale) value, out));

        NetValues.addTo(rules);
        TimeValues.addTo(rules);
        text(rules, File.class, File::getPath);
        text(rules, Currency.class, Currency::getCurrencyCode);
        text(rules, MathContext.class, MathContext::toString);
        text(rules, ByteOrder.class, ByteOrder::toString);
        text(rules, Runtime.Version.class, Runtime.Version::toString);
        text(rules, BitSet.class, bits -> HexFormat.of().formatHex(bits.toByteArray()));
        text(rules, OptionalInt.class, OptionalInt::toString);
        text(rules, OptionalLong.class, OptionalLong::toString);
        text(rules, OptionalDouble.class, OptionalDouble::toString);
        rules.put(Class.class, (value, out) -> type((Class<?>) value, out));
        rules.put(Pattern.class, (value, out) -> {
            Pattern pattern = (Pattern) value;
            out.tag("Pattern").json('[').quoted(pattern.pattern());
            out.json(",").json(Integer.toString(pattern.flags())).json("]}");
        });
        rules.put(Optional.class, (value, out) -> {
            out.tag("Optional").json('[');
            if (value instanceof Optional<?> optional && optional.isPresent()) {
                out.value(optional.get());
            }
            out.json("]}");
        });
        for (Map.Entry<?, ?> entry : entries()) {
            rules.put(entry.getClass(), JdkValues::entry);
        }
        return Map.copyOf(rules);
    }

    private static <T> void text(Map<Class<?>, Rule> rules, Class<T> type, Function<? super T, String> text) {
        String tag = type.getSimpleName();
        rules.put(type, (value, out) -> out.tagged(tag, text.apply(type.cast(value))));
    }

    /** One of each class that is a key with a value. */
    private static List<Map.Entry<?, ?>> entries() {
        Map<Integer, Integer> one = Map.of(1, 1);
        return List.of(
                Map.entry(1, 1),
                new AbstractMap.SimpleEntry<>(1, 1),
                new AbstractMap.SimpleImmutableEntry<>(1, 1),
                new HashMap<>(one).entrySet().iterator().next(),
                new LinkedHashMap<>(one).entrySet().iterator().next(),
                new TreeMap<>(one).entrySet().iterator().next(),
                new ConcurrentHashMap<>(one).entrySet().iterator().next());
    }

    private static void entry(Object value, FormWriter out) throws UnkeyableException {
        Map.Entry<?, ?> entry = (Map.Entry<?, ?>) value;
        out.tag("entry").json('[').value(entry.getKey());
        out.json(',').value(entry.getValue());
        out.json("]}");
    }

    /** Every part: the language tag and {@code toString} are the same for some locales that differ. */
    private static void locale(Locale locale, FormWriter out) throws UnkeyableException {
        out.tag("Locale").json('[').quoted(locale.getLanguage());
        out.json(',').quoted(locale.getScript());
        out.json(',').quoted(locale.getCountry());
        out.json(',').quoted(locale.getVariant());
        for (char key : locale.getExtensionKeys()) {
            out.json(',').quoted(key + "-" + locale.getExtension(key));
        }
        out.json("]}");
    }

    private static void type(Class<?> type, FormWriter out) throws UnkeyableException {
        if (type.isHidden()) {
            throw out.unkeyable(type, "one of a hidden class, which has no lasting name");
        }
        out.familiar(type, type).tagged("class", type.getTypeName());
    }
}
