package io.memoise.store.journal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Appends to the segment that this process owns: one write a line. Streams, not channels: an interrupt closes a channel
 * for everybody.
 */
final class SegmentWriter {
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long UNKNOWN = -1;

    private final Path path;
    private final @Nullable Object identity;
    private final FileOutputStream out;
    private final Forcing disk;
    private final BoundedLock appending;
    private final BoundedLock forcing;
    private long end = UNKNOWN;
    private volatile long written;
    private volatile long forced;
    private volatile long unsound;
    private volatile long sound;
    private volatile long looked = System.nanoTime();
    private long lines;
    private volatile boolean failed;
    private volatile boolean gone;
    private volatile boolean retired;
    private volatile boolean misplaced;

    SegmentWriter(Path path, Forcing disk) throws IOException {
        this.path = path;
        this.disk = disk;
        this.appending = new BoundedLock("writing " + path);
        this.forcing = new BoundedLock("forcing " + path + " to the disk");
        this.out = new FileOutputStream(path.toFile(), true);
        this.identity = identity(path);
    }

    /** Keeps all others from appending until {@link #leave}. */
    void enter() throws IOException {
        appending.enter();
    }

    void leave() {
        appending.leave();
    }

    /** Whether another segment is appended to by now. Asked between {@link #enter} and {@link #leave}. */
    boolean retired() {
        return retired;
    }

    /** Has nobody append any more. Called between {@link #enter} and {@link #leave}. */
    void retire() {
        retired = true;
    }

    /** How many lines were appended through this writer. */
    long lines() {
        return lines;
    }

    /**
     * Appends a line that stands between newlines. Called between {@link #enter} and {@link #leave}.
     *
     * @return the offset of the line itself
     */
    long append(byte[] framed) throws IOException {
        try {
            long start = end == UNKNOWN || misplaced ? Files.size(path) : end;
            end = UNKNOWN;
            misplaced = false;
            out.write(framed);
            end = start + framed.length;
            written = end;
            lines++;
            return start + 1;
        } catch (IOException | RuntimeException e) {
            failed = true;
            throw e;
        }
    }

    /** The offset after the last line that was appended through this writer; 0 where none was. */
    long written() {
        return written;
    }

    /** Has the next line's offset asked of the file: a line did not stand where it was appended. */
    void misplaced() {
        misplaced = true;
    }

    /**
     * Whether the file ends where the last line was appended, so that offsets hold. It does not if somebody cut it, or
     * if a write that failed left some bytes. Asked between {@link #enter} and {@link #leave}.
     */
    boolean endsAsWritten() {
        return lines == 0 || path.toFile().length() == written;
    }

    /**
     * Returns when the line that ends at the offset is on the disk, and all before it that was not given up. Callers that
     * wait share one turn.
     *
     * @throws IOException also where a turn has failed that was to force this: the system may have dropped it then, though
     *     a later turn succeeds. It is not on the disk before it is written anew
     */
    void force(long upTo) throws IOException {
        if (isForced(upTo)) {
            return;
        }
        forcing.enter();
        try {
            if (isForced(upTo)) {
                return;
            }
            if (upTo <= unsound) {
                throw new IOException("The system could not force " + path + " to the disk");
            }
            long now = written;
            try {
                disk.force(out.getFD());
            } catch (IOException e) {
                unsound = now;
                throw e;
            }
            sound = isSound() ? now : sound;
            forced = now;
        } finally {
            forcing.leave();
        }
    }

    private boolean isForced(long upTo) {
        return upTo <= forced && (upTo > unsound || upTo <= sound);
    }

    /** Whether forcing has never failed, so that it covers every line. */
    boolean isSound() {
        return unsound == 0;
    }

    /** Has {@link #gone} look at its next call. */
    void doubt() {
        failed = true;
    }

    /** Whether the file no longer stands under its name. Looks now and then, and after a write that failed. */
    boolean gone() {
        long now = System.nanoTime();
        if (!gone && !retired && (failed || now - looked > LOOK_EVERY)) {
            failed = false;
            looked = now;
            try {
                gone = !Objects.equals(identity, identity(path));
            } catch (IOException e) {
                gone = Files.notExists(path, LinkOption.NOFOLLOW_LINKS);
            }
        }
        return gone;
    }

    /** Waits for whoever is at the file: a descriptor closed under a write could be another file's by then. */
    void close() throws IOException {
        gone = !retired;
        appending.enter();
        try {
            forcing.enter();
            try {
                out.close();
            } finally {
                forcing.leave();
            }
        } finally {
            appending.leave();
        }
    }

    private static @Nullable Object identity(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }
}
