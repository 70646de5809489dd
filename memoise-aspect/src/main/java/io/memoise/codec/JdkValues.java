package io.memoise.codec;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.HijrahDate;
import java.time.chrono.JapaneseDate;
import java.time.chrono.MinguoDate;
import java.time.chrono.ThaiBuddhistDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The JDK's immutable classes whose own {@code equals} tells all there is to tell, but for those named in {@link #same}. */
final class JdkValues {
    private static final Set<Class<?>> CLASSES = Set.of(
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            Character.class,
            String.class,
            BigInteger.class,
            BigDecimal.class,
            UUID.class,
            URI.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class,
            Instant.class,
            Duration.class,
            Period.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            Year.class,
            YearMonth.class,
            MonthDay.class,
            ZoneOffset.class,
            ZoneId.of("UTC").getClass(),
            HijrahDate.class,
            JapaneseDate.class,
            MinguoDate.class,
            ThaiBuddhistDate.class,
            Locale.class,
            Currency.class,
            MathContext.class,
            File.class,
            Pattern.class);

    /** Flags in the text of a pattern, which it also gives out as those that it was compiled with. */
    private static final Pattern FLAGS_IN_TEXT = Pattern.compile("\\(\\?[a-zA-Z-]");

    private JdkValues() {}

    static boolean is(Object value) {
        return CLASSES.contains(value.getClass())
                || value instanceof Path path
                        && PlainClass.ofTheJdk(value.getClass())
                        && path.getFileSystem() == FileSystems.getDefault()
                || value instanceof Charset && PlainClass.ofTheJdk(value.getClass());
    }

    /** Why a value can't be written as one of the type; null where nothing stands in the way. */
    static @Nullable String obstacle(Object value, Class<?> type) {
        if (value instanceof Path && !is(value)) {
            return "a path of another file system than the default one";
        }
        if (value instanceof Pattern pattern
                && (pattern.flags() & Pattern.LITERAL) == 0
                && FLAGS_IN_TEXT.matcher(pattern.pattern()).find()) {
            return "which has flags in its text; give them to Pattern.compile";
        }
        return is(value) ? null : "a class of the program's under " + type.getTypeName();
    }

    /** Of two values of one of these classes. */
    static boolean same(Object one, Object other) {
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
