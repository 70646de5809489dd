package io.memoise.torture;

import io.memoise.Memoise;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.ChronoLocalDate;
import java.time.chrono.HijrahDate;
import java.time.chrono.JapaneseDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TimeZone;

/** Rows: dates and times, and what may be there or not. */
final class Times {
    private static final LocalDateTime GAP = LocalDateTime.of(2024, 10, 27, 2, 30);

    @Memoise
    static Instant instant(int which) {
        return Pick.of(which, Instant.MIN, Instant.ofEpochSecond(1, 1));
    }

    @Memoise
    static LocalDate localDate(int which) {
        return Pick.of(which, LocalDate.MIN, LocalDate.of(2024, 2, 29));
    }

    @Memoise
    static LocalTime localTime(int which) {
        return Pick.of(which, LocalTime.MAX, LocalTime.NOON);
    }

    @Memoise
    static LocalDateTime localDateTime(int which) {
        return Pick.of(which, LocalDateTime.MAX, GAP);
    }

    @Memoise
    static ZonedDateTime zonedDateTimeInAnOverlap(int which) {
        ZonedDateTime summer = ZonedDateTime.of(GAP, ZoneId.of("Europe/Zurich"));
        return Pick.of(which, summer, summer.withLaterOffsetAtOverlap());
    }

    @Memoise
    static OffsetDateTime offsetDateTime(int which) {
        return Pick.of(which, OffsetDateTime.MIN, OffsetDateTime.of(GAP, ZoneOffset.ofHours(2)));
    }

    @Memoise
    static OffsetTime offsetTime(int which) {
        return Pick.of(which, OffsetTime.MAX, OffsetTime.of(LocalTime.NOON, ZoneOffset.UTC));
    }

    @Memoise
    static Duration duration(int which) {
        return Pick.of(which, Duration.ofSeconds(-1, 1), Duration.ZERO);
    }

    @Memoise
    static Period period(int which) {
        return Pick.of(which, Period.of(0, 14, -400), Period.ZERO);
    }

    @Memoise
    static Year year(int which) {
        return Pick.of(which, Year.of(-1), Year.of(12345));
    }

    @Memoise
    static YearMonth yearMonth(int which) {
        return Pick.of(which, YearMonth.of(2024, 2), YearMonth.of(-5, 12));
    }

    @Memoise
    static MonthDay monthDay(int which) {
        return Pick.of(which, MonthDay.of(2, 29), MonthDay.of(1, 1));
    }

    @Memoise
    static ZoneId zoneId(int which) {
        return Pick.of(which, ZoneId.of("Europe/Zurich"), ZoneId.of("UTC+1"));
    }

    @Memoise
    static ZoneOffset zoneOffset(int which) {
        return Pick.of(which, ZoneOffset.ofHoursMinutesSeconds(1, 2, 3), ZoneOffset.UTC);
    }

    @Memoise
    static ZoneId zoneIdThatIsAnOffset(int which) {
        return Pick.of(which, ZoneOffset.UTC, ZoneId.of("Z"));
    }

    @Memoise
    static DayOfWeek dayOfWeek(int which) {
        return Pick.of(which, DayOfWeek.MONDAY, DayOfWeek.SUNDAY);
    }

    @Memoise
    static Month month(int which) {
        return Pick.of(which, Month.JANUARY, Month.MAY);
    }

    @Memoise
    static ChronoUnit chronoUnit(int which) {
        return Pick.of(which, ChronoUnit.ERAS, ChronoUnit.DAYS);
    }

    @Memoise
    static Temporal temporalThatIsInstant(int which) {
        return Pick.of(which, Instant.EPOCH, Instant.MAX);
    }

    @Memoise
    static HijrahDate hijrahDate(int which) {
        return Pick.of(which, HijrahDate.of(1445, 1, 1), HijrahDate.of(1445, 1, 2));
    }

    @Memoise
    static ChronoLocalDate japaneseDate(int which) {
        return Pick.of(which, JapaneseDate.of(2024, 1, 1), LocalDate.of(2024, 1, 1));
    }

    @Memoise
    static Date date(int which) {
        return Pick.of(which, new Date(1), new Date(-1));
    }

    @Memoise
    static Date dateThatIsTimestamp(int which) {
        return Pick.of(which, timestamp(1), timestamp(2));
    }

    private static Date timestamp(int nanos) {
        java.sql.Timestamp timestamp = new java.sql.Timestamp(0);
        timestamp.setNanos(nanos);
        return timestamp;
    }

    @Memoise
    static Calendar calendar(int which) {
        return Pick.of(which, new GregorianCalendar(2024, 1, 1), new GregorianCalendar(2024, 1, 2));
    }

    @Memoise
    static TimeZone timeZone(int which) {
        return Pick.of(which, TimeZone.getTimeZone("Europe/Zurich"), TimeZone.getTimeZone("GMT+3"));
    }

    @Memoise
    static Optional<String> optional(int which) {
        return Pick.of(which, Optional.of("a"), Optional.empty());
    }

    @Memoise
    static Optional<Optional<Integer>> nestedOptional(int which) {
        return Pick.of(which, Optional.of(Optional.empty()), Optional.empty());
    }

    @Memoise
    static OptionalInt optionalInt(int which) {
        return Pick.of(which, OptionalInt.of(0), OptionalInt.empty());
    }

    @Memoise
    static OptionalLong optionalLong(int which) {
        return Pick.of(which, OptionalLong.of(Long.MIN_VALUE), OptionalLong.empty());
    }

    @Memoise
    static OptionalDouble optionalDouble(int which) {
        return Pick.of(which, OptionalDouble.of(Double.NaN), OptionalDouble.empty());
    }

    private Times() {}
}
