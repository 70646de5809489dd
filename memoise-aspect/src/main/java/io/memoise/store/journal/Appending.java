package io.memoise.store.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which segment is this process's own. It is taken behind whoever opens the journal, and waited for by whoever appends:
 * what is read needs none.
 */
final class Appending {
    private static final long LONGEST_TAKE_MILLIS = 30_000;

    private final JournalDirectory directory;
    private final Segments segments;
    private final Keeper keeper;
    private final Taking taking = new Taking();

    /** Former own segments that the disk failed to take. */
    private final Set<Integer> unsound = ConcurrentHashMap.newKeySet();

    /** Null until it is taken. */
    private volatile @Nullable OwnSegment own;

    private volatile boolean closed;

    Appending(JournalDirectory directory, Segments segments, Keeper keeper) {
        this.directory = directory;
        this.segments = segments;
        this.keeper = keeper;
    }

    /** Takes the newest segment that nobody appends to, or makes a new one, unless there is one. */
    private final class Taking implements Callable<OwnSegment>, Runnable {
        private boolean again;

        @Override
        public void run() {
            try {
                call();
                JournalFormat.prepare();
            } catch (IOException | RuntimeException untaken) {
                // Whoever appends tries again, and is told.
            }
        }

        @Override
        public OwnSegment call() throws IOException {
            OwnSegment known = own;
            if (known != null) {
                return known;
            }
            if (closed) {
                throw new IOException("The journal in " + directory + " is closed");
            }
            if (again) {
                directory.prepare();
            }
            again = true;
            OwnSegment taken = read(OwnSegment.take(directory, segments));
            Segment segment = segments.known(taken.number());
            if (segment != null && segment.holdsOther()) {
                taken.close();
                taken = read(OwnSegment.make(directory));
            }
            own = taken;
            return taken;
        }

        private OwnSegment read(OwnSegment taken) throws IOException {
            try {
                segments.own(taken.number());
                return taken;
            } catch (IOException | RuntimeException unread) {
                taken.close();
                throw unread;
            }
        }
    }

    /** Begins to take a segment. */
    void takeAhead() {
        keeper.soon(taking);
    }

    /**
     * The own segment. Not for the keeper's thread, which would wait for itself.
     *
     * @throws IOException if none can be taken
     */
    OwnSegment own() throws IOException {
        OwnSegment known = own;
        return known != null ? known : keeper.call(taking, LONGEST_TAKE_MILLIS);
    }

    /** The own segment; {@code null} where none is taken. */
    @Nullable
    OwnSegment known() {
        return own;
    }

    /** Goes on in a new segment; the former one is closed, and its lock still held. */
    OwnSegment roll() throws IOException {
        OwnSegment before = own();
        OwnSegment next = OwnSegment.make(directory);
        try {
            handOver(before, next);
            forceFormer(before);
            before.writer().close();
            return before;
        } catch (IOException e) {
            (own == next ? before : next).close();
            throw e;
        }
    }

    private void handOver(OwnSegment before, OwnSegment next) throws IOException {
        SegmentWriter writer = before.writer();
        writer.enter();
        try {
            segments.own(next.number(), () -> {
                writer.retire();
                Segment segment = segments.known(before.number());
                // Else its lines are read again, from where this process began to append.
                if (segment != null && writer.endsAsWritten()) {
                    segment.resume(Math.max(segment.position(), writer.written()), segment.lines() + writer.lines());
                }
                own = next;
            });
        } finally {
            writer.leave();
        }
    }

    /** For as long as its lines stand there only. */
    private void forceFormer(OwnSegment former) {
        try {
            former.writer().force(former.writer().written());
        } catch (IOException e) {
            unsound.add(former.number());
        }
        if (!former.writer().isSound()) {
            unsound.add(former.number());
        }
    }

    /** Whether forcing has failed for lines that were not written anew since: the system may have dropped them. */
    boolean isUnsound() {
        for (int number : unsound) {
            if (segments.known(number) != null) {
                return true;
            }
        }
        OwnSegment mine = own;
        return mine != null && !mine.writer().isSound();
    }

    /** Notes that what counts of these segments stands on the disk elsewhere. */
    void forced(Set<Integer> numbers) {
        unsound.removeAll(numbers);
    }

    /** Forces what was appended to the own segment to the disk. */
    void force() throws IOException {
        OwnSegment mine = own;
        if (mine != null) {
            mine.writer().force(mine.writer().written());
        }
    }

    /** Has the next append look whether the own segment is still there. */
    void doubt() {
        OwnSegment mine = own;
        if (mine != null) {
            mine.writer().doubt();
        }
    }

    /** Notes that a line could not be read where it was appended. */
    void misplaced(int segment) {
        OwnSegment mine = own;
        if (mine != null && segment == mine.number()) {
            mine.writer().misplaced();
        }
    }

    /** Whether nothing can be appended any more: the own segment was deleted, or the directory, or this is closed. */
    boolean isGone() {
        OwnSegment mine = own;
        return mine == null
                ? closed || Files.notExists(directory.path())
                : mine.writer().gone();
    }

    /** Ends appending and gives the lock back, on the keeper's thread. */
    void close() throws IOException {
        closed = true;
        OwnSegment mine = own;
        if (mine != null) {
            mine.close();
        }
    }
}
