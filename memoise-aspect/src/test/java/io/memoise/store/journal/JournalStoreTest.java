package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.memoise.store.Durability;
import io.memoise.store.Entry;
import io.memoise.store.Key;
import io.memoise.store.SharedStoreContract;
import io.memoise.store.Store;
import java.io.IOException;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JournalStoreTest extends SharedStoreContract {
    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path temp;

    @Override
    protected Store newStore() throws IOException {
        return open(Durability.PROCESS, Clock.systemUTC());
    }

    @Override
    protected Store anotherOverTheSame() throws IOException {
        return newStore();
    }

    private Store open(Durability durability, Clock clock) throws IOException {
        return JournalStore.open(JournalDirectory.named(directory()), durability, clock, notices::add);
    }

    private Path directory() {
        return temp.resolve("memos");
    }

    private void reopen() throws IOException {
        store.close();
        store = newStore();
    }

    @Test
    void aReopenedStoreHasWhatWasPutAndNotWhatWasRemoved() throws IOException {
        for (int i = 1; i <= 3_000; i++) {
            store.put(entry(new Key(i % 3 + 1, i, i), store.stamp(), "[" + i + "]"));
        }
        store.remove(new Key(2, 1, 1));
        store.clear(1);
        store.put(entry(new Key(1, 3, 3), store.stamp(), "\"after\""));
        reopen();
        assertThat(store.get(new Key(2, 1, 1))).isNull();
        assertThat(store.get(new Key(1, 6, 6))).isNull();
        assertThat(value(new Key(1, 3, 3))).isEqualTo("\"after\"");
        assertThat(value(new Key(2, 4, 4))).isEqualTo("[4]");
        assertThat(value(new Key(3, 2, 2))).isEqualTo("[2]");
        store.clear();
        reopen();
        assertThat(store.get(new Key(3, 2, 2))).isNull();
        assertThat(notices).isEmpty();
    }

    @Test
    void aReopenedStoreGoesOnInItsSegment() throws IOException {
        store.put(entry(KEY, store.stamp(), "1"));
        reopen();
        store.put(entry(KEY, store.stamp(), "2"));
        reopen();
        assertThat(value(KEY)).isEqualTo("2");
        assertThat(segments()).containsExactly("000001.jsonl");
    }

    @Test
    void stampsGoOnWhenTheClockHasGoneBack() throws IOException {
        long before = store.stamp();
        store.put(entry(KEY, before, "1"));
        store.close();
        store = open(Durability.PROCESS, Clock.fixed(Instant.ofEpochSecond(1), ZoneOffset.UTC));
        assertThat(store.stamp()).isGreaterThan(before);
        store.remove(KEY);
        assertThat(store.get(KEY)).isNull();
        store.put(entry(KEY, store.stamp(), "2"));
        assertThat(value(KEY)).isEqualTo("2");
    }

    /** The clock stands still, so that stamps are counted alone. */
    @Test
    void aRemovalCoversComputationsOfAnotherThatHaveWrittenNothingYet() throws IOException {
        Clock still = Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);
        try (Store computing = open(Durability.PROCESS, still);
                Store removing = open(Durability.PROCESS, still)) {
            long begun = 0;
            for (int i = 0; i < 1_000; i++) {
                begun = computing.stamp();
            }
            removing.remove(KEY);
            computing.put(entry(KEY, begun, "1"));
            assertThat(computing.get(KEY)).isNull();
            assertThat(removing.get(KEY)).isNull();
            computing.put(entry(KEY, computing.stamp(), "2"));
            assertThat(removing.get(KEY)).isNotNull();
        }
    }

    @Test
    void linesAreReadableJsonWithEmptyLinesBetween() throws IOException {
        store.put(entry(KEY, store.stamp(), "{\"id\":7}"));
        store.remove(KEY);
        List<String> lines = Files.readAllLines(directory().resolve("000001.jsonl"));
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).isEmpty();
        assertThat(lines.get(1))
                .startsWith("{\"c\":\"")
                .contains("\"value\":{\"id\":7}")
                .endsWith("\"}");
        assertThat(lines.get(2)).isEmpty();
        assertThat(lines.get(3)).contains("\"o\":\"r\"");
    }

    @ParameterizedTest
    @EnumSource(Durability.class)
    void everyDurabilityKeepsWhatWasPut(Durability durability) throws IOException {
        store.close();
        store = open(durability, Clock.systemUTC());
        store.put(entry(KEY, store.stamp(), "1"));
        reopen();
        assertThat(value(KEY)).isEqualTo("1");
    }

    @Test
    void refusesWhatIsNotOneJsonDocumentInAscii() {
        for (String bad :
                List.of("", " ", "\"a\nb\"", "\"\u00e9\"", "\"\t\"", "1,2", "[1", "\"open", "1}", "{}{}", "]")) {
            assertThatIllegalArgumentException().as(bad).isThrownBy(() -> store.put(entry(KEY, store.stamp(), bad)));
        }
    }

    @Test
    void refusesAStampThatNoClockGives() {
        for (long bad : new long[] {0, -1, 1L << 62, Long.MAX_VALUE}) {
            assertThatIllegalArgumentException().isThrownBy(() -> store.put(entry(KEY, bad, "1")));
        }
    }

    @Test
    void twoStoresOnOneDirectoryWriteSegmentsOfTheirOwn() throws IOException {
        store.put(entry(KEY, store.stamp(), "1"));
        Key second = new Key(1, 2, 3);
        try (Store other = newStore()) {
            assertThat(other.get(KEY)).isNotNull();
            other.put(entry(second, other.stamp(), "2"));
            store.put(entry(KEY, store.stamp(), "3"));
        }
        assertThat(segments()).containsExactly("000001.jsonl", "000002.jsonl");
        reopen();
        assertThat(value(KEY)).isEqualTo("3");
        assertThat(value(second)).isEqualTo("2");
        store.put(entry(second, store.stamp(), "4"));
        assertThat(Files.readString(directory().resolve("000002.jsonl"))).contains("\"value\":4");
        assertThat(segments()).containsExactly("000001.jsonl", "000002.jsonl");
    }

    @Test
    void anotherClassLoaderTakesAnotherSegment() throws Exception {
        store.put(entry(KEY, store.stamp(), "1"));
        try (IsolatedLoader loader = new IsolatedLoader()) {
            AutoCloseable other = loader.openStore(directory());
            // It takes a segment behind whoever opens it, and has it before it closes.
            other.close();
            assertThat(segments()).containsExactly("000001.jsonl", "000002.jsonl");
        }
        try (Store third = newStore()) {
            assertThat(third.get(KEY)).isNotNull();
            assertThat(segments()).containsExactly("000001.jsonl", "000002.jsonl");
        }
    }

    @Test
    void anInterruptedThreadOpensAStoreAndKeepsItsFlag() throws IOException {
        store.close();
        deleteDirectory();
        Thread.currentThread().interrupt();
        store = newStore();
        store.put(entry(KEY, store.stamp(), "1"));
        assertThat(Thread.interrupted()).isTrue();
        reopen();
        assertThat(value(KEY)).isEqualTo("1");
        assertThat(Files.readString(directory().resolve(".gitignore"))).isEqualTo("*\n");
    }

    @Test
    void aNumberOfADeletedSegmentIsNotUsedAgain() throws IOException {
        store.close();
        Files.delete(directory().resolve("000001.jsonl"));
        store = newStore();
        store.put(entry(KEY, store.stamp(), "1"));
        assertThat(segments()).containsExactly("000002.jsonl");
    }

    @Test
    void aDeletedDirectoryIsMadeAgain() throws IOException {
        store.put(entry(KEY, store.stamp(), "1"));
        deleteDirectory();
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (Files.notExists(directory().resolve("000001.jsonl")) && System.nanoTime() < deadline) {
            store.put(entry(new Key(1, 1, 1), store.stamp(), "2"));
        }
        assertThat(store.get(KEY)).isNull();
        assertThat(value(new Key(1, 1, 1))).isEqualTo("2");
        reopen();
        assertThat(value(new Key(1, 1, 1))).isEqualTo("2");
    }

    @Test
    void putFailsWhileTheDirectoryCannotBeMadeAndWorksAfterwards() throws IOException {
        store.put(entry(KEY, store.stamp(), "0"));
        deleteDirectory();
        Files.writeString(directory(), "in the way");
        long deadline = System.nanoTime() + 10_000_000_000L;
        boolean failed = false;
        while (!failed && System.nanoTime() < deadline) {
            try {
                store.put(entry(KEY, store.stamp(), "1"));
            } catch (IOException e) {
                failed = true;
            }
        }
        assertThat(failed).isTrue();
        assertThatIOException().isThrownBy(() -> store.put(entry(KEY, store.stamp(), "1")));
        Files.delete(directory());
        store.put(entry(KEY, store.stamp(), "2"));
        assertThat(value(KEY)).isEqualTo("2");
        reopen();
        assertThat(value(KEY)).isEqualTo("2");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void behavesAsAMapThroughReopenings(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Key, String> model = new HashMap<>();
        for (int step = 0; step < 2_000; step++) {
            Key key = new Key(random.nextInt(1, 4), random.nextInt(20), 0);
            int choice = random.nextInt(1_000);
            if (choice < 600) {
                String value = "\"" + "v".repeat(random.nextInt(300)) + step + "\"";
                store.put(entry(key, store.stamp(), value));
                model.put(key, value);
            } else if (choice < 900) {
                store.remove(key);
                model.remove(key);
            } else if (choice < 985) {
                Entry found = store.get(key);
                assertThat(found == null ? null : found.value()).isEqualTo(model.get(key));
            } else if (choice < 990) {
                store.clear(key.method());
                model.keySet().removeIf(other -> other.method() == key.method());
            } else if (choice < 992) {
                store.clear();
                model.clear();
            } else {
                reopen();
            }
        }
        reopen();
        for (int method = 1; method < 4; method++) {
            for (int i = 0; i < 20; i++) {
                Key key = new Key(method, i, 0);
                Entry found = store.get(key);
                assertThat(found == null ? null : found.value()).isEqualTo(model.get(key));
            }
        }
        assertThat(notices).isEmpty();
    }

    private List<String> segments() throws IOException {
        try (Stream<Path> files = Files.list(directory())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private void deleteDirectory() throws IOException {
        try (Stream<Path> files = Files.walk(directory())) {
            for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
