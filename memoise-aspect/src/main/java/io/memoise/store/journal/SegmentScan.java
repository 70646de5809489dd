package io.memoise.store.journal;

import io.memoise.store.journal.JournalFormat.Header;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a segment from header to header, past what lies between. Where no line stands as it should, it goes on at
 * the next newline that a line's first bytes follow. Memory is one window, whatever the file claims.
 */
final class SegmentScan {
    private static final int WINDOW = 1 << 18;
    private static final int SMALL_WINDOW = 1 << 13;
    private static final int LONG_LINE = 1 << 16;

    private final RandomAccessFile file;
    private final long length;
    private final long from;
    private final byte[] window;
    private final byte[] ending = new byte[JournalFormat.TRAILER + 1];
    private long windowAt;
    private int filled;
    private int toFill = WINDOW;
    private int lines;
    private int damaged;
    private boolean otherFormat;

    /**
     * @param from a position between lines
     * @param length of the file, as far as it is read
     */
    SegmentScan(RandomAccessFile file, long from, long length) {
        this.file = file;
        this.length = length;
        this.from = from;
        this.window = new byte[(int) Math.max(0, Math.min(WINDOW, length - from))];
    }

    /** Takes the lines that were found. */
    interface Lines {
        /** A line whose header and end are sound; its checksum was not looked at. */
        void line(Header header, long offset) throws IOException;
    }

    /** How many lines were found. */
    int lines() {
        return lines;
    }

    /** How many times something other than a line, and not merely a line cut short, had to be skipped. */
    int damaged() {
        return damaged;
    }

    /** Whether there are lines of another format. */
    boolean otherFormat() {
        return otherFormat;
    }

    /**
     * Reads to the end of the file.
     *
     * @return where to read on when the file has grown: after the last line, or where an unfinished one begins
     */
    long read(Lines found) throws IOException {
        long at = from;
        while (at < length) {
            if (byteAt(at) == '\n') {
                at++;
                continue;
            }
            Header header = headerAt(at);
            if (header != null && endsWell(header, at)) {
                lines++;
                found.line(header, at);
                toFill = header.length() > LONG_LINE ? SMALL_WINDOW : WINDOW;
                at += header.length();
                continue;
            }
            toFill = WINDOW;
            long next = nextStart(at);
            note(at, next);
            if (next == length) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /** The bytes of a line that was found. */
    byte[] line(Header header, long at) throws IOException {
        int length = (int) header.length();
        byte[] line = new byte[length];
        if (at >= windowAt && at + length <= windowAt + filled) {
            System.arraycopy(window, (int) (at - windowAt), line, 0, length);
        } else {
            file.seek(at);
            file.readFully(line);
        }
        return line;
    }

    private @Nullable Header headerAt(long at) throws IOException {
        int index = index(at, JournalFormat.HEADER);
        return index < 0 ? null : JournalFormat.header(window, index);
    }

    private boolean endsWell(Header header, long at) throws IOException {
        long end = at + header.length();
        if (end > length) {
            return false;
        }
        int wanted = end < length ? ending.length : JournalFormat.TRAILER;
        readEnding(end - JournalFormat.TRAILER, wanted);
        return JournalFormat.isTrailerOf(header, ending, 0) && (end == length || ending[JournalFormat.TRAILER] == '\n');
    }

    private void readEnding(long at, int count) throws IOException {
        if (at >= windowAt && at + count <= windowAt + filled) {
            System.arraycopy(window, (int) (at - windowAt), ending, 0, count);
        } else {
            file.seek(at);
            file.readFully(ending, 0, count);
        }
    }

    /** Where the next line starts after the text at {@code at}; the file's length where none does. */
    private long nextStart(long at) throws IOException {
        int start = JournalFormat.START.length;
        long searched = at;
        while (true) {
            int index = index(searched, start + 1);
            if (index < 0) {
                return length;
            }
            for (; index < filled - start; index++) {
                if (window[index] == '\n' && startsAt(index + 1)) {
                    return windowAt + index + 1;
                }
            }
            searched = windowAt + index;
        }
    }

    private boolean startsAt(int index) {
        int start = JournalFormat.START.length;
        return Arrays.equals(window, index, index + start, JournalFormat.START, 0, start);
    }

    /** Tells what the text between two positions is, newlines at its end aside. */
    private void note(long at, long next) throws IOException {
        long end = next;
        for (int newlines = 0; newlines < 2 && end > at && byteAt(end - 1) == '\n'; newlines++) {
            end--;
        }
        int index = index(at, JournalFormat.FORMAT_PREFIX);
        if (index >= 0 && JournalFormat.isOtherFormat(window, index)) {
            otherFormat = true;
        } else if (!isCutShort(at, end)) {
            damaged++;
        }
    }

    private boolean isCutShort(long at, long end) throws IOException {
        int start = (int) Math.min(JournalFormat.START.length, end - at);
        int index = index(at, start);
        if (index < 0 || !Arrays.equals(window, index, index + start, JournalFormat.START, 0, start)) {
            return false;
        }
        if (end - at < JournalFormat.HEADER + JournalFormat.TRAILER) {
            return true;
        }
        readEnding(end - JournalFormat.TRAILER, JournalFormat.TRAILER);
        return !JournalFormat.isTrailer(ending, 0);
    }

    private byte byteAt(long at) throws IOException {
        return window[index(at, 1)];
    }

    /** Where in the window the bytes stand; -1 where the file ends before them. */
    private int index(long at, int count) throws IOException {
        if (at + count > length) {
            return -1;
        }
        if (at < windowAt || at + count > windowAt + filled) {
            int size = (int) Math.min(Math.min(toFill, window.length), length - at);
            file.seek(at);
            file.readFully(window, 0, size);
            windowAt = at;
            filled = size;
        }
        return (int) (at - windowAt);
    }
}
