package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.store.Key;
import io.memoise.store.StoreContract;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
    private final LineReader reader = new LineReader();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final List<Long> offsets = new ArrayList<>();
    private final List<byte[]> lines = new ArrayList<>();

    @TempDir
    Path temp;

    /** Counts how often it is read from, and how much. */
    private static final class Counted extends RandomAccessFile {
        private int reads;
        private int bytes;

        private Counted(File file) throws FileNotFoundException {
            super(file, "r");
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            reads++;
            bytes += Math.max(0, read);
            return read;
        }
    }

    private void write(int valueLength) {
        Key key = new Key(1, lines.size(), 0);
        byte[] framed =
                JournalFormat.put(StoreContract.entry(key, lines.size() + 1, '"' + "v".repeat(valueLength) + '"'));
        offsets.add(written.size() + 1L);
        lines.add(Arrays.copyOfRange(framed, 1, framed.length - 1));
        written.writeBytes(framed);
    }

    private static byte @Nullable [] bytes(@Nullable Line line) {
        return line == null
                ? null
                : Arrays.copyOfRange(
                        line.bytes(), line.at(), line.at() + (int) line.header().length());
    }

    private Counted open() throws IOException {
        Path path = temp.resolve("segment");
        Files.write(path, written.toByteArray());
        return new Counted(path.toFile());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void readsEachLineInWhateverOrderItIsAskedFor(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int[] around = {0, 500, 1 << 10, 1 << 13, 1 << 16, 1 << 18};
        for (int i = 0; i < 60; i++) {
            write(Math.max(0, around[random.nextInt(around.length)] + random.nextInt(-700, 700)));
        }
        try (Counted file = open()) {
            int at = 0;
            for (int i = 0; i < 2_000; i++) {
                at = random.nextInt(3) == 0 ? random.nextInt(lines.size()) : (at + 1) % lines.size();
                assertThat(bytes(reader.line(file, offsets.get(at)))).isEqualTo(lines.get(at));
            }
        }
    }

    @Test
    void readsAheadForWhoReadsInOrder() throws IOException {
        for (int i = 0; i < 1_000; i++) {
            write(100);
        }
        try (Counted file = open()) {
            for (int i = 0; i < lines.size(); i++) {
                assertThat(bytes(reader.line(file, offsets.get(i)))).isEqualTo(lines.get(i));
            }
            // The first two are read before it is known; a read brings 64 KiB.
            assertThat(file.reads).isBetween(3, 3 + written.size() / (63 << 10));
        }
    }

    @Test
    void readsLittleForWhoReadsHereAndThere() throws IOException {
        for (int i = 0; i < 1_000; i++) {
            write(100);
        }
        try (Counted file = open()) {
            for (int i = lines.size() - 1; i >= 0; i--) {
                assertThat(bytes(reader.line(file, offsets.get(i)))).isEqualTo(lines.get(i));
            }
            assertThat(file.bytes).isBetween(written.size() / 2, 1024 * lines.size());
        }
    }

    @Test
    void aLineThatWasNotWholeWhenItWasReadAheadIsReadAgain() throws IOException {
        for (int i = 0; i < 4; i++) {
            write(100);
        }
        byte[] all = written.toByteArray();
        Path path = temp.resolve("segment");
        for (int missing = 1; missing < lines.get(3).length; missing += 7) {
            Files.write(path, Arrays.copyOf(all, all.length - 1 - missing));
            LineReader fresh = new LineReader();
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
                for (int i = 0; i < 3; i++) {
                    assertThat(bytes(fresh.line(file, offsets.get(i)))).isEqualTo(lines.get(i));
                }
                assertThat(fresh.line(file, offsets.get(3))).isNull();
                Files.write(path, all);
                assertThat(bytes(fresh.line(file, offsets.get(3)))).isEqualTo(lines.get(3));
            }
        }
    }

    @Test
    void aLineThatWasDamagedWhenItWasReadAheadIsReadAgain() throws IOException {
        for (int i = 0; i < 4; i++) {
            write(100);
        }
        byte[] all = written.toByteArray();
        byte[] damaged = all.clone();
        damaged[(int) (offsets.get(3) + JournalFormat.HEADER + 5)] ^= 1;
        Path path = temp.resolve("segment");
        Files.write(path, damaged);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            for (int i = 0; i < 3; i++) {
                assertThat(bytes(reader.line(file, offsets.get(i)))).isEqualTo(lines.get(i));
            }
            assertThat(reader.line(file, offsets.get(3))).isNull();
            Files.write(path, all);
            assertThat(bytes(reader.line(file, offsets.get(3)))).isEqualTo(lines.get(3));
        }
    }

    @Test
    void whereNoLineBeginsThereIsNone() throws IOException {
        write(100);
        write(5_000);
        try (Counted file = open()) {
            assertThat(reader.line(file, offsets.get(0) + 1)).isNull();
            assertThat(reader.line(file, offsets.get(1) - 1)).isNull();
            assertThat(reader.line(file, written.size())).isNull();
            assertThat(reader.line(file, written.size() + 1_000_000L)).isNull();
            assertThat(bytes(reader.line(file, offsets.get(1)))).isEqualTo(lines.get(1));
        }
    }
}
