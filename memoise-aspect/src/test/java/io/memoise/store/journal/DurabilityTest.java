package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.memoise.store.Durability;
import io.memoise.store.Key;
import io.memoise.store.StoreContract;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the disk is asked to take what was put, and what an opening that failed leaves. */
class DurabilityTest {
    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean failing = new AtomicBoolean();
    private final AtomicInteger turns = new AtomicInteger();

    @TempDir
    Path temp;

    private JournalDirectory directory;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = JournalDirectory.named(temp.resolve("memos")).on(file -> {
            turns.incrementAndGet();
            if (failing.get()) {
                throw new IOException("Input/output error");
            }
        });
    }

    private JournalStore open(Durability durability) throws IOException {
        return JournalStore.open(directory, durability, Clock.systemUTC(), notices::add);
    }

    private static void put(JournalStore store, int number) throws IOException {
        store.put(StoreContract.entry(new Key(1, number, number), store.stamp(), "[" + number + "]"));
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void withDiskEveryPutAndRemovalIsForcedBeforeItReturns() throws IOException {
        try (JournalStore store = open(Durability.DISK)) {
            for (int i = 1; i <= 3; i++) {
                put(store, i);
                assertThat(turns).hasValue(i);
            }
            store.remove(new Key(1, 1, 1));
            assertThat(turns).hasValue(4);
            store.clear(1);
            assertThat(turns).hasValue(5);
        }
    }

    @Test
    void withNoneTheDiskIsAskedOnFlushingAndClosingAlone() throws IOException {
        JournalStore store = open(Durability.NONE);
        put(store, 1);
        put(store, 2);
        assertThat(turns).hasValue(0);
        store.flush();
        assertThat(turns).hasValue(1);
        put(store, 3);
        store.close();
        assertThat(turns).hasValue(2);
        store.close();
        assertThat(turns).hasValue(2);
    }

    @Test
    void withProcessPutsAreForcedBehindAgainAndAgain() throws IOException {
        try (JournalStore store = open(Durability.PROCESS)) {
            for (int i = 1; i <= 3; i++) {
                int before = turns.get();
                put(store, i);
                await(() -> turns.get() > before);
            }
        }
        assertThat(notices).isEmpty();
    }

    @Test
    void withProcessADiskThatFailsIsSaidOnce() throws IOException {
        failing.set(true);
        JournalStore store = open(Durability.PROCESS);
        put(store, 1);
        await(() -> !notices.isEmpty());
        for (int i = 2; i <= 3; i++) {
            int before = turns.get();
            put(store, i);
            await(() -> turns.get() > before);
        }
        assertThatIOException().isThrownBy(store::close);
        assertThat(notices)
                .filteredOn(notice -> notice.contains("may not survive a power cut"))
                .singleElement()
                .asString()
                .contains(directory.toString(), "docs/troubleshooting.md#disk-failure");
    }

    @Test
    void aStoreThatCouldNotBeOpenedLeavesNoThreadAndNoFileOpen() throws Exception {
        try (JournalStore store = open(Durability.NONE)) {
            put(store, 1);
        }
        Files.move(directory.path(), temp.resolve("elsewhere"));
        assertThatIOException().isThrownBy(() -> open(Durability.NONE));
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("memoise-journal")) {
                thread.join(20_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
        assertThat(openFiles()).isEmpty();
    }

    private List<Path> openFiles() throws IOException {
        List<Path> open = new ArrayList<>();
        File[] descriptors = new File("/proc/self/fd").listFiles();
        for (File descriptor : descriptors == null ? new File[0] : descriptors) {
            try {
                Path file = Files.readSymbolicLink(descriptor.toPath());
                if (file.startsWith(temp.toRealPath())) {
                    open.add(file);
                }
            } catch (IOException closedMeanwhile) {
                // The listing itself was open.
            }
        }
        return open;
    }

    @Test
    void aClosedStoreRefusesEverything() throws IOException {
        JournalStore store = open(Durability.NONE);
        store.close();
        Key key = new Key(1, 1, 1);
        for (Refused refused : List.<Refused>of(
                () -> store.get(key),
                () -> put(store, 1),
                () -> store.remove(key),
                () -> store.clear(1),
                store::clear,
                store::flush,
                store::compact,
                () -> store.forEach(entry -> {}))) {
            assertThatIOException().isThrownBy(refused::run).withMessageContaining("is closed");
        }
        store.close();
    }

    /** A lock that was not left keeps another thread out, not the same one. */
    private static void onAnotherThread(Refused task) throws Exception {
        FutureTask<Boolean> outcome = new FutureTask<>(() -> {
            task.run();
            return true;
        });
        Thread thread = new Thread(outcome);
        thread.setDaemon(true);
        thread.start();
        assertThat(outcome.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anotherThreadMayCloseAStoreThatWasMadeAnewOrClosed() throws Exception {
        JournalStore store = open(Durability.NONE);
        Files.move(directory.path(), temp.resolve("moved"));
        await(() -> {
            try {
                put(store, 1);
            } catch (IOException notYet) {
                return false;
            }
            return Files.exists(directory.segment(1));
        });
        assertThat(openFiles()).isNotEmpty().noneMatch(file -> file.toString().contains("moved"));
        onAnotherThread(store::close);
        onAnotherThread(store::close);
        store.close();
        onAnotherThread(store::close);
    }

    private interface Refused {
        void run() throws IOException;
    }

    @Test
    void aVisitEndsWhereTheStoreIsClosed() throws IOException {
        JournalStore store = open(Durability.NONE);
        put(store, 1);
        put(store, 2);
        List<Key> visited = new ArrayList<>();
        assertThatIOException()
                .isThrownBy(() -> store.forEach(entry -> {
                    visited.add(entry.key());
                    store.close();
                }))
                .withMessageContaining("is closed");
        assertThat(visited).hasSize(1);
    }

    @Test
    void aVisitOfWhichTheLastEntryClosesTheStoreFailsToo() throws IOException {
        JournalStore store = open(Durability.NONE);
        put(store, 1);
        assertThatIOException()
                .isThrownBy(() -> store.forEach(entry -> store.close()))
                .withMessageContaining("is closed");
    }
}
