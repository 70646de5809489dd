package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.store.Durability;
import io.memoise.store.Entry;
import io.memoise.store.Key;
import io.memoise.store.StoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexSnapshotTest {
    private static final int ENTRIES = 60;
    private final List<String> notices = new ArrayList<>();

    @TempDir
    Path temp;

    private JournalDirectory directory;
    private Path snapshot;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = JournalDirectory.named(temp.resolve("memos"));
        snapshot = directory.snapshot();
    }

    private JournalStore open() throws IOException {
        return JournalStore.open(directory, Durability.NONE, Clock.systemUTC(), notices::add);
    }

    private static Key key(int i) {
        return new Key(i % 3 + 1, i, ~i);
    }

    private static void putSome(JournalStore store, int i) throws IOException {
        Entry some = StoreContract.entry(key(i), store.stamp(), "[" + i + "]");
        store.put(new Entry(
                some.key(), i % 2, some.stamp(), 0, some.method(), some.call(), 1, 1, List.of(), some.value()));
    }

    /** Entries of which every fifth is removed, of two variants, in two segments; method 3 was cleared. */
    private void fill() throws IOException {
        try (JournalStore store = open()) {
            putSome(store, 0);
            try (JournalStore other = open()) {
                for (int i = 1; i < ENTRIES; i++) {
                    putSome(i % 2 == 0 ? store : other, i);
                }
                store.clear(3);
                for (int i = 0; i < ENTRIES; i += 5) {
                    other.remove(key(i));
                }
            }
        }
        try (JournalStore store = open()) {
            store.save();
        }
    }

    private void assertHolds(JournalStore store) throws IOException {
        assertHoldsEntries(store);
        assertThat(store.countOthers(1, 1)).isEqualTo(8);
    }

    @Test
    void saysWhatTheSegmentsSay() throws IOException {
        fill();
        IndexSnapshot read = IndexSnapshot.read(directory);
        assertThat(read).isNotNull();
        assertThat(read.segments()).containsOnlyKeys(1, 2);
        assertThat(read.bytes()).isEqualTo(Files.size(directory.segment(1)) + Files.size(directory.segment(2)));
        try (JournalStore store = open()) {
            assertHolds(store);
        }
        Files.delete(snapshot);
        try (JournalStore store = open()) {
            assertHolds(store);
        }
    }

    @Test
    void isReadAndNotTheLinesBeforeIt() throws IOException {
        fill();
        byte[] whole = Files.readAllBytes(directory.segment(1));
        byte[] blanked = whole.clone();
        Arrays.fill(blanked, 0, blanked.length - 600, (byte) '\n');
        Files.write(directory.segment(1), blanked);
        try (JournalStore store = open()) {
            Files.write(directory.segment(1), whole);
            assertHolds(store);
        }
    }

    @Test
    void whatWasAppendedSinceIsReadToo() throws IOException {
        fill();
        try (JournalStore store = open()) {
            store.put(StoreContract.entry(new Key(9, 9, 9), store.stamp(), "\"later\""));
            store.remove(key(1));
        }
        try (JournalStore store = open()) {
            assertThat(store.get(new Key(9, 9, 9))).isNotNull();
            assertThat(store.get(key(1))).isNull();
            assertThat(store.get(key(4))).isNotNull();
        }
    }

    @Test
    void aStampOfBeforeARemovalStaysCovered() throws IOException {
        try (JournalStore store = open()) {
            long early = store.stamp();
            store.remove(key(1));
            store.save();
            store.close();
            try (JournalStore next = open()) {
                next.put(StoreContract.entry(key(1), early, "1"));
                assertThat(next.get(key(1))).isNull();
                assertThat(next.stamp()).isGreaterThan(early);
            }
        }
    }

    @Test
    void isNotBelievedAboutSegmentsThatWereCompacted() throws IOException {
        fill();
        byte[] old = Files.readAllBytes(snapshot);
        try (JournalStore store = open()) {
            store.put(StoreContract.entry(key(1), store.stamp(), "[1]"));
            store.compact();
        }
        Files.write(snapshot, old);
        try (JournalStore store = open()) {
            assertHoldsEntries(store);
        }
    }

    private void assertHoldsEntries(JournalStore store) throws IOException {
        for (int i = 0; i < ENTRIES; i++) {
            Entry found = store.get(key(i));
            assertThat(found == null ? null : found.value())
                    .as("entry %d", i)
                    .isEqualTo(i % 3 == 2 || i % 5 == 0 ? null : "[" + i + "]");
        }
    }

    @Test
    void isNotBelievedAboutAnotherDirectory() throws IOException {
        fill();
        byte[] foreign = Files.readAllBytes(snapshot);
        directory = JournalDirectory.named(temp.resolve("other"));
        try (JournalStore store = open()) {
            for (int i = 0; i < ENTRIES; i++) {
                store.put(StoreContract.entry(key(i), store.stamp(), "\"other " + i + "\""));
            }
        }
        Files.write(directory.snapshot(), foreign);
        assertThat(IndexSnapshot.read(directory)).isNull();
        try (JournalStore store = open()) {
            Entry found = store.get(key(5));
            assertThat(found).isNotNull();
            assertThat(found.value()).isEqualTo("\"other 5\"");
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void damagedInAnyWayItIsNotBelieved(long seed) throws IOException {
        fill();
        SplittableRandom random = new SplittableRandom(seed);
        byte[] whole = Files.readAllBytes(snapshot);
        for (int round = 0; round < 300; round++) {
            byte[] damaged = whole.clone();
            if (round % 3 == 0) {
                int bit = random.nextInt(whole.length * 8);
                damaged[bit / 8] ^= (byte) (1 << bit % 8);
            } else if (round % 3 == 1) {
                damaged = Arrays.copyOf(whole, random.nextInt(whole.length));
            } else {
                int from = random.nextInt(whole.length);
                for (int i = from; i < Math.min(whole.length, from + 40); i++) {
                    damaged[i] = (byte) (random.nextInt(255) + 1 + damaged[i]);
                }
            }
            Files.write(snapshot, damaged);
            assertThat(IndexSnapshot.read(directory)).isNull();
            if (round % 50 == 0) {
                try (JournalStore store = open()) {
                    assertHolds(store);
                }
            }
        }
        assertThat(notices).isEmpty();
    }

    @Test
    void isWrittenOnceItIsWorthIt() throws IOException {
        String large = "\"" + "v".repeat(1 << 20) + "\"";
        try (JournalStore store = open()) {
            store.put(StoreContract.entry(key(0), store.stamp(), large));
        }
        assertThat(snapshot).doesNotExist();
        try (JournalStore store = open()) {
            for (int i = 0; i < 5; i++) {
                store.put(StoreContract.entry(key(i), store.stamp(), large));
            }
        }
        IndexSnapshot read = IndexSnapshot.read(directory);
        assertThat(read).isNotNull();
        assertThat(read.bytes()).isEqualTo(Files.size(directory.segment(1)));
        try (JournalStore store = open()) {
            assertThat(store.get(key(4))).isNotNull();
        }
    }
}
