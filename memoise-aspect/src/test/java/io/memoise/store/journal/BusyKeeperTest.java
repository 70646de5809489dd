package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.memoise.store.Durability;
import io.memoise.store.Key;
import io.memoise.store.Removal;
import io.memoise.store.StoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store while what it does behind is held up at a disk that is the test's. */
class BusyKeeperTest {
    private static final Key KEY = new Key(1, 2, 3);

    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch busy = new CountDownLatch(1);
    private volatile Forcing disk = Forcing.TO_THE_DISK;

    @TempDir
    Path temp;

    private JournalDirectory directory;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = JournalDirectory.named(temp.resolve("memos"));
    }

    @AfterEach
    void nothingWasSaid() {
        assertThat(notices).isEmpty();
    }

    private JournalStore open(Durability durability) throws IOException {
        return JournalStore.open(
                directory.on(file -> disk.force(file)), durability, 1L << 40, Clock.systemUTC(), notices::add);
    }

    private static void put(JournalStore store, Key key) throws IOException {
        store.put(StoreContract.entry(key, store.stamp(), "1"));
    }

    /** Goes on when the thread waits for something. */
    private void holdUpUntilWaiting(Thread thread) {
        busy.countDown();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    private void holdUpUntil(CountDownLatch gate) {
        busy.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            notices.add(e.toString());
        }
    }

    private interface Use {
        void run() throws IOException;
    }

    @Test
    void whateverIsDoneNextTellsOfARemovalByAnother() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        disk = file -> holdUpUntil(gate);
        List<Removal> told = new ArrayList<>();
        try (JournalStore other = JournalStore.open(directory, Durability.NONE, Clock.systemUTC(), notices::add);
                JournalStore store = open(Durability.PROCESS)) {
            put(store, KEY);
            busy.await();
            store.onRemoved(told::add);
            long number = 0;
            for (Use use : List.<Use>of(
                    () -> store.get(new Key(7, 7, 7)),
                    () -> put(store, KEY),
                    () -> store.remove(KEY),
                    () -> store.clear(1),
                    () -> store.forEach(entry -> {}))) {
                Key removed = new Key(8, ++number, 0);
                other.remove(removed);
                use.run();
                assertThat(told).as("use %d", number).containsExactly(new Removal.OfKey(removed));
                told.clear();
            }
            gate.countDown();
        } finally {
            gate.countDown();
        }
    }

    @Test
    void aDiskThatFailsOnceTheStoreIsClosedIsTheCloserToHear() throws Exception {
        JournalStore store = open(Durability.PROCESS);
        Thread closer = Thread.currentThread();
        disk = file -> {
            holdUpUntilWaiting(closer);
            throw new IOException("Input/output error");
        };
        put(store, KEY);
        busy.await();
        assertThatIOException().isThrownBy(store::close);
    }

    @Test
    void aDiskThatFailsBecauseTheDirectoryWentIsNotSaid() throws Exception {
        JournalStore store = open(Durability.PROCESS);
        disk = file -> {
            busy.countDown();
            if (Files.exists(directory.path())) {
                Files.move(directory.path(), temp.resolve("moved"));
            }
            throw new IOException("Input/output error");
        };
        put(store, KEY);
        busy.await();
        assertThatIOException().isThrownBy(store::close);
    }

    @Test
    void closingBreaksOffACompactionAndWaitsNotMuchForIt() throws Exception {
        try (JournalStore store = open(Durability.NONE)) {
            put(store, KEY);
        }
        CountDownLatch gate = new CountDownLatch(1);
        JournalStore store = open(Durability.NONE);
        disk = file -> holdUpUntil(gate);
        Thread compacting = new Thread(() -> {
            try {
                store.compact();
            } catch (IOException e) {
                notices.add(e.toString());
            }
        });
        compacting.start();
        busy.await();
        store.close();
        gate.countDown();
        compacting.join();
        assertThat(directory.segments()).contains(1);
        try (JournalStore next = open(Durability.NONE)) {
            assertThat(next.get(KEY)).isNotNull();
        }
    }
}
