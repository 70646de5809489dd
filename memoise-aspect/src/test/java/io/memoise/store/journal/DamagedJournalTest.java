package io.memoise.store.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.store.Durability;
import io.memoise.store.Entry;
import io.memoise.store.Key;
import io.memoise.store.Store;
import io.memoise.store.StoreContract;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedJournalTest {
    private static final Key ADDED = new Key(9, 9, 9);
    private final List<String> notices = new ArrayList<>();

    @TempDir
    Path temp;

    private JournalDirectory directory;
    private Path segment;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = JournalDirectory.named(temp.resolve("memos"));
        segment = directory.segment(1);
    }

    private Store open() throws IOException {
        return JournalStore.open(directory, Durability.NONE, Clock.systemUTC(), notices::add);
    }

    private static Entry entry(int i, int length) {
        return StoreContract.entry(new Key(1, i, i), i + 1, "\"" + "v".repeat(length) + i + "\"");
    }

    private static byte[] journal(List<Entry> entries) {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            text.append(new String(JournalFormat.put(entry), US_ASCII));
        }
        return text.toString().getBytes(US_ASCII);
    }

    private void assertWorksOn(Store store) throws IOException {
        store.put(StoreContract.entry(ADDED, store.stamp(), "\"added\""));
        store.close();
        try (Store again = open()) {
            Entry added = again.get(ADDED);
            assertThat(added).isNotNull();
            assertThat(added.value()).isEqualTo("\"added\"");
        }
    }

    @Tag("long")
    @Test
    void aTornTailCostsItsOwnLineOnlyWhereverItIsCut() throws IOException {
        List<Entry> entries = List.of(entry(1, 10), entry(2, 300), entry(3, 40));
        byte[] whole = journal(entries);
        int last = JournalFormat.put(entries.get(2)).length;
        for (int cut = whole.length - last; cut < whole.length; cut++) {
            Files.write(segment, Arrays.copyOf(whole, cut));
            Store store = open();
            assertThat(store.get(entries.get(0).key())).as("cut at %d", cut).isEqualTo(entries.get(0));
            assertThat(store.get(entries.get(1).key())).as("cut at %d", cut).isEqualTo(entries.get(1));
            // Only the newline after the line may be missing.
            assertThat(store.get(entries.get(2).key()))
                    .as("cut at %d", cut)
                    .isEqualTo(cut == whole.length - 1 ? entries.get(2) : null);
            assertWorksOn(store);
        }
        assertThat(notices).isEmpty();
        assertThat(directory.segments()).containsExactly(1);
    }

    /** Lines of one length too, where a damaged length leads to the end of another line. */
    @Tag("long")
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aFlippedBitCostsTheEntryItHitAtMost(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        boolean oneLength = seed % 2 == 0;
        List<Entry> entries = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        int end = 0;
        for (int i = 10; i < 40; i++) {
            entries.add(entry(i, oneLength ? 50 : random.nextInt(i % 10 == 0 ? 3_000 : 100)));
            end += JournalFormat.put(entries.get(i - 10)).length;
            ends.add(end);
        }
        byte[] whole = journal(entries);
        for (int round = 0; round < 500; round++) {
            byte[] flipped = whole.clone();
            int bit = random.nextInt(whole.length * 8);
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(segment, flipped);
            try (Store store = open()) {
                for (int i = 0; i < entries.size(); i++) {
                    boolean hit = bit / 8 < ends.get(i) && (i == 0 || bit / 8 >= ends.get(i - 1));
                    Entry found = store.get(entries.get(i).key());
                    if (!hit || found != null) {
                        assertThat(found).as("bit %d, entry %d", bit, i).isEqualTo(entries.get(i));
                    }
                }
            }
        }
        assertThat(notices).isNotEmpty();
    }

    @Tag("long")
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aFlippedBitNeverBringsBackWhatIsOlderUnlessItHitTheNewer(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Key key = new Key(1, 2, 3);
        byte[] older = JournalFormat.put(StoreContract.entry(key, 0x1000, "\"older\""));
        byte[] newer = JournalFormat.put(StoreContract.entry(key, 0x1001, "\"newer\""));
        for (int round = 0; round < 500; round++) {
            boolean olderFirst = random.nextBoolean();
            byte[] hit = older.clone();
            int bit = random.nextInt(hit.length * 8);
            hit[bit / 8] ^= (byte) (1 << bit % 8);
            byte[] whole = Arrays.copyOf(olderFirst ? hit : newer, older.length + newer.length);
            System.arraycopy(olderFirst ? newer : hit, 0, whole, older.length, newer.length);
            Files.write(segment, whole);
            try (Store store = open()) {
                Entry found = store.get(key);
                assertThat(found).as("bit %d, older first: %s", bit, olderFirst).isNotNull();
                assertThat(found.value()).isEqualTo("\"newer\"");
                assertThat(store.stamp()).isLessThan(1L << 61);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void zeroedBlocksAndGarbageCostWhatTheyHit(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Entry> entries = new ArrayList<>();
        for (int i = 10; i < 99; i++) {
            entries.add(entry(i, 200));
        }
        byte[] whole = journal(entries);
        int line = JournalFormat.put(entries.get(0)).length;
        for (int round = 0; round < 60; round++) {
            byte[] damaged = whole.clone();
            int from = random.nextInt(whole.length);
            int to = Math.min(whole.length, from + random.nextInt(1, 4_096));
            for (int i = from; i < to; i++) {
                damaged[i] = round % 2 == 0 ? 0 : (byte) random.nextInt(256);
            }
            Files.write(segment, damaged);
            Store store = open();
            for (int i = 0; i < entries.size(); i++) {
                Entry found = store.get(entries.get(i).key());
                if (found != null || (i + 1) * line <= from || i * line >= to) {
                    assertThat(found).isEqualTo(entries.get(i));
                }
            }
            assertWorksOn(store);
        }
    }

    @Test
    void damageIsSaidOnceForASegment() throws IOException {
        List<Entry> entries = List.of(entry(1, 10), entry(2, 10), entry(3, 10), entry(4, 10));
        byte[] whole = journal(entries);
        int line = JournalFormat.put(entries.get(0)).length;
        whole[line * 2 - 40] ^= 1;
        whole[line * 3 - 40] ^= 1;
        Files.write(segment, whole);
        try (Store store = open()) {
            assertThat(store.get(entries.get(1).key())).isNull();
            assertThat(store.get(entries.get(2).key())).isNull();
            assertThat(store.get(entries.get(2).key())).isNull();
            assertThat(store.get(entries.get(3).key())).isEqualTo(entries.get(3));
        }
        assertThat(notices).hasSize(1);
        assertThat(notices.get(0)).contains(segment.toString(), "docs/troubleshooting.md#damaged-journal");
    }

    @Test
    void anEmptyFileIsAnEmptySegment() throws IOException {
        Files.createFile(segment);
        assertWorksOn(open());
        assertThat(notices).isEmpty();
    }

    @Test
    void garbageIsSkippedAndSaid() throws IOException {
        Files.write(segment, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\n', '{', '"', 'c', '"', ':', '"', '\n', 0});
        assertWorksOn(open());
        assertThat(notices).anyMatch(notice -> notice.contains("is damaged"));
    }

    @Test
    void aHugeSparseFileIsPassedInLittleMemory() throws IOException {
        Entry first = entry(1, 10);
        Entry last = entry(2, 10);
        try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
            file.write(JournalFormat.put(first));
            file.setLength(300L << 20);
            file.seek(300L << 20);
            file.write(JournalFormat.put(last));
        }
        Store store = open();
        assertThat(store.get(first.key())).isEqualTo(first);
        assertThat(store.get(last.key())).isEqualTo(last);
        assertWorksOn(store);
    }

    @Test
    void aLengthBeyondTheFileIsNotBelieved() throws IOException {
        Entry entry = entry(1, 10);
        String line = new String(JournalFormat.put(entry), US_ASCII);
        String huge = line.substring(0, 1 + 158) + "3fffff00" + line.substring(1 + 166);
        Files.writeString(segment, huge + new String(JournalFormat.put(entry(2, 10)), US_ASCII));
        Store store = open();
        assertThat(store.get(entry.key())).isNull();
        assertThat(store.get(entry(2, 10).key())).isEqualTo(entry(2, 10));
        assertWorksOn(store);
        assertThat(notices).hasSize(2);
    }

    /** Lines of 512 bytes with their newlines have 156 (hex) after the header; one bit makes that 356, a line more. */
    @Test
    void aDamagedLengthThatLeadsToTheEndOfAnotherLineSwallowsNothing() throws IOException {
        int padding = 512 - JournalFormat.put(entry(10, 0)).length;
        List<Entry> entries = List.of(entry(10, padding), entry(11, padding), entry(12, padding));
        byte[] whole = journal(entries);
        assertThat(new String(whole, 1 + 158, 8, US_ASCII)).isEqualTo("00000156");
        whole[1 + 158 + 5] ^= 2;
        Files.write(segment, whole);
        try (Store store = open()) {
            assertThat(store.get(entries.get(0).key())).isNull();
            assertThat(store.get(entries.get(1).key())).isEqualTo(entries.get(1));
            assertThat(store.get(entries.get(2).key())).isEqualTo(entries.get(2));
        }
        assertThat(notices).hasSize(1);
    }

    @Test
    void aSegmentOfAnotherFormatIsLeftAlone() throws IOException {
        String foreign = "\n{\"c\":\"00000000\",\"f\":2,\"whatever\":true}\n";
        Files.writeString(segment, foreign);
        Store store = open();
        assertThat(notices).hasSize(1);
        assertThat(notices.get(0)).contains("another version");
        assertWorksOn(store);
        assertThat(Files.readString(segment)).isEqualTo(foreign);
        assertThat(directory.segments()).containsExactly(1, 2);
    }

    @Test
    void aFileTruncatedUnderAnOpenStoreIsAMiss() throws IOException {
        try (Store store = open()) {
            store.put(entry(1, 10));
            Files.write(segment, new byte[0]);
            assertThat(store.get(entry(1, 10).key())).isNull();
            assertThat(store.get(entry(1, 10).key())).isNull();
        }
    }
}
