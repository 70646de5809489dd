package io.memoise.codec;

import java.io.File;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The JDK's immutable classes whose own {@code equals} tells all there is to tell, but for those named in {@link #same}. */
final class JdkValues {
    /** By their names, which only the JDK can give to classes, so that those which a program does not use are not loaded. */
    private static final Set<String> CLASSES = Set.of(
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.lang.Character",
            "java.lang.String",
            "java.math.BigInteger",
            "java.math.BigDecimal",
            "java.util.UUID",
            "java.net.URI",
            "java.util.OptionalInt",
            "java.util.OptionalLong",
            "java.util.OptionalDouble",
            "java.time.Instant",
            "java.time.Duration",
            "java.time.Period",
            "java.time.LocalDate",
            "java.time.LocalTime",
            "java.time.LocalDateTime",
            "java.time.OffsetTime",
            "java.time.OffsetDateTime",
            "java.time.ZonedDateTime",
            "java.time.Year",
            "java.time.YearMonth",
            "java.time.MonthDay",
            "java.time.ZoneOffset",
            "java.time.ZoneRegion",
            "java.time.chrono.HijrahDate",
            "java.time.chrono.JapaneseDate",
            "java.time.chrono.MinguoDate",
            "java.time.chrono.ThaiBuddhistDate",
            "java.util.Locale",
            "java.util.Currency",
            "java.math.MathContext",
            "java.io.File",
            "java.util.regex.Pattern");

    private JdkValues() {}

    /** Flags in the text of a pattern, which it also gives out as those that it was compiled with. */
    private static final class FlagsInText {
        static final Pattern PATTERN = Pattern.compile("\\(\\?[a-zA-Z-]");
    }

    static boolean is(Object value) {
        return value instanceof String
                || value instanceof Integer
                || CLASSES.contains(value.getClass().getName())
                || value instanceof Path path
                        && PlainClass.ofTheJdk(value.getClass())
                        && path.getFileSystem() == FileSystems.getDefault()
                || value instanceof Charset && PlainClass.ofTheJdk(value.getClass());
    }

    /** Whether a variable of the type can hold nothing else but {@code null}, or a primitive value. */
    static boolean areAllOf(Class<?> declared) {
        return declared.isPrimitive()
                || Modifier.isFinal(declared.getModifiers()) && CLASSES.contains(declared.getName());
    }

    /** Why a value can't be written as one of the type; null where nothing stands in the way. */
    static @Nullable String obstacle(Object value, Class<?> type) {
        if (value instanceof String || value instanceof Integer) {
            return null;
        }
        if (value instanceof Path && !is(value)) {
            return "a path of another file system than the default one";
        }
        if (value instanceof Pattern pattern
                && (pattern.flags() & Pattern.LITERAL) == 0
                && FlagsInText.PATTERN.matcher(pattern.pattern()).find()) {
            return "which has flags in its text; give them to Pattern.compile";
        }
        return is(value) ? null : "a class of the program's under " + type.getTypeName();
    }

    /** Of two values of one of these classes. */
    static boolean same(Object one, Object other) {
        if (one instanceof String || one instanceof Number) {
            return one.equals(other);
        }
        if (one instanceof URI first && other instanceof URI second) {
            return same(first, second);
        }
        if (one instanceof Pattern first && other instanceof Pattern second) {
            return first.pattern().equals(second.pattern()) && first.flags() == second.flags();
        }
        boolean ignoresCase = one instanceof File || one instanceof Path;
        return one.equals(other) && (!ignoresCase || one.toString().equals(other.toString()));
    }

    /** {@code URI.equals} overlooks case, and a URI may have been parsed by another rule than its text. */
    private static boolean same(URI one, URI other) {
        return one.toString().equals(other.toString())
                && one.isOpaque() == other.isOpaque()
                && one.getPort() == other.getPort()
                && Objects.equals(one.getScheme(), other.getScheme())
                && Objects.equals(one.getRawSchemeSpecificPart(), other.getRawSchemeSpecificPart())
                && Objects.equals(one.getRawAuthority(), other.getRawAuthority())
                && Objects.equals(one.getRawUserInfo(), other.getRawUserInfo())
                && Objects.equals(one.getHost(), other.getHost())
                && Objects.equals(one.getRawPath(), other.getRawPath())
                && Objects.equals(one.getRawQuery(), other.getRawQuery())
                && Objects.equals(one.getRawFragment(), other.getRawFragment());
    }
}
