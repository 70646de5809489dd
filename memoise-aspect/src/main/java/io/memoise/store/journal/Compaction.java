package io.memoise.store.journal;

import io.memoise.store.journal.JournalFormat.Header;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One rewriting of the segments that no other process appends to into a new one, without what is removed, superseded or
 * expired. Other processes read and write meanwhile. Whenever it is broken off, either the sources are there or what
 * replaces them, or both.
 *
 * <p>What says that something is absent is dropped only if every segment is rewritten: no segment then holds anything
 * older that it covers, and no other process can write such a thing.
 */
final class Compaction {
    /** Less garbage than this is let lie. */
    static final long LEAST_GARBAGE = 4L << 20;

    /** So many segments are made one, whatever is in them. */
    static final int MANY_SEGMENTS = 16;

    /** How much of the budget is used after it was exceeded. */
    private static final double FILLING = 0.8;

    private final JournalDirectory directory;
    private final Journal journal;
    private final Segments segments;
    private final SegmentIndex index;
    private final long maximumBytes;
    private final long now;
    private final Consumer<String> notices;
    private final BooleanSupplier cancelled;
    private final Map<Integer, SegmentLock> sources = new TreeMap<>();
    private final Set<Integer> damaged = new TreeSet<>();
    private boolean rewritesAll;

    /**
     * @param now epoch milliseconds, for expiry
     * @param notices takes messages for a person
     * @param cancelled whether to break off
     */
    Compaction(
            JournalDirectory directory,
            Journal journal,
            Segments segments,
            SegmentIndex index,
            long maximumBytes,
            long now,
            Consumer<String> notices,
            BooleanSupplier cancelled) {
        this.directory = directory;
        this.journal = journal;
        this.segments = segments;
        this.index = index;
        this.maximumBytes = maximumBytes;
        this.now = now;
        this.notices = notices;
        this.cancelled = cancelled;
    }

    /**
     * Rewrites if that is worth it; whether it was. On a thread of the library's own, for the locks' sake.
     *
     * @param always whether to rewrite in any case
     */
    boolean run(boolean always) throws IOException {
        SegmentLock alone = SegmentLock.tryTake(directory.compactionLock());
        if (alone == null) {
            return false;
        }
        try {
            directory.deleteTemporaries();
            takeSources();
            segments.followAll();
            if (!isWorthIt() && !always) {
                return false;
            }
            OwnSegment before = journal.appending().roll();
            sources.put(before.number(), before.lock());
            segments.followAll();
            Set<Integer> others = new TreeSet<>(directory.segments());
            others.removeAll(sources.keySet());
            others.remove(journal.ownNumber());
            rewritesAll = others.isEmpty();
            trim();
            rewrite(orderOfLeaving());
            journal.appending().forced(sources.keySet());
            deleteOldLocks();
            return true;
        } finally {
            List<SegmentLock> held = new ArrayList<>(sources.values());
            held.add(alone);
            release(held);
        }
    }

    private void deleteOldLocks() {
        try {
            new SegmentNumbers(directory).deleteOldLocks(now);
        } catch (IOException later) {
            // They are empty, and the next compaction tries again.
        }
    }

    /** Gives back each, whether the one before it could be or not. */
    private static void release(List<SegmentLock> held) throws IOException {
        IOException failure = null;
        for (SegmentLock lock : held) {
            try {
                lock.release();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void takeSources() throws IOException {
        for (int number : directory.segments()) {
            Segment known = segments.known(number);
            if (number != journal.ownNumber() && (known == null || known.mayBeRewritten())) {
                SegmentLock lock = SegmentLock.tryTake(directory.lock(number));
                if (lock != null) {
                    if (Files.exists(directory.segment(number))) {
                        sources.put(number, lock);
                    } else {
                        lock.release();
                    }
                }
            }
        }
    }

    private boolean isWorthIt() throws IOException {
        for (int number : new TreeSet<>(sources.keySet())) {
            Segment known = segments.known(number);
            if (known == null || !known.mayBeRewritten()) {
                SegmentLock lock = sources.remove(number);
                if (lock != null) {
                    lock.release();
                }
            }
        }
        Set<Integer> rewritten = new TreeSet<>(sources.keySet());
        rewritten.add(journal.ownNumber());
        return sources.size() >= MANY_SEGMENTS / 2
                || journal.size().bytes() > maximumBytes
                || journal.size(rewritten::contains).isMostlyGarbage();
    }

    /** Says what goes for room, as any removal is said. */
    private void trim() throws IOException {
        long elsewhere = journal.size(number -> !sources.containsKey(number)).bytes();
        if (journal.size().bytes() <= maximumBytes) {
            return;
        }
        Trim trim = new Trim(index);
        for (int number : sources.keySet()) {
            scan(number, (scan, header, offset) -> {
                if (isLive(number, header, offset)) {
                    trim.add(header);
                }
            });
        }
        for (byte[] line : trim.lines((long) (maximumBytes * FILLING), elsewhere, now)) {
            journal.remove(line);
        }
    }

    /** Removals are taken over too where the segments that leave could be deleted in no order without them. */
    private Collection<Integer> orderOfLeaving() throws IOException {
        if (!rewritesAll) {
            return sources.keySet();
        }
        List<Leaving> leaving = new ArrayList<>();
        for (int number : sources.keySet()) {
            Leaving each = new Leaving(number);
            scan(number, (scan, header, offset) -> {
                if (header.operation() != JournalFormat.PUT) {
                    if (index.isLatest(header)) {
                        each.removal(header);
                    }
                } else if (!isLive(number, header, offset)) {
                    each.dead(header);
                } else if (isExpired(header)) {
                    each.removal(header);
                }
            });
            leaving.add(each);
        }
        List<Integer> order = Leaving.inOrder(leaving);
        rewritesAll = order != null;
        return order == null ? sources.keySet() : order;
    }

    private void rewrite(Collection<Integer> inOrder) throws IOException {
        Path temporary = directory.temporary();
        try {
            PrivateFiles.createFile(temporary);
            try (FileOutputStream file = new FileOutputStream(temporary.toFile());
                    OutputStream out = new BufferedOutputStream(file, 1 << 16)) {
                for (int number : sources.keySet()) {
                    scan(number, (scan, header, offset) -> copy(scan, number, header, offset, out));
                }
                out.flush();
                directory.disk().force(file.getFD());
            }
            journal.requireGoing(cancelled);
            OwnSegment.publish(directory, temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
        for (int number : inOrder) {
            if (damaged.contains(number)) {
                setAside(directory.segment(number));
            } else {
                Files.deleteIfExists(directory.segment(number));
            }
        }
        segments.followAll();
    }

    /** What can't be read may be somebody's, or be read by a person. */
    private void setAside(Path segment) throws IOException {
        Path aside = directory.setAside(segment);
        notices.accept("What could be read of " + segment + ", which is damaged, was taken over; the file is now "
                + aside + ". See docs/troubleshooting.md#damaged-journal");
    }

    private void copy(SegmentScan scan, int number, Header header, long offset, OutputStream out) throws IOException {
        journal.requireGoing(cancelled);
        boolean kept = header.operation() == JournalFormat.PUT
                ? isLive(number, header, offset)
                : !rewritesAll && index.isLatest(header);
        if (!kept) {
            return;
        }
        byte[] line = scan.line(header, offset);
        if (!JournalFormat.isIntact(line)) {
            damaged.add(number);
            return;
        }
        if (isExpired(header)) {
            if (!rewritesAll) {
                out.write(JournalFormat.remove(header.key(), header.stamp(), now));
            }
            return;
        }
        out.write('\n');
        out.write(line);
        out.write('\n');
    }

    /** An expired entry is not taken over, but covers older lines of its key until it has gone. */
    private boolean isExpired(Header header) {
        return header.operation() == JournalFormat.PUT && header.expiry() != 0 && header.expiry() <= now;
    }

    private boolean isLive(int number, Header header, long offset) {
        return header.operation() == JournalFormat.PUT
                && !index.covers(header.key(), header.variant(), header.stamp(), SegmentIndex.place(number, offset));
    }

    private interface Lines {
        void line(SegmentScan scan, Header header, long offset) throws IOException;
    }

    private void scan(int number, Lines lines) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(directory.segment(number).toFile(), "r")) {
            SegmentScan scan = new SegmentScan(file, 0, file.length());
            scan.read((header, offset) -> lines.line(scan, header, offset));
            if (scan.otherFormat()) {
                throw new IOException(directory.segment(number) + " holds lines of another format");
            }
            if (scan.damaged() > 0) {
                damaged.add(number);
            }
        }
    }
}
