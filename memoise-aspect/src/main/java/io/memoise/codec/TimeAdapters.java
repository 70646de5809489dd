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
import java.util.List;

/** The value classes of java.time as their ISO-8601 text; a year is a number. The two enums of it are enums. */
final class TimeAdapters {
    private static final String FIRST = "-01";

    private TimeAdapters() {}

    static List<LeafAdapter<?>> all() {
        return List.of(
                tried(Instant.class, Instant::toString, Instant::parse),
                tried(Duration.class, Duration::toString, Duration::parse),
                tried(Period.class, Period::toString, Period::parse),
                tried(LocalDate.class, LocalDate::toString, LocalDate::parse),
                tried(LocalTime.class, LocalTime::toString, LocalTime::parse),
                tried(LocalDateTime.class, LocalDateTime::toString, LocalDateTime::parse),
                tried(OffsetTime.class, OffsetTime::toString, OffsetTime::parse),
                tried(OffsetDateTime.class, OffsetDateTime::toString, OffsetDateTime::parse),
                tried(ZonedDateTime.class, ZonedDateTime::toString, ZonedDateTime::parse),
                exact(Year.class, Form.INTEGER, Year::toString, text -> Year.of(Integer.parseInt(text))),
                tried(YearMonth.class, TimeAdapters::text, TimeAdapters::yearMonth),
                tried(MonthDay.class, MonthDay::toString, MonthDay::parse),
                tried(ZoneId.class, ZoneId::getId, ZoneId::of),
                tried(ZoneOffset.class, ZoneOffset::getId, ZoneOffset::of));
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
