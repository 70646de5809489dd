package io.memoise.codec;

import static io.memoise.codec.LeafAdapter.exact;
import static io.memoise.codec.LeafAdapter.tried;

import io.memoise.codec.LeafAdapter.Form;
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
import java.time.chrono.ChronoLocalDate;
import java.time.chrono.HijrahDate;
import java.time.chrono.JapaneseDate;
import java.time.chrono.MinguoDate;
import java.time.chrono.ThaiBuddhistDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The value classes of java.time as their ISO-8601 text; a year is a number. The two enums of it are enums. */
final class TimeAdapters {
    private static final String FIRST = "-01";

    private TimeAdapters() {}

    /** The adapter of the class; null where it is none of these. Only that one is made. */
    static @Nullable LeafAdapter<?> of(Class<?> type) {
        return switch (type.getName()) {
            case "java.time.Instant" -> tried(Instant.class, Instant::toString, Instant::parse);
            case "java.time.Duration" -> tried(Duration.class, Duration::toString, Duration::parse);
            case "java.time.Period" -> tried(Period.class, Period::toString, Period::parse);
            case "java.time.LocalDate" -> tried(LocalDate.class, LocalDate::toString, LocalDate::parse);
            case "java.time.LocalTime" -> tried(LocalTime.class, LocalTime::toString, LocalTime::parse);
            case "java.time.LocalDateTime" -> tried(LocalDateTime.class, LocalDateTime::toString, LocalDateTime::parse);
            case "java.time.OffsetTime" -> tried(OffsetTime.class, OffsetTime::toString, OffsetTime::parse);
            case "java.time.OffsetDateTime" ->
                tried(OffsetDateTime.class, OffsetDateTime::toString, OffsetDateTime::parse);
            case "java.time.ZonedDateTime" -> tried(ZonedDateTime.class, ZonedDateTime::toString, ZonedDateTime::parse);
            case "java.time.Year" ->
                exact(Year.class, Form.INTEGER, Year::toString, text -> Year.of(Integer.parseInt(text)));
            case "java.time.YearMonth" -> tried(YearMonth.class, TimeAdapters::text, TimeAdapters::yearMonth);
            case "java.time.MonthDay" -> tried(MonthDay.class, MonthDay::toString, MonthDay::parse);
            case "java.time.ZoneId" -> tried(ZoneId.class, ZoneId::getId, ZoneId::of);
            case "java.time.ZoneOffset" -> tried(ZoneOffset.class, ZoneOffset::getId, ZoneOffset::of);
            case "java.time.chrono.HijrahDate" -> chrono(HijrahDate.class, HijrahDate::from);
            case "java.time.chrono.JapaneseDate" -> chrono(JapaneseDate.class, JapaneseDate::from);
            case "java.time.chrono.MinguoDate" -> chrono(MinguoDate.class, MinguoDate::from);
            case "java.time.chrono.ThaiBuddhistDate" -> chrono(ThaiBuddhistDate.class, ThaiBuddhistDate::from);
            default -> null;
        };
    }

    /** A day of another calendar by the ISO date of that day. */
    private static <D extends ChronoLocalDate> LeafAdapter<D> chrono(Class<D> type, Function<LocalDate, D> from) {
        return tried(type, date -> LocalDate.from(date).toString(), text -> from.apply(LocalDate.parse(text)));
    }

    /** That of the first day, shortened: the type's own text loses the sign that a year of five digits is read by. */
    private static String text(YearMonth month) {
        String day = month.atDay(1).toString();
        return day.substring(0, day.length() - FIRST.length());
    }

    private static YearMonth yearMonth(String text) {
        return YearMonth.from(LocalDate.parse(text + FIRST));
    }
}
