package io.memoise.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
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
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** The JDK's immutable classes whose own {@code equals} tells all there is to tell, but for {@code URI}. */
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
            ZoneId.of("UTC").getClass());

    private JdkValues() {}

    static boolean is(Object value) {
        return CLASSES.contains(value.getClass());
    }

    /** Of two values of one of these classes. */
    static boolean same(Object one, Object other) {
        return one instanceof URI first && other instanceof URI second ? same(first, second) : one.equals(other);
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
