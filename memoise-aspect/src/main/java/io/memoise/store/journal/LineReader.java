package io.memoise.store.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of a file by their offsets. A program that runs again mostly asks in the order in which it asked before:
 * where a line follows the one that was read last, much of what follows is read with it. Used by one thread at a time.
 */
final class LineReader {
    /** What one read brings; most lines are shorter. */
    private static final int ALONE = 1 << 10;

    private static final int AHEAD = 1 << 16;

    /** How far behind the end of a line the next may begin: one that was superseded may lie between. */
    private static final int NEAR = 1 << 10;

    private byte[] window = new byte[ALONE];
    private long start;
    private int filled;
    private long end;

    /** The intact line at the offset, until the next is asked for; {@code null} where none is. */
    @Nullable
    Line line(RandomAccessFile file, long offset) throws IOException {
        Line line = read(null, offset);
        if (line == null) {
            // What the window holds may be older than the file: a line that was not whole then, or damaged.
            fill(file, offset);
            line = read(file, offset);
        }
        return line;
    }

    /** @param file that the window ends in, for what it does not hold; {@code null} where all must be held */
    private @Nullable Line read(@Nullable RandomAccessFile file, long offset) throws IOException {
        if (held(offset) < JournalFormat.HEADER) {
            return null;
        }
        int at = (int) (offset - start);
        JournalFormat.Header header = JournalFormat.header(window, at);
        if (header == null) {
            return null;
        }
        int length = (int) header.length();
        int had = (int) Math.min(held(offset), length);
        if (had < length && (file == null || offset + length > file.length())) {
            return null;
        }
        byte[] line = window;
        if (file != null && had < length) {
            line = Arrays.copyOfRange(window, at, at + length);
            file.readFully(line, had, length - had);
            at = 0;
        }
        end = offset + length;
        return JournalFormat.isIntact(line, at, length) ? new Line(header, line, at) : null;
    }

    /** How many bytes from the offset on the window holds. */
    private long held(long offset) {
        return offset < start ? 0 : start + filled - offset;
    }

    private void fill(RandomAccessFile file, long offset) throws IOException {
        boolean follows = end > 0 && offset >= end && offset - end <= NEAR;
        if (follows && window.length < AHEAD) {
            window = new byte[AHEAD];
        }
        int most = follows ? AHEAD : ALONE;
        start = offset;
        filled = 0;
        file.seek(offset);
        for (int read = 0; read >= 0 && filled < JournalFormat.HEADER; filled += Math.max(0, read)) {
            read = file.read(window, filled, most - filled);
        }
    }
}
