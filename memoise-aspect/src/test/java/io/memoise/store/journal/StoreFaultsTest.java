package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.memoise.store.Durability;
import io.memoise.store.Entry;
import io.memoise.store.Key;
import io.memoise.store.StoreContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the world does to a store in use. */
class StoreFaultsTest {
    private static final Key KEY = new Key(1, 2, 3);
    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path temp;

    private JournalStore open(Clock clock) throws IOException {
        return JournalStore.open(
                JournalDirectory.named(temp.resolve("memos")), Durability.PROCESS, 1L << 40, clock, notices::add);
    }

    private static Entry entry(int i, long stamp) {
        return StoreContract.entry(new Key(1, i, i), stamp, "[" + i + "]");
    }

    @Test
    void aHundredOpeningsLeaveNoThreadAndNoFileOpen() throws Exception {
        open(Clock.systemUTC()).close();
        long files = openFiles();
        for (int i = 0; i < 100; i++) {
            try (JournalStore store = open(Clock.systemUTC())) {
                store.put(entry(i, store.stamp()));
                if (i % 10 == 0) {
                    store.compact();
                }
            }
        }
        for (Thread thread : ours()) {
            thread.join(10_000);
        }
        assertThat(ours()).isEmpty();
        assertThat(openFiles()).isLessThanOrEqualTo(files);
        assertThat(notices).isEmpty();
    }

    @Test
    void whySegmentsCannotBeReadIsSaidOnceForAllOfThem() throws IOException {
        Path memos = Files.createDirectories(temp.resolve("memos"));
        Files.createDirectory(memos.resolve("000001.jsonl"));
        Files.createDirectory(memos.resolve("000002.jsonl"));

        try (JournalStore store = open(Clock.systemUTC())) {
            store.put(entry(1, store.stamp()));
            assertThat(store.get(new Key(1, 1, 1))).isNotNull();
        }
        assertThat(notices).singleElement().asString().contains("Can't read").contains("it is not a plain file");
    }

    @Test
    void aSegmentThatIsCutShortInUseCostsNoLaterEntry() throws IOException {
        try (JournalStore store = open(Clock.systemUTC())) {
            store.put(entry(1, store.stamp()));
            Files.write(temp.resolve("memos").resolve("000001.jsonl"), new byte[0]);
            store.put(entry(2, store.stamp()));
            assertThat(store.get(new Key(1, 2, 2))).isNull();

            store.put(entry(3, store.stamp()));
            assertThat(store.get(new Key(1, 3, 3))).isNotNull();

            Files.write(temp.resolve("memos").resolve("000001.jsonl"), "\n".getBytes(StandardCharsets.US_ASCII));
            store.put(entry(4, store.stamp()));
            store.compact();
            assertThat(store.get(new Key(1, 4, 4))).isNotNull();
        }
        try (JournalStore store = open(Clock.systemUTC())) {
            assertThat(store.get(new Key(1, 4, 4))).isNotNull();
        }
    }

    private static Set<Thread> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("memoise-") && thread.isAlive())
                .collect(Collectors.toSet());
    }

    /** Those in the directory of this test; 0 where the system does not list them. */
    private long openFiles() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        if (Files.notExists(descriptors)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(descriptors)) {
            return files.filter(file -> {
                        try {
                            return Files.readSymbolicLink(file).startsWith(temp.toRealPath());
                        } catch (IOException closedMeanwhile) {
                            return false;
                        }
                    })
                    .count();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-3650, -1, 1, 3650})
    void aClockThatIsSetByDaysOrYearsCostsNothing(long days) throws IOException {
        Instant now = Instant.parse("2030-01-01T00:00:00Z");
        Clock before = Clock.fixed(now, ZoneOffset.UTC);
        Clock after = Clock.fixed(now.plus(Duration.ofDays(days)), ZoneOffset.UTC);
        try (JournalStore early = open(before);
                JournalStore late = open(after)) {
            for (int i = 0; i < 50; i++) {
                JournalStore putting = i % 2 == 0 ? early : late;
                JournalStore removing = i % 2 == 0 ? late : early;
                putting.put(entry(i, putting.stamp()));
                assertThat(removing.get(new Key(1, i, i))).isNotNull();
                if (i % 5 == 0) {
                    removing.remove(new Key(1, i, i));
                    assertThat(putting.get(new Key(9, 9, i))).isNull();
                    assertThat(putting.get(new Key(1, i, i))).isNull();
                    putting.put(entry(i, putting.stamp()));
                }
                if (i % 20 == 0) {
                    putting.compact();
                }
            }
        }
        try (JournalStore store = open(Clock.systemUTC())) {
            for (int i = 0; i < 50; i++) {
                assertThat(store.get(new Key(1, i, i))).isNotNull();
            }
        }
    }

    @Test
    void interruptsAtAnyMomentLeaveTheStoreUsable() throws Exception {
        try (JournalStore store = open(Clock.systemUTC());
                JournalStore other = open(Clock.systemUTC())) {
            AtomicBoolean lostFlag = new AtomicBoolean();
            AtomicBoolean done = new AtomicBoolean();
            Thread worker = new Thread(() -> {
                try {
                    for (int i = 0; i < 2_000; i++) {
                        Thread.currentThread().interrupt();
                        store.put(entry(i, store.stamp()));
                        store.get(new Key(2, i, i));
                        if (i % 10 == 0) {
                            store.remove(new Key(1, i, i));
                        }
                        if (i % 500 == 0) {
                            store.flush();
                            store.compact();
                        }
                        if (!Thread.interrupted()) {
                            lostFlag.set(true);
                        }
                    }
                    done.set(true);
                } catch (IOException failed) {
                    notices.add(failed.toString());
                }
            });
            worker.start();
            while (worker.isAlive()) {
                worker.interrupt();
                other.get(new Key(3, 3, 3));
            }
            assertThat(notices).isEmpty();
            assertThat(done).isTrue();
            assertThat(lostFlag).isFalse();
            for (int i = 0; i < 2_000; i++) {
                assertThat(other.get(new Key(1, i, i)) == null).isEqualTo(i % 10 == 0);
            }
        }
    }

    @Test
    void readersAndWritersGoOnWhileTheyCompact() throws Exception {
        try (JournalStore store = open(Clock.systemUTC());
                JournalStore other = open(Clock.systemUTC())) {
            for (int i = 0; i < 500; i++) {
                store.put(entry(i, store.stamp()));
            }
            ExecutorService pool = Executors.newFixedThreadPool(4);
            CountDownLatch compacted = new CountDownLatch(2);
            List<Future<?>> tasks = new ArrayList<>();
            for (JournalStore each : List.of(store, other)) {
                tasks.add(pool.submit(() -> {
                    for (int round = 0; round < 15; round++) {
                        each.compact();
                    }
                    compacted.countDown();
                    return null;
                }));
                tasks.add(pool.submit(() -> {
                    int base = each == store ? 1_000 : 2_000;
                    for (int i = 0; compacted.getCount() > 0 || i < 500; i++) {
                        assertThat(each.get(new Key(1, i % 500, i % 500)))
                                .as("entry %d", i % 500)
                                .isNotNull();
                        int own = base + i % 50;
                        each.put(entry(own, each.stamp()));
                        assertThat(each.get(new Key(1, own, own))).isNotNull();
                        each.remove(new Key(1, own, own));
                        assertThat(each.get(new Key(1, own, own))).isNull();
                    }
                    return null;
                }));
            }
            pool.shutdown();
            for (Future<?> task : tasks) {
                task.get(2, TimeUnit.MINUTES);
            }
            for (int own = 1_000; own < 1_050; own++) {
                assertThat(other.get(new Key(9, own, own))).isNull();
                assertThat(other.get(new Key(1, own, own))).isNull();
            }
        }
        assertThat(notices).isEmpty();
    }

    @Test
    void aDirectoryThatIsDeletedWhileItIsCompactedBreaksNothing() throws Exception {
        try (JournalStore store = open(Clock.systemUTC())) {
            for (int i = 0; i < 200; i++) {
                store.put(entry(i, store.stamp()));
            }
            Thread compacting = new Thread(() -> {
                for (int i = 0; i < 5; i++) {
                    assertThatCode(store::compact).doesNotThrowAnyException();
                }
            });
            compacting.start();
            while (compacting.isAlive()) {
                try (Stream<Path> files = Files.walk(temp.resolve("memos"))) {
                    files.sorted(Collections.reverseOrder())
                            .forEach(file -> file.toFile().delete());
                } catch (IOException | java.io.UncheckedIOException gone) {
                    // Made again, or not there.
                }
            }
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            boolean works = false;
            while (!works && System.nanoTime() < deadline) {
                try {
                    store.put(StoreContract.entry(KEY, store.stamp(), "\"again\""));
                    works = Files.exists(temp.resolve("memos")) && store.get(KEY) != null;
                } catch (IOException goneOnceMore) {
                    works = false;
                }
            }
            assertThat(works).isTrue();
        }
    }

    /** Two gigabytes; run with {@code -Xmx64m} to see that memory does not follow. */
    @Test
    @EnabledIfSystemProperty(named = "memoise.test.big", matches = "true")
    void aJournalMuchLargerThanMemory() throws IOException {
        String value = "\"" + "v".repeat(10_000) + "\"";
        int entries = 200_000;
        try (JournalStore store = open(Clock.systemUTC())) {
            for (int i = 0; i < entries; i++) {
                store.put(StoreContract.entry(new Key(1, i, i), store.stamp(), value));
            }
            store.compact();
        }
        try (JournalStore store = open(Clock.systemUTC())) {
            for (int i = 0; i < entries; i += 97) {
                assertThat(store.get(new Key(1, i, i))).isNotNull();
            }
        }
        assertThat(notices).isEmpty();
    }
}
