package io.memoise.codec;

import static io.memoise.codec.LeafAdapter.changeable;

import io.memoise.codec.LeafAdapter.Form;
import java.time.Instant;
import java.util.BitSet;
import java.util.Date;
import java.util.HexFormat;
import java.util.IntSummaryStatistics;
import java.util.LongSummaryStatistics;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** JDK values that can be changed, by a text that tells all there is to tell. The room they have is no part of it. */
final class ChangeableAdapters {
    private ChangeableAdapters() {}

    /** The adapter of the class; null where it is none of these. Only that one is made. */
    static @Nullable LeafAdapter<?> of(Class<?> type) {
        return switch (type.getName()) {
            case "java.util.Date" ->
                changeable(
                        Date.class,
                        Form.STRING,
                        date -> Instant.ofEpochMilli(date.getTime()).toString(),
                        text -> Date.from(Instant.parse(text)));
            case "java.lang.StringBuilder" ->
                changeable(StringBuilder.class, Form.STRING, StringBuilder::toString, StringBuilder::new);
            case "java.lang.StringBuffer" ->
                changeable(StringBuffer.class, Form.STRING, StringBuffer::toString, StringBuffer::new);
            case "java.util.BitSet" ->
                changeable(
                        BitSet.class,
                        Form.STRING,
                        bits -> HexFormat.of().formatHex(bits.toByteArray()),
                        text -> BitSet.valueOf(HexFormat.of().parseHex(text)));
            case "java.util.concurrent.atomic.AtomicBoolean" ->
                changeable(
                        AtomicBoolean.class,
                        Form.BOOLEAN,
                        AtomicBoolean::toString,
                        text -> new AtomicBoolean(Boolean.parseBoolean(text)));
            case "java.util.concurrent.atomic.AtomicInteger" ->
                changeable(
                        AtomicInteger.class,
                        Form.INTEGER,
                        AtomicInteger::toString,
                        text -> new AtomicInteger(Integer.parseInt(text)));
            case "java.util.concurrent.atomic.AtomicLong" ->
                changeable(
                        AtomicLong.class,
                        Form.INTEGER,
                        AtomicLong::toString,
                        text -> new AtomicLong(Long.parseLong(text)));
            case "java.util.IntSummaryStatistics" ->
                changeable(
                        IntSummaryStatistics.class,
                        Form.STRING,
                        of -> of.getCount() + " " + of.getMin() + " " + of.getMax() + " " + of.getSum(),
                        ChangeableAdapters::ints);
            case "java.util.LongSummaryStatistics" ->
                changeable(
                        LongSummaryStatistics.class,
                        Form.STRING,
                        of -> of.getCount() + " " + of.getMin() + " " + of.getMax() + " " + of.getSum(),
                        ChangeableAdapters::longs);
            default -> null;
        };
    }

    private static IntSummaryStatistics ints(String text) {
        String[] parts = text.split(" ", -1);
        return new IntSummaryStatistics(
                Long.parseLong(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Long.parseLong(parts[3]));
    }

    private static LongSummaryStatistics longs(String text) {
        String[] parts = text.split(" ", -1);
        return new LongSummaryStatistics(
                Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]));
    }
}
