package io.memoise.store.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

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
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fails to take what was written, and one that loses what it was not asked to take. */
class ForcingTest {
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

    private static Key key(int number) {
        return new Key(1, number, number);
    }

    private static void put(JournalStore store, int number) throws IOException {
        store.put(StoreContract.entry(key(number), store.stamp(), "[" + number + "]"));
    }

    private static long append(SegmentWriter writer, String line) throws IOException {
        writer.enter();
        try {
            writer.append(("\n" + line + "\n").getBytes(US_ASCII));
            return writer.written();
        } finally {
            writer.leave();
        }
    }

    @Test
    void aTurnThatSucceedsDoesNotMakeUpForOneThatFailed() throws IOException {
        SegmentWriter writer = new SegmentWriter(temp.resolve("segment"), directory.disk());
        long first = append(writer, "one");
        writer.force(first);
        long second = append(writer, "two");
        long third = append(writer, "three");
        failing.set(true);
        assertThatIOException().isThrownBy(() -> writer.force(second));
        failing.set(false);

        assertThatIOException().isThrownBy(() -> writer.force(second));
        assertThatIOException().isThrownBy(() -> writer.force(third));
        writer.force(first);
        assertThat(turns).hasValue(2);

        long fourth = append(writer, "four");
        writer.force(fourth);
        assertThat(turns).hasValue(3);
        assertThatIOException().isThrownBy(() -> writer.force(third));
        writer.force(first);
        writer.force(fourth);
        assertThat(turns).hasValue(3);
        assertThat(writer.isSound()).isFalse();
        writer.close();
    }

    @Test
    void withDurabilityDiskAPutThatCouldNotBeForcedFailsAndTheNextSucceeds() throws IOException {
        try (JournalStore store = open(Durability.DISK)) {
            put(store, 1);
            failing.set(true);
            assertThatIOException().isThrownBy(() -> put(store, 2));
            assertThatIOException().isThrownBy(() -> store.remove(key(1)));
            failing.set(false);
            put(store, 3);
            assertThat(store.get(key(3))).isNotNull();
        }
    }

    @Test
    void whatMayBeLostIsWrittenAnewAndUntilThenAFlushSaysSo() throws IOException {
        try (JournalStore store = open(Durability.NONE)) {
            put(store, 1);
            failing.set(true);
            assertThatIOException().isThrownBy(store::flush);
            failing.set(false);
            put(store, 2);
            assertThatIOException().isThrownBy(store::flush);

            store.compact();

            store.flush();
            assertThat(store.get(key(1))).isNotNull();
            assertThat(store.get(key(2))).isNotNull();
            assertThat(directory.segments()).containsExactly(2, 3);
        }
        assertThat(notices).isEmpty();
    }

    @Test
    void itIsWrittenAnewWithoutBeingAsked() throws IOException {
        try (JournalStore store = open(Durability.NONE)) {
            put(store, 1);
            failing.set(true);
            assertThatIOException().isThrownBy(store::flush);
            failing.set(false);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            boolean sound = false;
            while (!sound && System.nanoTime() < deadline) {
                try {
                    put(store, 2);
                    store.flush();
                    sound = true;
                } catch (IOException notYet) {
                    Thread.onSpinWait();
                }
            }
            assertThat(sound).isTrue();
            assertThat(directory.segments()).doesNotContain(1);
            assertThat(store.get(key(1))).isNotNull();
        }
    }

    @Test
    void whileTheDiskFailsTheJournalDoesNotGrowAndItIsSaidOnce() throws IOException {
        try (JournalStore store = open(Durability.NONE)) {
            put(store, 1);
            failing.set(true);
            assertThatIOException().isThrownBy(store::flush);
            for (int i = 0; i < 5; i++) {
                store.compact();
            }
            assertThat(directory.segments()).containsExactly(1);
            assertThat(notices).singleElement().asString().contains("could not be compacted");
            assertThat(store.get(key(1))).isNotNull();
            failing.set(false);
            store.compact();
            assertThat(directory.segments()).containsExactly(2, 3);
        }
    }

    @Test
    void aSegmentThatCouldNotBeForcedWhenItWasLeftIsNotForgotten() throws IOException {
        try (JournalStore store = open(Durability.NONE)) {
            put(store, 1);
            failing.set(true);
            // It goes on in another segment, and fails to write the first anew.
            store.compact();
            put(store, 2);
            failing.set(false);
            assertThatIOException().isThrownBy(store::flush);
            store.compact();
            store.flush();
            assertThat(store.get(key(1))).isNotNull();
            assertThat(store.get(key(2))).isNotNull();
        }
    }

    /** What was acknowledged is in as much of the file as the disk was asked to take before. */
    @Test
    void aPowerCutLosesNothingThatDurabilityDiskAcknowledged() throws Exception {
        AtomicLong taken = new AtomicLong();
        Path segment = directory.segment(1);
        JournalDirectory losing = directory.on(file -> {
            long length = Files.size(segment);
            taken.accumulateAndGet(length, Math::max);
        });
        Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
        AtomicBoolean cut = new AtomicBoolean();
        Set<Integer> atTheCut;
        long lengthAtTheCut;
        try (JournalStore store = JournalStore.open(losing, Durability.DISK, Clock.systemUTC(), notices::add)) {
            List<Thread> threads = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                int first = thread * 1_000_000;
                threads.add(new Thread(() -> {
                    for (int i = first; !cut.get(); i++) {
                        try {
                            put(store, i);
                        } catch (IOException failed) {
                            notices.add(failed.toString());
                        }
                        acknowledged.add(i);
                    }
                }));
            }
            threads.forEach(Thread::start);
            while (acknowledged.size() < 2_000 && notices.isEmpty()) {
                Thread.onSpinWait();
            }
            atTheCut = Set.copyOf(acknowledged);
            lengthAtTheCut = taken.get();
            cut.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        byte[] left = Arrays.copyOf(Files.readAllBytes(segment), (int) lengthAtTheCut);
        JournalDirectory after = JournalDirectory.named(temp.resolve("after"));
        Files.write(after.segment(1), left);
        try (JournalStore store = JournalStore.open(after, Durability.NONE, Clock.systemUTC(), notices::add)) {
            for (int number : atTheCut) {
                Entry found = store.get(key(number));
                assertThat(found).as("entry %d", number).isNotNull();
            }
        }
        assertThat(notices).isEmpty();
    }
}
