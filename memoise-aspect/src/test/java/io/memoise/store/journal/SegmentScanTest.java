package io.memoise.store.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.store.Entry;
import io.memoise.store.Key;
import io.memoise.store.StoreContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentScanTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final List<Long> offsets = new ArrayList<>();

    @TempDir
    Path temp;

    private static byte[] line(int number, int length) {
        Entry entry = StoreContract.entry(new Key(1, number, 0), number + 1, "\"" + "v".repeat(length) + "\"");
        return JournalFormat.put(entry);
    }

    private void write(byte[] framed) {
        offsets.add(written.size() + 1L);
        written.writeBytes(framed);
    }

    private record Found(List<Long> keys, List<Long> offsets, long end, int damaged, boolean otherFormat) {}

    private Found scan(long from) throws IOException {
        Path path = temp.resolve("segment");
        Files.write(path, written.toByteArray());
        List<Long> keys = new ArrayList<>();
        List<Long> found = new ArrayList<>();
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            SegmentScan scan = new SegmentScan(file, from, file.length());
            long end = scan.read((header, offset) -> {
                keys.add(header.key().high());
                found.add(offset);
                byte[] line = scan.line(header, offset);
                assertThat(JournalFormat.isIntact(line)).isTrue();
            });
            return new Found(keys, found, end, scan.damaged(), scan.otherFormat());
        }
    }

    /** Around the sizes of the windows that it reads by, 8 and 256 KiB. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void goesFromLineToLineWhateverTheirLengths(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> keys = new ArrayList<>();
        int[] around = {0, 1 << 13, 1 << 16, 1 << 18, 1 << 19};
        for (int i = 0; i < 60; i++) {
            write(line(i, Math.max(0, around[random.nextInt(around.length)] + random.nextInt(-700, 700))));
            keys.add((long) i);
        }
        Found found = scan(0);
        assertThat(found.keys()).isEqualTo(keys);
        assertThat(found.offsets()).isEqualTo(offsets);
        assertThat(found.end()).isEqualTo(written.size());
        assertThat(found.damaged()).isZero();

        Found later = scan(offsets.get(30) - 1);
        assertThat(later.keys()).isEqualTo(keys.subList(30, 60));
    }

    @Test
    void anUnfinishedLineIsReadWhenItIsWhole() throws IOException {
        write(line(1, 10));
        byte[] second = line(2, 50);
        long begins = written.size() + 1L;
        for (int cut = 1; cut < second.length - 1; cut++) {
            written.write(second, cut - 1, 1);
            Found found = scan(0);
            assertThat(found.keys()).containsExactly(1L);
            assertThat(found.end()).isEqualTo(begins);
            assertThat(found.damaged()).isZero();
        }
        written.write(second, second.length - 2, 2);
        Found found = scan(begins);
        assertThat(found.keys()).containsExactly(2L);
        assertThat(found.end()).isGreaterThanOrEqualTo(written.size() - 1L);
    }

    @Test
    void aLineThatWasCutShortIsNoDamageAndGarbageIs() throws IOException {
        write(line(1, 10));
        byte[] cut = line(2, 300);
        for (int length : new int[] {2, 5, 7, 100, 168, 169, 190, cut.length - 3}) {
            written.write(cut, 0, length);
            write(line(length, 10));
        }
        assertThat(scan(0).damaged()).isZero();
        assertThat(scan(0).keys()).hasSize(9);

        written.writeBytes("\ngarbage\n".getBytes(US_ASCII));
        write(line(3, 10));
        written.writeBytes("\n\0\0\0\n".getBytes(US_ASCII));
        write(line(4, 10));
        assertThat(scan(0).damaged()).isEqualTo(2);
        assertThat(scan(0).keys()).hasSize(11);
        assertThat(scan(0).otherFormat()).isFalse();
    }

    @Test
    void linesOfOtherFormatsArePassedAndNoted() throws IOException {
        for (String format : List.of("0", "2", "9", "10", "12")) {
            written.reset();
            write(line(1, 10));
            written.writeBytes(("\n{\"c\":\"00000000\",\"f\":" + format + ",\"x\":1}\n").getBytes(US_ASCII));
            write(line(2, 10));
            Found found = scan(0);
            assertThat(found.otherFormat()).as(format).isTrue();
            assertThat(found.damaged()).isZero();
            assertThat(found.keys()).containsExactly(1L, 2L);
        }
    }

    /** The first window has 256 KiB: lines that end, and lines that begin, at each byte around its end. */
    @Test
    void linesAreFoundWhereverAWindowEnds() throws IOException {
        int shortest = line(0, 0).length;
        for (int end = (1 << 18) - 2; end <= (1 << 18) + 20; end++) {
            written.reset();
            offsets.clear();
            write(line(1, end - 2 - shortest));
            assertThat(written.size()).isEqualTo(end - 2);
            write(line(2, 10));
            write(line(3, 70_000));
            write(line(4, 10));
            Found found = scan(0);
            assertThat(found.keys()).as("end at %d", end).containsExactly(1L, 2L, 3L, 4L);
            assertThat(found.offsets()).isEqualTo(offsets);
            assertThat(found.damaged()).isZero();
        }
    }

    @Test
    void theNewlinesAroundLinesMayBeMissingAtBothEndsOfTheFile() throws IOException {
        byte[] line = line(1, 10);
        written.write(line, 1, line.length - 2);
        assertThat(scan(0)).isEqualTo(new Found(List.of(1L), List.of(0L), line.length - 2, 0, false));
        written.write(line, line.length - 1, 1);
        write(line(2, 10));
        assertThat(scan(0).keys()).containsExactly(1L, 2L);
        assertThat(scan(0).damaged()).isZero();
    }

    @Test
    void aLineWithoutANewlineAfterItIsNone() throws IOException {
        byte[] line = line(1, 10);
        written.write(line, 0, line.length - 1);
        written.write('x');
        write(line(2, 10));
        assertThat(scan(0).keys()).containsExactly(2L);
    }

    @Test
    void whatIsNoLineMayBeginTheFile() throws IOException {
        written.writeBytes("{\"c\":\"00000000\",\"f\":2,\"x\":1}\n".getBytes(US_ASCII));
        write(line(1, 10));
        assertThat(scan(0)).isEqualTo(new Found(List.of(1L), offsets, written.size(), 0, true));

        written.reset();
        offsets.clear();
        byte[] cut = line(2, 10);
        written.write(cut, 1, 30);
        write(line(1, 10));
        assertThat(scan(0)).isEqualTo(new Found(List.of(1L), offsets, written.size(), 0, false));
    }

    @Test
    void garbageOfManyLinesIsOneDamage() throws IOException {
        write(line(1, 10));
        written.writeBytes("\ngarbage\n{\"more\":true}\n\nof it\n".getBytes(US_ASCII));
        write(line(2, 10));
        assertThat(scan(0).keys()).containsExactly(1L, 2L);
        assertThat(scan(0).damaged()).isEqualTo(1);
    }

    /** It is whole, so nothing was cut short; the one after it is found all the same. */
    @Test
    void aLineOfAWrongLengthIsDamage() throws IOException {
        byte[] wrong = line(1, 10);
        wrong[1 + 158 + 7] ^= 1;
        written.writeBytes(wrong);
        write(line(2, 10));
        assertThat(scan(0)).isEqualTo(new Found(List.of(2L), offsets, written.size(), 1, false));
    }

    /** More than two windows of what is not a line, with what lines start with at their seams. */
    @Test
    void aLineIsFoundAfterMuchThatIsNone() throws IOException {
        for (int garbage = (1 << 19) - 8; garbage < (1 << 19) + 2; garbage++) {
            written.reset();
            offsets.clear();
            written.writeBytes("x".repeat(garbage).getBytes(US_ASCII));
            write(line(1, 10));
            assertThat(scan(0))
                    .as("%d bytes", garbage)
                    .isEqualTo(new Found(List.of(1L), offsets, written.size(), 1, false));
        }
    }

    @Test
    void nothingIsFoundInNothing() throws IOException {
        assertThat(scan(0)).isEqualTo(new Found(List.of(), List.of(), 0, 0, false));
        written.writeBytes("\n\n\n".getBytes(US_ASCII));
        assertThat(scan(0)).isEqualTo(new Found(List.of(), List.of(), 3, 0, false));
    }
}
