package io.memoise.store.journal;

import io.memoise.store.journal.JournalFormat.Header;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a segment holds that is not taken over by the segment that replaces it. Segments are deleted one by one, and a process
 * may end in between: one whose removals are not taken over must not go before one that has lines which these cover.
 */
final class Leaving {
    private final int number;
    private long latestRemoval;
    private long earliestDead = Long.MAX_VALUE;

    /** @param number of the segment */
    Leaving(int number) {
        this.number = number;
    }

    /** A line that puts an entry which counts no more. */
    void dead(Header header) {
        earliestDead = Math.min(earliestDead, header.stamp());
    }

    /** The line of a removal, a clear or a trim that no other covers, or of an entry that has expired. */
    void removal(Header header) {
        latestRemoval = Math.max(latestRemoval, header.stamp());
    }

    /** The numbers of the segments in an order in which they may be deleted; {@code null} where there is none for sure. */
    static @Nullable List<Integer> inOrder(List<Leaving> segments) {
        List<Leaving> sorted = new ArrayList<>(segments);
        sorted.sort(Comparator.comparingLong(segment -> segment.latestRemoval));
        long earliestDeadLater = Long.MAX_VALUE;
        for (int i = sorted.size() - 1; i >= 0; i--) {
            if (sorted.get(i).latestRemoval >= earliestDeadLater) {
                return null;
            }
            earliestDeadLater = Math.min(earliestDeadLater, sorted.get(i).earliestDead);
        }
        return sorted.stream().map(segment -> segment.number).toList();
    }
}
