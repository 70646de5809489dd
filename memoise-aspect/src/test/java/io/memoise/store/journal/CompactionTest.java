package io.memoise.store.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.store.Durability;
import io.memoise.store.Entry;
import io.memoise.store.Key;
import io.memoise.store.Removal;
import io.memoise.store.StoreContract;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactionTest {
    private static final Key KEY = new Key(1, 2, 3);
    private static final Key OTHER = new Key(1, 2, 4);
    private static final Key NEVER_PUT = new Key(999, 999, 999);
    private static final int VARIANT = 7;

    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());
    private final List<JournalStore> open = new ArrayList<>();

    @TempDir
    Path temp;

    private JournalDirectory directory;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = JournalDirectory.named(temp.resolve("memos"));
    }

    @AfterEach
    void closeStores() throws IOException {
        for (JournalStore store : open) {
            store.close();
        }
        assertThat(notices).isEmpty();
    }

    private JournalStore open() throws IOException {
        return open(1L << 40, Clock.systemUTC());
    }

    private JournalStore open(long maximumBytes, Clock clock) throws IOException {
        JournalStore store = JournalStore.open(directory, Durability.NONE, maximumBytes, clock, notices::add);
        open.add(store);
        return store;
    }

    private static Entry entry(Key key, int variant, long stamp, long expiresAt, String value) {
        return new Entry(key, variant, stamp, expiresAt, "m", "[]", 1, 1, List.of(), value);
    }

    private static void put(JournalStore store, Key key, String value) throws IOException {
        store.put(entry(key, VARIANT, store.stamp(), Entry.NEVER, value));
    }

    private static String value(JournalStore store, Key key) throws IOException {
        Entry found = store.get(key);
        return found == null ? null : found.value();
    }

    private long bytes() throws IOException {
        try (Stream<Path> files = Files.list(directory.path())) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Test
    void leavesWhatCounts() throws IOException {
        JournalStore store = open();
        for (int i = 0; i < 1_000; i++) {
            put(store, new Key(1, i % 100, 0), "\"" + i + "\"");
        }
        store.remove(new Key(1, 5, 0));
        long before = bytes();
        store.compact();
        assertThat(bytes()).isLessThan(before / 9);
        assertThat(directory.segments()).containsExactly(2, 3);
        for (JournalStore each : List.of(store, open())) {
            for (int i = 0; i < 100; i++) {
                assertThat(value(each, new Key(1, i, 0))).isEqualTo(i == 5 ? null : "\"" + (900 + i) + "\"");
            }
        }
    }

    @Test
    void linesAreTakenOverByteForByte() throws IOException {
        JournalStore store = open();
        put(store, KEY, "{\"id\":[1,2]}");
        String line = Files.readString(directory.segment(1));
        store.compact();
        assertThat(Files.readString(directory.segment(3))).isEqualTo(line);
    }

    @Test
    void happensByItselfWhenMostIsGarbage() throws IOException {
        JournalStore store = open();
        String value = "\"" + "v".repeat(100_000) + "\"";
        for (int i = 0; i < 60; i++) {
            put(store, KEY, value);
        }
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (bytes() > 1_000_000 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(bytes()).isLessThan(1_000_000);
        assertThat(value(store, KEY)).isEqualTo(value);
    }

    /** Where a compaction is under way the store is open all the same; here all is garbage but a part in sixty. */
    @Test
    void whatProgramsLeftThatEndedBeforeTheyCompactedIsCompactedOnOpening() throws IOException {
        String value = "\"" + "v".repeat(100_000) + "\"";
        try (OutputStream segment = Files.newOutputStream(directory.segment(1))) {
            for (int i = 1; i <= 60; i++) {
                segment.write(JournalFormat.put(entry(KEY, VARIANT, i, Entry.NEVER, value)));
            }
        }
        JournalStore store = open();
        assertThat(bytes()).isLessThan(110_000);
        assertThat(value(store, KEY)).isEqualTo(value);
    }

    @Test
    void whatIsFarBeyondTheBudgetIsTrimmedOnOpening() throws IOException {
        String value = "\"" + "v".repeat(1_000) + "\"";
        try (OutputStream segment = Files.newOutputStream(directory.segment(1))) {
            for (int i = 1; i <= 100; i++) {
                segment.write(JournalFormat.put(entry(new Key(1, i, 0), VARIANT, i, Entry.NEVER, value)));
            }
        }
        JournalStore store = open(50_000, Clock.systemUTC());
        assertThat(bytes()).isLessThan(50_000);
        assertThat(value(store, new Key(1, 100, 0))).isEqualTo(value);
        assertThat(store.get(new Key(1, 1, 0))).isNull();
    }

    @Test
    void anotherProcessGoesOnReading() throws IOException {
        JournalStore reader = open();
        JournalStore writer = open();
        for (int i = 0; i < 300; i++) {
            put(writer, new Key(1, i, 0), "[" + i + "]");
        }
        assertThat(value(reader, new Key(1, 0, 0))).isEqualTo("[0]");
        for (int round = 0; round < 5; round++) {
            put(writer, KEY, "\"round " + round + "\"");
            writer.compact();
            for (int i = 0; i < 300; i++) {
                assertThat(value(reader, new Key(1, i, 0))).isEqualTo("[" + i + "]");
            }
            assertThat(reader.get(NEVER_PUT)).isNull();
            assertThat(value(reader, KEY)).isEqualTo("\"round " + round + "\"");
        }
    }

    @Test
    void whatIsRemovedDoesNotComeBackFromASegmentInUse() throws IOException {
        JournalStore owner = open();
        JournalStore other = open();
        put(owner, KEY, "1");
        put(owner, OTHER, "1");
        other.remove(KEY);
        other.compact();
        other.compact();
        other.close();
        JournalStore third = open();
        assertThat(third.get(KEY)).isNull();
        assertThat(value(third, OTHER)).isEqualTo("1");
        third.clear(OTHER.method());
        third.compact();
        third.close();
        assertThat(open().get(OTHER)).isNull();
    }

    @Test
    void aRemovalThatIsRewrittenIsNotToldAgain() throws IOException {
        JournalStore listening = open();
        JournalStore other = open();
        put(listening, KEY, "1");
        other.remove(KEY);
        List<Removal> told = Collections.synchronizedList(new ArrayList<>());
        listening.onRemoved(told::add);
        assertThat(listening.get(NEVER_PUT)).isNull();
        other.compact();
        assertThat(listening.get(NEVER_PUT)).isNull();
        assertThat(told).isSubsetOf(new Removal.OfKey(KEY)).hasSizeLessThan(2);
    }

    @Test
    void aRemovalGoesWhenNothingCanBeOlder() throws IOException {
        JournalStore store = open();
        long early = store.stamp();
        put(store, KEY, "1");
        store.remove(KEY);
        store.compact();
        assertThat(bytes()).isZero();
        store.put(entry(KEY, VARIANT, early, Entry.NEVER, "2"));
        assertThat(store.get(KEY)).isNull();
        store.close();
        assertThat(open().get(KEY)).isNull();
    }

    @Test
    void whatHasExpiredGoes() throws IOException {
        Instant now = Instant.parse("2030-01-01T00:00:00Z");
        JournalStore store = open(1L << 40, Clock.fixed(now, ZoneOffset.UTC));
        store.put(entry(KEY, VARIANT, store.stamp(), now.toEpochMilli(), "1"));
        store.put(entry(OTHER, VARIANT, store.stamp(), now.toEpochMilli() + 1, "2"));
        store.compact();
        assertThat(store.get(KEY)).isNull();
        assertThat(value(store, OTHER)).isEqualTo("2");
    }

    @Test
    void anExpiredEntryUncoversNothingOlder() throws IOException {
        Instant now = Instant.parse("2030-01-01T00:00:00Z");
        JournalStore owner = open();
        put(owner, KEY, "\"old\"");
        JournalStore store = open(1L << 40, Clock.fixed(now, ZoneOffset.UTC));
        store.put(entry(KEY, VARIANT, store.stamp(), now.toEpochMilli(), "\"new\""));
        store.compact();
        assertThat(store.get(KEY)).isNull();
        assertThat(open().get(KEY)).isNull();
    }

    @Test
    void beyondItsBudgetOldVariantsGoFirstAndThenTheOldest() throws IOException {
        String value = "\"" + "v".repeat(10_000) + "\"";
        JournalStore store = open();
        for (int i = 0; i < 30; i++) {
            put(store, new Key(1, i, 0), value);
        }
        for (int i = 0; i < 20; i++) {
            store.put(entry(new Key(1, i, 1), VARIANT + 1, store.stamp(), Entry.NEVER, value));
        }
        assertThat(store.countOthers(1, VARIANT + 1)).isEqualTo(30);
        store.close();
        JournalStore small = open(450_000, Clock.systemUTC());
        small.compact();
        assertThat(small.countOthers(1, VARIANT + 1)).isZero();
        for (int i = 0; i < 20; i++) {
            assertThat(value(small, new Key(1, i, 1))).isEqualTo(value);
        }
        small.close();
        JournalStore smaller = open(125_000, Clock.systemUTC());
        smaller.compact();
        int kept = 0;
        for (int i = 0; i < 20; i++) {
            boolean there = smaller.get(new Key(1, i, 1)) != null;
            assertThat(there).as("entry %d of 20, after %d kept", i, kept).isEqualTo(i >= 11);
            kept += there ? 1 : 0;
        }
        assertThat(bytes()).isBetween(80_000L, 100_000L);
    }

    @Test
    void linesOfAnotherFormatAreLeftAlone() throws IOException {
        String foreign = "\n{\"c\":\"00000000\",\"f\":2,\"whatever\":true}\n"
                + new String(JournalFormat.put(StoreContract.entry(OTHER, 5, "5")), US_ASCII);
        Files.writeString(directory.segment(1), foreign);
        JournalStore store = open();
        assertThat(notices).hasSize(1);
        notices.clear();
        put(store, KEY, "1");
        put(store, KEY, "2");
        store.compact();
        assertThat(Files.readString(directory.segment(1))).isEqualTo(foreign);
        assertThat(value(store, KEY)).isEqualTo("2");
        assertThat(value(store, OTHER)).isEqualTo("5");
    }

    @Test
    void whatAKilledCompactionLeftIsDeletedOrReadTwice() throws IOException {
        JournalStore store = open();
        put(store, KEY, "1");
        put(store, OTHER, "2");
        store.close();
        Files.writeString(directory.temporary(), "half");
        Files.copy(directory.segment(1), directory.segment(2));
        JournalStore next = open();
        assertThat(value(next, KEY)).isEqualTo("1");
        next.compact();
        assertThat(value(next, KEY)).isEqualTo("1");
        assertThat(value(next, OTHER)).isEqualTo("2");
        try (Stream<Path> files = Files.list(directory.path())) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
        }
        assertThat(Files.readString(directory.segment(4))).containsOnlyOnce("\"value\":1");
    }

    /** Three stores over one directory, each closed and opened again now and then. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void behavesAsAMapWhoeverWritesAndCompacts(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Key, String> model = new HashMap<>();
        JournalStore[] stores = {open(), open(), open()};
        long early = stores[0].stamp();
        for (int step = 0; step < 1_500; step++) {
            int who = random.nextInt(3);
            JournalStore store = stores[who];
            Key key = new Key(random.nextInt(1, 4), random.nextInt(15), 0);
            assertThat(store.get(NEVER_PUT)).isNull();
            int choice = random.nextInt(1_000);
            if (choice < 500) {
                String value = "\"" + step + "v".repeat(random.nextInt(100)) + "\"";
                put(store, key, value);
                model.put(key, value);
            } else if (choice < 750) {
                store.remove(key);
                model.remove(key);
            } else if (choice < 800) {
                // Of a computation that began before anything was removed.
                if (!model.containsKey(key)) {
                    store.remove(key);
                }
                store.put(entry(key, VARIANT, early, Entry.NEVER, "\"early\""));
            } else if (choice < 950) {
                assertThat(value(store, key)).as("step %d", step).isEqualTo(model.get(key));
            } else if (choice < 955) {
                store.clear(key.method());
                model.keySet().removeIf(other -> other.method() == key.method());
            } else if (choice < 958) {
                store.clear();
                model.clear();
            } else if (choice < 980) {
                store.close();
                stores[who] = open();
            } else {
                store.compact();
            }
        }
        for (JournalStore store : stores) {
            assertThat(store.get(NEVER_PUT)).isNull();
            for (int method = 1; method < 4; method++) {
                for (int i = 0; i < 15; i++) {
                    Key key = new Key(method, i, 0);
                    assertThat(value(store, key)).isEqualTo(model.get(key));
                }
            }
        }
    }
}
