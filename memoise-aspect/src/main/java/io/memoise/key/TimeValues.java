package io.memoise.key;

import io.memoise.key.Rules.Rule;
import java.nio.file.attribute.FileTime;
import java.time.chrono.ChronoLocalDate;
import java.time.chrono.Chronology;
import java.time.chrono.HijrahChronology;
import java.time.chrono.HijrahDate;
import java.time.chrono.IsoChronology;
import java.time.chrono.JapaneseChronology;
import java.time.chrono.JapaneseDate;
import java.time.chrono.JapaneseEra;
import java.time.chrono.MinguoChronology;
import java.time.chrono.MinguoDate;
import java.time.chrono.ThaiBuddhistChronology;
import java.time.chrono.ThaiBuddhistDate;
import java.time.temporal.ValueRange;
import java.time.temporal.WeekFields;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.SimpleTimeZone;
import java.util.TimeZone;

/** Dates of other calendars, and the time classes from before {@code java.time}. */
final class TimeValues {
    private TimeValues() {}

    static void addTo(Map<Class<?>, Rule> rules) {
        for (Class<?> date : List.of(JapaneseDate.class, MinguoDate.class, ThaiBuddhistDate.class, HijrahDate.class)) {
            rules.put(
                    date,
                    (value, out) ->
                            out.tagged(date.getSimpleName(), value + " " + ((ChronoLocalDate) value).toEpochDay()));
        }
        for (Class<?> chronology : List.of(
                IsoChronology.class,
                JapaneseChronology.class,
                MinguoChronology.class,
                ThaiBuddhistChronology.class,
                HijrahChronology.class)) {
            rules.put(chronology, (value, out) -> out.tagged("Chronology", ((Chronology) value).getId()));
        }
        for (Class<?> text : List.of(JapaneseEra.class, ValueRange.class, WeekFields.class)) {
            rules.put(text, (value, out) -> out.tagged(text.getSimpleName(), value.toString()));
        }
        rules.put(Date.class, (value, out) -> out.tagged("Date", Long.toString(((Date) value).getTime())));
        rules.put(FileTime.class, (value, out) -> fileTime((FileTime) value, out));
        rules.put(SimpleTimeZone.class, (value, out) -> simpleZone((SimpleTimeZone) value, out));
        rules.put(TimeZone.getTimeZone("UTC").getClass(), (value, out) -> zone((TimeZone) value, out));
        rules.put(GregorianCalendar.class, (value, out) -> calendar((GregorianCalendar) value, out));
    }

    /** A time beyond those of {@code Instant} has no text of its own. */
    private static void fileTime(FileTime time, FormWriter out) throws UnkeyableException {
        if (!FileTime.from(time.toInstant()).equals(time)) {
            throw out.unkeyable(time, "which is beyond the times of java.time.Instant");
        }
        out.tagged("FileTime", time.toInstant().toString());
    }

    /** A zone of the platform's is known by its name unless the program has changed it. */
    private static void zone(TimeZone zone, FormWriter out) throws UnkeyableException {
        if (!TimeZone.getTimeZone(zone.getID()).equals(zone)) {
            throw out.unkeyable(zone, "which is not the zone of its name");
        }
        out.tagged("TimeZone", zone.getID());
    }

    /** Its text names all its rules. */
    private static void simpleZone(SimpleTimeZone zone, FormWriter out) throws UnkeyableException {
        out.tag("SimpleTimeZone").json('[').quoted(zone.getID());
        out.json(',').quoted(zone.toString());
        out.json("]}");
    }

    /** Its text names the fields that are set; which of them count shows in the time that a copy computes. */
    private static void calendar(GregorianCalendar calendar, FormWriter out) throws UnkeyableException {
        GregorianCalendar copy = (GregorianCalendar) calendar.clone();
        out.tag("GregorianCalendar").json('[').value(copy.getTimeZone());
        out.json(',').json(Long.toString(copy.getTimeInMillis()));
        out.json(',').json(Long.toString(copy.getGregorianChange().getTime()));
        out.json(',').quoted(calendar.toString());
        out.json("]}");
    }
}
