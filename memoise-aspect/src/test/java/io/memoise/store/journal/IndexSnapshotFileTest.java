package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.memoise.store.Key;
import io.memoise.store.journal.IndexSnapshot.Read;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of an index, without the store whose index it is. */
class IndexSnapshotFileTest {
    private static final int VARIANT = -7;
    private static final long GREATEST = 1_000_000;
    private static final int TAIL = 256;
    private static final int SLOT = 3 * 8 + 4;

    private final SegmentIndex index = new SegmentIndex();

    @TempDir
    Path temp;

    private JournalDirectory directory;

    /** Segments of 1000 bytes, of which the snapshot tells about 700. */
    private final Map<Integer, Read> segments = Map.of(1, new Read(700, 60_000), 2, new Read(700, 5));

    @BeforeEach
    void makeSegments() throws IOException {
        directory = JournalDirectory.named(temp.resolve("memos"));
        for (int number = 1; number <= 3; number++) {
            byte[] bytes = new byte[1_000];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (i * number);
            }
            Files.write(directory.segment(number), bytes);
        }
    }

    private static Key key(int number) {
        return new Key(number % 5 + 1, number, ~number);
    }

    private void put(int segment, int number) {
        index.put(key(number), VARIANT, number, SegmentIndex.place(segment, number));
    }

    private void write() throws IOException {
        IndexSnapshot.write(directory, index, segments, GREATEST);
    }

    private IndexSnapshot believed() {
        IndexSnapshot read = IndexSnapshot.read(directory);
        assertThat(read).isNotNull();
        return read;
    }

    /** The file with a checksum that is right. */
    private void seal(byte[] bytes) throws IOException {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - 4);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 4, (int) crc.getValue());
        Files.write(directory.snapshot(), bytes);
    }

    @Test
    void saysHowFarSegmentsWereReadAndTheGreatestStamp() throws IOException {
        write();
        IndexSnapshot read = believed();
        assertThat(read.segments()).isEqualTo(segments);
        assertThat(read.greatest()).isEqualTo(GREATEST);
        assertThat(read.bytes()).isEqualTo(1_400);
    }

    /** More of them than are written or read at once. */
    @Test
    void holdsEveryKeyOfManyThousandsWithItsGroup() throws IOException {
        int keys = 100_000;
        for (int number = 1; number <= keys; number++) {
            put(1 + number % 2, number);
        }
        write();
        SegmentIndex read = believed().index();
        assertThat(read.size()).isEqualTo(keys);
        for (int number = 1; number <= keys; number++) {
            assertThat(read.find(key(number))).isEqualTo(SegmentIndex.place(1 + number % 2, number));
        }
        assertThat(read.countOthers(1, 0)).isEqualTo(keys / 5);
        read.clear(3, GREATEST);
        for (int number = 1; number <= keys; number++) {
            assertThat(read.find(key(number)) == SegmentIndex.NOWHERE)
                    .as("key %d", number)
                    .isEqualTo(number % 5 == 2);
        }
    }

    /** More of them than are written at once. */
    @Test
    void holdsManyThousandVariants() throws IOException {
        int variants = 10_000;
        for (int number = 1; number <= variants; number++) {
            index.put(key(number), number, number, SegmentIndex.place(1, number));
        }
        write();
        SegmentIndex read = believed().index();
        for (int number = 1; number <= variants; number++) {
            assertThat(read.newest(read.group(key(number).method(), number))).isEqualTo(number);
        }
        assertThat(read.lines()).isEqualTo(variants);
        assertThat(read.countOthers(1, 5)).isEqualTo(variants / 5 - 1);
    }

    @Test
    void holdsWhatWasRemovedClearedAndTrimmed() throws IOException {
        Key removed = new Key(10, 1, 1);
        index.clear(100);
        index.clear(11, 200);
        index.clear(12, 300);
        index.trim(13, VARIANT, 400);
        index.remove(removed, 500);
        write();
        SegmentIndex read = believed().index();
        assertThat(read.covers(removed, VARIANT, 500, 1)).isTrue();
        assertThat(read.covers(removed, VARIANT, 501, 1)).isFalse();
        assertThat(read.covers(new Key(11, 1, 1), VARIANT, 200, 1)).isTrue();
        assertThat(read.covers(new Key(11, 1, 1), VARIANT, 201, 1)).isFalse();
        assertThat(read.covers(new Key(12, 1, 1), VARIANT, 300, 1)).isTrue();
        assertThat(read.covers(new Key(13, 1, 1), VARIANT, 400, 1)).isTrue();
        assertThat(read.covers(new Key(13, 1, 1), VARIANT, 401, 1)).isFalse();
        assertThat(read.covers(new Key(13, 1, 1), VARIANT + 1, 100, 1)).isTrue();
        assertThat(read.covers(new Key(13, 1, 1), VARIANT + 1, 101, 1)).isFalse();
    }

    @Test
    void holdsTheNewestStampsOfVariants() throws IOException {
        put(1, 5);
        put(1, 10);
        put(1, 25);
        write();
        SegmentIndex read = believed().index();
        assertThat(read.newest(read.group(1, VARIANT))).isEqualTo(25);
    }

    @Test
    void ofSegmentsThatItDoesNotTellAboutOrThatHaveGoneNothingIsThere() throws IOException {
        put(1, 1);
        put(2, 2);
        put(3, 3);
        write();
        Files.delete(directory.segment(2));
        IndexSnapshot read = believed();
        assertThat(read.segments()).isEqualTo(Map.of(1, segments.get(1)));
        assertThat(read.index().find(key(1))).isEqualTo(SegmentIndex.place(1, 1));
        assertThat(read.index().find(key(2))).isEqualTo(SegmentIndex.NOWHERE);
        assertThat(read.index().find(key(3))).isEqualTo(SegmentIndex.NOWHERE);
    }

    @Test
    void segmentsAreKnownAgainByWhatStandsBeforeThePosition() throws IOException {
        write();
        byte[] whole = Files.readAllBytes(directory.segment(1));
        for (int changed : new int[] {700 - TAIL - 1, 700, 999}) {
            byte[] other = whole.clone();
            other[changed] ^= 1;
            Files.write(directory.segment(1), other);
            assertThat(IndexSnapshot.read(directory)).as("byte %d", changed).isNotNull();
        }
        for (int changed : new int[] {700 - TAIL, 699}) {
            byte[] other = whole.clone();
            other[changed] ^= 1;
            Files.write(directory.segment(1), other);
            assertThat(IndexSnapshot.read(directory)).as("byte %d", changed).isNull();
        }
        Files.write(directory.segment(1), Arrays.copyOf(whole, 699));
        assertThat(IndexSnapshot.read(directory)).isNull();
    }

    @Test
    void aSegmentShorterThanThatIsKnownAgainToo() throws IOException {
        IndexSnapshot.write(directory, index, Map.of(1, new Read(0, 0), 2, new Read(3, 1)), GREATEST);
        assertThat(believed().bytes()).isEqualTo(3);
        Files.write(directory.segment(2), new byte[] {0, 2, 5});
        assertThat(IndexSnapshot.read(directory)).isNull();
    }

    @Test
    void aGreatestStampThatNoClockGivesIsNotBelieved() throws IOException {
        write();
        byte[] bytes = Files.readAllBytes(directory.snapshot());
        for (long greatest : new long[] {0, StampClock.LIMIT - 1}) {
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(8, greatest);
            seal(bytes);
            assertThat(believed().greatest()).isEqualTo(greatest);
        }
        for (long greatest : new long[] {-1, StampClock.LIMIT, Long.MAX_VALUE}) {
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(8, greatest);
            seal(bytes);
            assertThat(IndexSnapshot.read(directory)).as("%d", greatest).isNull();
        }
    }

    @Test
    void anotherVersionIsNeitherBelievedNorKept() throws IOException {
        write();
        byte[] bytes = Files.readAllBytes(directory.snapshot());
        bytes[7]++;
        seal(bytes);
        assertThat(IndexSnapshot.read(directory)).isNull();
        write();
        believed();
        Files.write(directory.snapshot(), List.of("short"));
        write();
        believed();
        assertThat(directory.path()).isDirectoryNotContaining("glob:**.damaged*");
    }

    @Test
    void moreOrLessThanItSaysIsNotBelieved() throws IOException {
        put(1, 1);
        write();
        byte[] bytes = Files.readAllBytes(directory.snapshot());
        for (int length : new int[] {bytes.length - 1, bytes.length - SLOT, bytes.length + 1}) {
            seal(Arrays.copyOf(bytes, length));
            assertThat(IndexSnapshot.read(directory)).as("%d bytes", length).isNull();
        }
        seal(bytes);
        believed();
    }

    @Test
    void isNotReadThroughALink() throws IOException {
        write();
        Path elsewhere = temp.resolve("elsewhere");
        Files.move(directory.snapshot(), elsewhere);
        assertThat(IndexSnapshot.read(directory)).isNull();
        Files.createSymbolicLink(directory.snapshot(), elsewhere);
        assertThat(IndexSnapshot.read(directory)).isNull();
    }

    @Test
    void tellsOfNoSegmentThatIsALink() throws IOException {
        write();
        Path elsewhere = temp.resolve("elsewhere");
        Files.move(directory.segment(1), elsewhere);
        Files.createSymbolicLink(directory.segment(1), elsewhere);
        assertThat(IndexSnapshot.read(directory)).isNull();
        assertThatIOException().isThrownBy(this::write).withMessageContaining("not a plain file");
    }

    @Test
    void oneThatTheDiskDoesNotTakeLeavesTheFormerAndNothingElse() throws IOException {
        write();
        JournalDirectory failing = directory.on(file -> {
            throw new IOException("Input/output error");
        });
        assertThatIOException()
                .isThrownBy(() -> IndexSnapshot.write(failing, index, segments, GREATEST + 1))
                .withMessage("Input/output error");
        assertThat(believed().greatest()).isEqualTo(GREATEST);
        try (Stream<Path> files = Files.list(directory.path())) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
        }
    }
}
