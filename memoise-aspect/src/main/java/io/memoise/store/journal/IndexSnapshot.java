package io.memoise.store.journal;

import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The index as the file {@code index.bin} holds it, so that a large journal is opened without going through it. It is a
 * hint: where it is missing, damaged, of another version or of other segments, the journal is read from its start; where
 * it is behind, what was appended since is read.
 *
 * <p>The file: the eight bytes {@code memoise} and the version, 3; and in little-endian binary the greatest stamp (8
 * bytes); the number of segments (4) and for each its number (4), the position up to which it was read (8), the lines
 * before that (8), and the CRC32C of the 256 bytes before that, or of fewer (4); the stamp up to which everything was
 * cleared (8); the number of cleared methods (4) and for each the method and the stamp (8, 8); the number of groups (4)
 * and for each the method, the variant or -1 for removals, the stamp up to which it was cleared, its newest stamp (8
 * each), and its entries (4); the number of keys (4); the slots of {@link SegmentIndex} for so many keys, free ones among
 * them, as they stand in memory: of each 64 bits of the key, the stamp and the place (8 each), then of each the group (4);
 * the CRC32C of all that (4). What stands as in memory is read without a look at each.
 */
final class IndexSnapshot {
    private static final long MAGIC = 0x6d656d6f69736503L;
    private static final int TAIL = 256;

    /** So many removals are believed that stand in no segment any more. */
    private static final int MOST_REMOVALS = 1 << 20;

    private static final int CHUNK = 1 << 18;

    private final SegmentIndex index;
    private final Map<Integer, Read> segments;
    private final long greatest;

    private IndexSnapshot(SegmentIndex index, Map<Integer, Read> segments, long greatest) {
        this.index = index;
        this.segments = segments;
        this.greatest = greatest;
    }

    /**
     * How far a segment was read.
     *
     * @param position where reading goes on
     * @param lines before that
     */
    record Read(long position, long lines) {}

    SegmentIndex index() {
        return index;
    }

    Map<Integer, Read> segments() {
        return segments;
    }

    long greatest() {
        return greatest;
    }

    /** How many bytes need not be read. */
    long bytes() {
        long bytes = 0;
        for (Read read : segments.values()) {
            bytes += read.position;
        }
        return bytes;
    }

    /** What the file says; {@code null} where it can't be believed. */
    static @Nullable IndexSnapshot read(JournalDirectory directory) {
        Path path = directory.snapshot();
        try {
            if (Files.notExists(path) || directory.refusal(path) != null) {
                return null;
            }
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
                return read(directory, new Source(file));
            }
        } catch (IOException | RuntimeException notOurs) {
            return null;
        }
    }

    /**
     * Writes the file in the place of an older one.
     *
     * @param segments that the index may be believed about
     */
    static void write(JournalDirectory directory, SegmentIndex index, Map<Integer, Read> segments, long greatest)
            throws IOException {
        Path temporary = directory.temporary();
        try {
            PrivateFiles.createFile(temporary);
            try (FileOutputStream file = new FileOutputStream(temporary.toFile())) {
                Sink out = new Sink(file, directory.disk());
                out.next().putLong(Long.reverseBytes(MAGIC)).putLong(greatest).putInt(segments.size());
                for (Map.Entry<Integer, Read> each : segments.entrySet()) {
                    Read read = each.getValue();
                    out.next()
                            .putInt(each.getKey())
                            .putLong(read.position)
                            .putLong(read.lines)
                            .putInt(tail(directory, each.getKey(), read.position));
                }
                SegmentIndex copy = index.copy(segments::containsKey);
                Groups groups = copy.groups();
                Map<Long, Long> cleared = groups.clearedMethods();
                out.next().putLong(groups.clearedAll()).putInt(cleared.size());
                cleared.forEach((method, stamp) -> out.next().putLong(method).putLong(stamp));
                out.next().putInt(groups.count());
                for (int number = 0; number < groups.count(); number++) {
                    out.next()
                            .putLong(groups.method(number))
                            .putLong(groups.variantOrRemovals(number))
                            .putLong(groups.cleared(number))
                            .putLong(groups.newest(number))
                            .putInt(groups.entries(number));
                }
                Slots slots = copy.slots();
                out.next().putInt(slots.used());
                out.write(slots.table());
                out.write(slots.groupOf());
                out.end();
            }
            if (Files.exists(directory.snapshot()) && !isSnapshot(directory.snapshot())) {
                directory.setAside(directory.snapshot());
            }
            Files.move(temporary, directory.snapshot(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Whether the file is a snapshot of any version, whole or not, and not something else of that name. */
    private static boolean isSnapshot(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            return file.length() < Long.BYTES || file.readLong() >>> Byte.SIZE == MAGIC >>> Byte.SIZE;
        }
    }

    private static @Nullable IndexSnapshot read(JournalDirectory directory, Source in) throws IOException {
        if (Long.reverseBytes(in.next(8).getLong()) != MAGIC) {
            return null;
        }
        long greatest = in.next(8).getLong();
        Map<Integer, Read> segments = new TreeMap<>();
        boolean all = true;
        for (int count = in.next(4).getInt(); count > 0; count--) {
            ByteBuffer from = in.next(24);
            int number = from.getInt();
            Read read = new Read(from.getLong(), from.getLong());
            if (Files.exists(directory.segment(number))) {
                if (tail(directory, number, read.position) != from.getInt()) {
                    return null;
                }
                segments.put(number, read);
            } else {
                all = false;
            }
        }
        Groups groups = new Groups();
        ByteBuffer from = in.next(12);
        groups.clear(from.getLong());
        for (int count = from.getInt(); count > 0; count--) {
            ByteBuffer cleared = in.next(16);
            groups.clear(cleared.getLong(), cleared.getLong());
        }
        for (int count = in.next(4).getInt(); count > 0; count--) {
            ByteBuffer group = in.next(36);
            groups.restore(group.getLong(), group.getLong(), group.getLong(), group.getLong(), group.getInt());
        }
        int count = in.next(4).getInt();
        if (count < 0 || count > mostKeys(segments) || in.left() != Slots.bytes(count) + 4) {
            return null;
        }
        Slots free = Slots.free(count);
        in.read(free.table());
        in.read(free.groupOf());
        SegmentIndex index = new SegmentIndex(groups, new Slots(free.table(), free.groupOf(), count));
        int checksum = in.checksum();
        if (in.next(4).getInt() != checksum || greatest < 0 || greatest >= StampClock.LIMIT) {
            return null;
        }
        if (!all) {
            index.forget(number -> !segments.containsKey(number));
        }
        return new IndexSnapshot(index, segments, greatest);
    }

    private static long mostKeys(Map<Integer, Read> segments) {
        long most = MOST_REMOVALS;
        for (Read read : segments.values()) {
            most += read.lines;
        }
        return most;
    }

    /** The checksum of what stands before a position, by which a segment is known again. */
    private static int tail(JournalDirectory directory, int number, long position) throws IOException {
        Path path = directory.segment(number);
        String reason = directory.refusal(path);
        if (reason != null) {
            throw new IOException(path + " is not used: " + reason);
        }
        byte[] bytes = new byte[(int) Math.min(TAIL, position)];
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(position - bytes.length);
            file.readFully(bytes);
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /** Writes in chunks and counts them in. */
    private static final class Sink {
        private final FileOutputStream file;
        private final Forcing disk;
        private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        private final CRC32C crc = new CRC32C();
        private @Nullable IOException failure;

        private Sink(FileOutputStream file, Forcing disk) {
            this.file = file;
            this.disk = disk;
        }

        /** Room for the next few numbers. */
        ByteBuffer next() {
            if (chunk.remaining() < 64) {
                flush();
            }
            return chunk;
        }

        void write(long[] all) {
            flush();
            for (int from = 0; from < all.length; from += CHUNK / Long.BYTES) {
                int some = Math.min(CHUNK / Long.BYTES, all.length - from);
                chunk.asLongBuffer().put(all, from, some);
                chunk.position(some * Long.BYTES);
                flush();
            }
        }

        void write(int[] all) {
            flush();
            for (int from = 0; from < all.length; from += CHUNK / Integer.BYTES) {
                int some = Math.min(CHUNK / Integer.BYTES, all.length - from);
                chunk.asIntBuffer().put(all, from, some);
                chunk.position(some * Integer.BYTES);
                flush();
            }
        }

        private void flush() {
            crc.update(chunk.array(), 0, chunk.position());
            if (failure == null) {
                try {
                    file.write(chunk.array(), 0, chunk.position());
                } catch (IOException e) {
                    failure = e;
                }
            }
            chunk.clear();
        }

        void end() throws IOException {
            flush();
            int checksum = (int) crc.getValue();
            chunk.putInt(checksum);
            flush();
            if (failure != null) {
                throw failure;
            }
            disk.force(file.getFD());
        }
    }

    /** Reads numbers and counts them in. */
    private static final class Source {
        private final RandomAccessFile file;
        private final byte[] chunk = new byte[CHUNK];
        private final CRC32C crc = new CRC32C();
        private long left;

        private Source(RandomAccessFile file) throws IOException {
            this.file = file;
            this.left = file.length();
        }

        ByteBuffer next(int bytes) throws IOException {
            if (bytes > left) {
                throw new EOFException();
            }
            file.readFully(chunk, 0, bytes);
            left -= bytes;
            crc.update(chunk, 0, bytes);
            return ByteBuffer.wrap(chunk, 0, bytes).order(ByteOrder.LITTLE_ENDIAN);
        }

        void read(long[] all) throws IOException {
            for (int from = 0; from < all.length; from += CHUNK / Long.BYTES) {
                int some = Math.min(CHUNK / Long.BYTES, all.length - from);
                next(some * Long.BYTES).asLongBuffer().get(all, from, some);
            }
        }

        void read(int[] all) throws IOException {
            for (int from = 0; from < all.length; from += CHUNK / Integer.BYTES) {
                int some = Math.min(CHUNK / Integer.BYTES, all.length - from);
                next(some * Integer.BYTES).asIntBuffer().get(all, from, some);
            }
        }

        long left() {
            return left;
        }

        int checksum() {
            return (int) crc.getValue();
        }
    }
}
