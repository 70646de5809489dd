package io.memoise.store.journal;

import java.util.Collection;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Adds up what stands in segments.
 *
 * @param index that tells which lines count
 * @param segments all that are known
 * @param mine the one that this process appends to
 */
record Sizes(SegmentIndex index, Collection<Segment> segments, OwnSegment mine) {

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

    /** How much stands in some, by their numbers, and how much of it counts. */
    Size of(IntPredicate which) {
        Map<Integer, Integer> live = index.linesBySegment();
        long bytes = 0;
        double garbage = 0;
        int count = 0;
        for (Segment segment : segments) {
            if (which.test(segment.number())) {
                long length = length(segment);
                long lines = segment.lines() + (isMine(segment) ? mine.writer().lines() : 0);
                bytes += length;
                garbage += length * (1 - live.getOrDefault(segment.number(), 0) / Math.max(1.0, lines));
                count++;
            }
        }
        return new Size(bytes, (long) Math.max(0, garbage), count);
    }

    private long length(Segment segment) {
        return isMine(segment) ? Math.max(segment.length(), mine.writer().written()) : segment.length();
    }

    private boolean isMine(Segment segment) {
        return segment.number() == mine.number();
    }
}
