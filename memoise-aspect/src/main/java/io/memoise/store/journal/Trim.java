package io.memoise.store.journal;

import io.memoise.store.journal.JournalFormat.Header;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What goes where a journal has grown beyond its budget: first the entries of variants that have a successor, then the
 * oldest by stamp. All that is older than what goes is covered too, wherever it stands, so that nothing older comes back.
 */
final class Trim {
    private final SegmentIndex index;
    private final Map<Integer, Long> old = new TreeMap<>();
    private long[] stamps = new long[1024];
    private long[] lengths = new long[1024];
    private int count;
    private long bytes;

    Trim(SegmentIndex index) {
        this.index = index;
    }

    /** Takes a line that puts an entry which is still there. */
    void add(Header header) {
        int group = index.group(header.key().method(), header.variant());
        bytes += header.length();
        if (index.isOld(group)) {
            old.merge(group, header.length(), Long::sum);
            return;
        }
        if (count == stamps.length) {
            stamps = Arrays.copyOf(stamps, count * 2);
            lengths = Arrays.copyOf(lengths, count * 2);
        }
        stamps[count] = header.stamp();
        lengths[count++] = header.length();
    }

    /**
     * The lines to append, so that not much more than the bytes wanted are left.
     *
     * @param elsewhere bytes of segments whose lines were not taken; as many of them in proportion go
     */
    List<byte[]> lines(long wanted, long elsewhere, long written) {
        long excess = (long) (bytes * Math.max(0, 1 - (double) wanted / (bytes + elsewhere)));
        List<byte[]> lines = new ArrayList<>();
        List<Integer> oldestFirst = new ArrayList<>(old.keySet());
        oldestFirst.sort(Comparator.comparingLong(index::newest));
        for (int group : oldestFirst) {
            if (excess > 0) {
                lines.add(JournalFormat.trim(index.method(group), index.variant(group), index.newest(group), written));
                excess -= old.getOrDefault(group, 0L);
            }
        }
        if (excess > 0 && count > 0) {
            lines.add(JournalFormat.trim(0, 0, stampThatCovers(excess), written));
        }
        return lines;
    }

    /** The least stamp such that the lines up to it have so many bytes; the greatest where all have fewer. */
    private long stampThatCovers(long excess) {
        long[] sorted = Arrays.copyOf(stamps, count);
        Arrays.sort(sorted);
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            long covered = 0;
            for (int i = 0; i < count; i++) {
                covered += stamps[i] <= sorted[middle] ? lengths[i] : 0;
            }
            if (covered >= excess) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return sorted[low];
    }
}
