package io.memoise.weave;

import static io.memoise.weave.ArgumentRow.of;

import java.nio.file.attribute.FileTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.HijrahChronology;
import java.time.chrono.HijrahDate;
import java.time.chrono.IsoChronology;
import java.time.chrono.JapaneseChronology;
import java.time.chrono.JapaneseDate;
import java.time.chrono.JapaneseEra;
import java.time.chrono.MinguoChronology;
import java.time.chrono.MinguoDate;
import java.time.chrono.MinguoEra;
import java.time.chrono.ThaiBuddhistChronology;
import java.time.chrono.ThaiBuddhistDate;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.ValueRange;
import java.time.temporal.WeekFields;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;

/** Times, dates, zones and calendars. */
final class TimeArguments {
    private static final LocalDateTime OVERLAP = LocalDateTime.of(2020, 10, 25, 2, 30);
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private TimeArguments() {}

    static List<ArgumentRow> rows() {
        return List.of(
                of("Instant", () -> Instant.EPOCH, () -> Instant.ofEpochSecond(0, 1), () -> Instant.MAX),
                of(
                        "Duration",
                        () -> Duration.ofSeconds(90),
                        () -> Duration.ofSeconds(-90),
                        () -> Duration.ofNanos(-1),
                        () -> Duration.ZERO),
                of("Period", () -> Period.ofMonths(12), () -> Period.ofYears(1), () -> Period.ZERO),
                of("LocalDate", () -> LocalDate.of(2020, 1, 2), () -> LocalDate.of(2020, 2, 1), () -> "2020-01-02"),
                of("LocalTime", () -> LocalTime.NOON, () -> LocalTime.of(12, 0, 0, 1)),
                of("LocalDateTime", () -> OVERLAP.plusDays(0), () -> OVERLAP.plusNanos(1)),
                of(
                        "OffsetTime",
                        () -> OffsetTime.of(1, 0, 0, 0, ZoneOffset.UTC),
                        () -> OffsetTime.of(2, 0, 0, 0, ZoneOffset.ofHours(1))),
                of(
                        "OffsetDateTime of one instant",
                        () -> OVERLAP.atOffset(ZoneOffset.UTC),
                        () -> OVERLAP.plusHours(1).atOffset(ZoneOffset.ofHours(1))),
                of(
                        "ZonedDateTime of one instant",
                        () -> OVERLAP.atZone(ZoneOffset.UTC),
                        () -> OVERLAP.atZone(ZoneId.of("UTC")),
                        () -> OVERLAP.atZone(ZoneId.of("Etc/UTC"))),
                of(
                        "ZonedDateTime of one local time",
                        () -> OVERLAP.atZone(PARIS).withEarlierOffsetAtOverlap(),
                        () -> OVERLAP.atZone(PARIS).withLaterOffsetAtOverlap(),
                        () -> OVERLAP.atZone(ZoneOffset.ofHours(1))),
                of("Year", () -> Year.of(2020), () -> Year.of(-2020)),
                of("YearMonth", () -> YearMonth.of(2020, 1), () -> YearMonth.of(2021, 1)),
                of("MonthDay", () -> MonthDay.of(1, 2), () -> MonthDay.of(2, 1)),
                of("ZoneId", () -> ZoneId.of("UTC"), () -> ZoneId.of("GMT"), () -> PARIS),
                of("ZoneOffset", () -> ZoneOffset.UTC, () -> ZoneOffset.ofHours(2)),
                of("DayOfWeek", () -> DayOfWeek.MONDAY, () -> DayOfWeek.SUNDAY),
                of("Month", () -> Month.MAY, () -> Month.JUNE),
                of("ChronoUnit", () -> ChronoUnit.DAYS, () -> ChronoUnit.WEEKS),
                of("ChronoField", () -> ChronoField.DAY_OF_YEAR, () -> ChronoField.DAY_OF_WEEK),
                of("TimeUnit", () -> TimeUnit.DAYS, () -> TimeUnit.HOURS),
                of("JapaneseDate", () -> JapaneseDate.of(2020, 1, 2), () -> JapaneseDate.of(2020, 1, 3)),
                of("MinguoDate", () -> MinguoDate.of(109, 1, 2), () -> MinguoDate.of(109, 1, 3)),
                of("ThaiBuddhistDate", () -> ThaiBuddhistDate.of(2563, 1, 2), () -> ThaiBuddhistDate.of(2563, 1, 3)),
                of("HijrahDate", () -> HijrahDate.of(1441, 1, 2), () -> HijrahDate.of(1441, 1, 3)),
                of("JapaneseEra", () -> JapaneseEra.HEISEI, () -> JapaneseEra.SHOWA),
                of("MinguoEra", () -> MinguoEra.ROC, () -> MinguoEra.BEFORE_ROC),
                of(
                        "Chronology",
                        () -> IsoChronology.INSTANCE,
                        () -> JapaneseChronology.INSTANCE,
                        () -> MinguoChronology.INSTANCE,
                        () -> ThaiBuddhistChronology.INSTANCE,
                        () -> HijrahChronology.INSTANCE),
                of(
                        "ValueRange",
                        () -> ValueRange.of(1, 28, 31),
                        () -> ValueRange.of(1, 31),
                        () -> ValueRange.of(1, 2, 28, 31)),
                of("WeekFields", () -> WeekFields.of(DayOfWeek.SUNDAY, 1), () -> WeekFields.of(DayOfWeek.SUNDAY, 2)),
                of("FileTime", () -> FileTime.fromMillis(7), () -> FileTime.from(7_000_001, TimeUnit.NANOSECONDS)),
                of("Date", () -> new Date(5), () -> new Date(6), () -> 5L),
                of("TimeZone", () -> TimeZone.getTimeZone("Europe/Paris"), () -> TimeZone.getTimeZone("Europe/Rome")),
                of(
                        "SimpleTimeZone",
                        () -> new SimpleTimeZone(1, "X"),
                        () -> new SimpleTimeZone(2, "X"),
                        () -> new SimpleTimeZone(1, "Y"),
                        () -> new SimpleTimeZone(1, "X", 1, 1, 0, 0, 2, 1, 0, 0)),
                of(
                        "GregorianCalendar",
                        () -> new GregorianCalendar(2020, 0, 2),
                        () -> new GregorianCalendar(2020, 0, 3),
                        () -> calendar("Europe/Paris", new Date(Long.MIN_VALUE)),
                        () -> calendar("Europe/Rome", new Date(Long.MIN_VALUE)),
                        () -> calendar("Europe/Paris", new Date(Long.MAX_VALUE)),
                        () -> lenient(false),
                        () -> lenient(true)),
                of("GregorianCalendar with fields set in another order", () -> set(true), () -> set(false)));
    }

    private static GregorianCalendar calendar(String zone, Date change) {
        GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone(zone));
        calendar.setGregorianChange(change);
        calendar.setTimeInMillis(0);
        return calendar;
    }

    private static GregorianCalendar lenient(boolean lenient) {
        GregorianCalendar calendar = calendar("UTC", new Date(0));
        calendar.setLenient(lenient);
        return calendar;
    }

    /** The later of two contradicting fields counts. */
    private static GregorianCalendar set(boolean dayOfWeekLast) {
        GregorianCalendar calendar = calendar("UTC", new Date(0));
        if (dayOfWeekLast) {
            calendar.set(GregorianCalendar.DAY_OF_MONTH, 20);
        }
        calendar.set(GregorianCalendar.DAY_OF_WEEK, GregorianCalendar.MONDAY);
        if (!dayOfWeekLast) {
            calendar.set(GregorianCalendar.DAY_OF_MONTH, 20);
        }
        return calendar;
    }
}
