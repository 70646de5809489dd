package io.memoise.store.journal;

import java.util.Collection;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what stands in segments.
 *
 * @param index that tells which lines count
 * @param segments all that are known
 * @param mine the one that this process appends to; {@code null} where it has none yet
 */
record Sizes(
        SegmentIndex index,
        Collection<Segment> segments,
        @Nullable OwnSegment mine) {

    /** How much stands in all. */
    long bytes() {
        long bytes = 0;
        for (Segment segment : segments) {
            bytes += length(segment);
        }
        return bytes;
    }

    /** How much stands in all, and how much of it counts. */
    Size ofAll() {
        return of(new All());
    }

    /** A class, not a lambda: a program's first call may wait until it is linked. */
    private static final class All implements IntPredicate {
        @Override
        public boolean test(int number) {
            return true;
        }
    }

    /** About that: as if all lines were of one length, which takes no look at each. */
    Size ofAllByLines() {
        long lines = 0;
        for (Segment segment : segments) {
            lines += lines(segment);
        }
        long bytes = bytes();
        double garbage = bytes * (1 - index.lines() / Math.max(1.0, lines));
        return new Size(bytes, (long) Math.max(0, garbage), segments.size());
    }

    /** How much stands in some, by their numbers, and how much of it counts. */
    Size of(IntPredicate which) {
        Map<Integer, Integer> live = index.linesBySegment();
        long bytes = 0;
        double garbage = 0;
        int count = 0;
        for (Segment segment : segments) {
            if (which.test(segment.number())) {
                long length = length(segment);
                long lines = lines(segment);
                bytes += length;
                garbage += length * (1 - live.getOrDefault(segment.number(), 0) / Math.max(1.0, lines));
                count++;
            }
        }
        return new Size(bytes, (long) Math.max(0, garbage), count);
    }

    private long lines(Segment segment) {
        SegmentWriter writer = writer(segment);
        return segment.lines() + (writer == null ? 0 : writer.lines());
    }

    private long length(Segment segment) {
        SegmentWriter writer = writer(segment);
        return writer == null ? segment.length() : Math.max(segment.length(), writer.written());
    }

    private @Nullable SegmentWriter writer(Segment segment) {
        return mine != null && segment.number() == mine.number() ? mine.writer() : null;
    }
}
