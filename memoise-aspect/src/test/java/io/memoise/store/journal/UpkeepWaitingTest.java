package io.memoise.store.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.memoise.store.Key;
import io.memoise.store.StoreContract;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who waits for a compaction, and how long none is begun. The disk that it forces its file to is the test's. */
class UpkeepWaitingTest {
    private static final long NO_MAXIMUM = 1L << 40;
    private static final long LONG_MILLIS = 20_000;
    private static final int MEBIBYTE = 1 << 20;

    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());
    private final Keeper keeper = new Keeper();
    private final CountDownLatch underWay = new CountDownLatch(1);
    private volatile Runnable whileForced = () -> {};
    private volatile boolean failing;

    @TempDir
    Path temp;

    private JournalDirectory directory;
    private Journal journal;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = JournalDirectory.named(temp.resolve("memos")).on(file -> {
            if (failing) {
                throw new IOException("Input/output error");
            }
            underWay.countDown();
            whileForced.run();
        });
    }

    @AfterEach
    void close() throws IOException {
        Closing.close(journal, keeper);
        keeper.end();
        assertThat(notices).isEmpty();
    }

    private void open() throws IOException {
        journal = Journal.open(directory, new StampClock(Clock.systemUTC()), keeper, notices::add);
    }

    private Upkeep upkeep(long maximumBytes) {
        return new Upkeep(maximumBytes, Clock.systemUTC(), notices::add);
    }

    /** A line of so many bytes, the newlines around it among them. */
    private static byte[] line(int key, long stamp, int bytes) {
        int shortest = JournalFormat.put(StoreContract.entry(new Key(1, key, 0), stamp, "\"\"")).length;
        String value = "\"" + "v".repeat(bytes - shortest) + "\"";
        return JournalFormat.put(StoreContract.entry(new Key(1, key, 0), stamp, value));
    }

    private void segments(int count) throws IOException {
        for (int number = 1; number <= count; number++) {
            Files.write(directory.segment(number), line(number, number, 500));
        }
    }

    /** Lines of a mebibyte, of as many keys; the last one is put once more so many times. */
    private void mebibytes(int segment, int keys, int again) throws IOException {
        try (OutputStream out = Files.newOutputStream(directory.segment(segment))) {
            for (int i = 1; i <= keys + again; i++) {
                out.write(line(Math.min(i, keys), i, MEBIBYTE));
            }
        }
    }

    private static Stream<Thread> compacting() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("memoise-compaction"));
    }

    private static void awaitCompacted() throws InterruptedException {
        for (Thread thread : compacting().toList()) {
            thread.join(LONG_MILLIS);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    private static boolean isWaiting(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING;
    }

    /** Whether this thread waits for the end of the compaction that is begun meanwhile. */
    private boolean isWaitedFor(Asked asked) throws Exception {
        Thread caller = Thread.currentThread();
        AtomicBoolean returned = new AtomicBoolean();
        AtomicBoolean waited = new AtomicBoolean();
        whileForced = () -> {
            while (!isWaiting(caller) && !returned.get()) {
                Thread.onSpinWait();
            }
            waited.set(!returned.get());
        };
        asked.run();
        returned.set(true);
        underWay.await();
        awaitCompacted();
        return waited.get();
    }

    private boolean isWaitedForOnOpening(long maximumBytes) throws Exception {
        return isWaitedFor(() -> {
            Upkeep upkeep = upkeep(maximumBytes);
            upkeep.begin(journal);
            upkeep.look(journal);
        });
    }

    private interface Asked {
        void run() throws Exception;
    }

    @Test
    void onOpeningWhatIsAQuarterBeyondTheBudgetIsNotWaitedFor() throws Exception {
        segments(4);
        open();
        assertThat(isWaitedForOnOpening(journal.bytes() / 5 * 4)).isFalse();
    }

    @Test
    void onOpeningWhatIsMoreThanAQuarterBeyondTheBudgetIsWaitedFor() throws Exception {
        segments(4);
        open();
        assertThat(isWaitedForOnOpening(journal.bytes() / 5 * 4 - 1)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 31, 32})
    void onOpeningTwiceAsManySegmentsAsAreMadeOneAreWaitedFor(int count) throws Exception {
        segments(count);
        open();
        assertThat(isWaitedForOnOpening(NO_MAXIMUM)).isEqualTo(count == 32);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 12})
    void onOpeningThreeQuartersOfGarbageAreWaitedFor(int again) throws Exception {
        mebibytes(1, 4, again);
        open();
        assertThat(isWaitedForOnOpening(NO_MAXIMUM)).isEqualTo(again == 12);
    }

    @Test
    void onOpeningTheLeastThatGarbageMayBeIsWaitedFor() throws Exception {
        byte[] clear = JournalFormat.clear(1, 10, 1);
        try (OutputStream segment = Files.newOutputStream(directory.segment(1))) {
            segment.write(line(1, 1, (int) Compaction.LEAST_GARBAGE - clear.length));
            segment.write(clear);
        }
        open();
        assertThat(journal.bytes()).isEqualTo(Compaction.LEAST_GARBAGE);
        assertThat(isWaitedForOnOpening(NO_MAXIMUM)).isTrue();
    }

    @Test
    void oneThatIsAskedForBeginsOnceTheOneBeforeItHasEnded() throws Exception {
        segments(16);
        open();
        AtomicBoolean returned = new AtomicBoolean();
        AtomicReference<Thread> first = new AtomicReference<>();
        whileForced = () -> {
            if (first.compareAndSet(null, Thread.currentThread())) {
                Predicate<Thread> isAnother = thread -> thread != first.get();
                while (compacting().filter(isAnother).noneMatch(UpkeepWaitingTest::isWaiting) && !returned.get()) {
                    Thread.onSpinWait();
                }
            }
        };
        Upkeep upkeep = upkeep(NO_MAXIMUM);
        upkeep.look(journal);
        assertThat(underWay.await(LONG_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        upkeep.compact(journal);
        returned.set(true);
        assertThat(directory.segments()).containsExactly(19, 20);
        upkeep.end(LONG_MILLIS);
    }

    @Test
    void theEndBreaksOffWhatIsUnderWayAndWaitsNoLongerThanAsked() throws Exception {
        segments(16);
        open();
        CountDownLatch ended = new CountDownLatch(1);
        AtomicBoolean endedBefore = new AtomicBoolean();
        whileForced = () -> {
            try {
                endedBefore.set(ended.await(LONG_MILLIS, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                notices.add(e.toString());
            }
        };
        Upkeep upkeep = upkeep(NO_MAXIMUM);
        upkeep.look(journal);
        assertThat(underWay.await(LONG_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        upkeep.end(1);
        ended.countDown();
        upkeep.end(2 * LONG_MILLIS);
        assertThat(endedBefore).isTrue();
        // Besides the new one that would have been appended to.
        assertThat(directory.segments()).hasSize(17).contains(1, 16);
    }

    @Test
    void itIsDoneOnADaemonThatKeepsNoClassLoader() throws Exception {
        segments(16);
        open();
        AtomicReference<Thread> worker = new AtomicReference<>();
        AtomicReference<ClassLoader> loader = new AtomicReference<>(getClass().getClassLoader());
        whileForced = () -> {
            worker.set(Thread.currentThread());
            loader.set(Thread.currentThread().getContextClassLoader());
        };
        upkeep(NO_MAXIMUM).look(journal);
        awaitCompacted();
        assertThat(worker.get().isDaemon()).isTrue();
        assertThat(loader.get()).isNull();
    }

    @Test
    void whileOneIsUnderWayNoOtherIsBegunInItsPlace() throws Exception {
        segments(16);
        open();
        Upkeep upkeep = upkeep(NO_MAXIMUM);
        assertThat(isWaitedFor(() -> {
                    upkeep.look(journal);
                    underWay.await();
                    List<Thread> first = compacting().toList();
                    upkeep.look(journal);
                    for (Thread other : compacting().toList()) {
                        if (!first.contains(other)) {
                            other.join();
                        }
                    }
                    upkeep.end(LONG_MILLIS);
                }))
                .isTrue();
    }

    @Test
    void afterOneThatCouldDoNothingNoneIsBegunForAMinute() throws Exception {
        segments(16);
        open();
        SegmentLock others = SegmentLock.tryTake(directory.compactionLock());
        Upkeep upkeep = upkeep(NO_MAXIMUM);
        upkeep.look(journal);
        awaitCompacted();
        others.release();
        upkeep.look(journal);
        awaitCompacted();
        assertThat(directory.segments()).hasSize(16).contains(1);
        upkeep.compact(journal);
        assertThat(directory.segments()).hasSize(2);
    }

    @Test
    void whatTheDiskFailedToTakeIsWrittenAnewThoughItIsLittle() throws Exception {
        segments(1);
        open();
        journal.remove(JournalFormat.remove(new Key(7, 7, 7), 7, 1));
        failing = true;
        assertThatIOException().isThrownBy(journal::force);
        failing = false;
        upkeep(NO_MAXIMUM).look(journal);
        awaitCompacted();
        assertThat(directory.segments()).doesNotContain(1);
        assertThat(journal.isUnsound()).isFalse();
    }

    /** Adding up is not free: what was found to hold little garbage is left until it has grown by so much. */
    @ParameterizedTest
    @ValueSource(ints = {5, 16})
    void itIsLookedAtAgainWhenItHasGrownByAnEighthOrAMebibyte(int mebibytes) throws Exception {
        mebibytes(1, mebibytes, 0);
        open();
        Upkeep upkeep = upkeep(NO_MAXIMUM);
        upkeep.look(journal);
        awaitCompacted();
        assertThat(directory.segments()).containsExactly(1);

        byte[] clear = JournalFormat.clear(1, 1_000, 1);
        int growth = Math.max(MEBIBYTE, mebibytes * MEBIBYTE / 8);
        Files.write(directory.segment(2), clear);
        Files.write(directory.segment(3), line(2_000, 2_000, growth - clear.length - 250));
        journal.followListed();
        assertThat(journal.size().isMostlyGarbage()).isTrue();
        upkeep.look(journal);
        awaitCompacted();
        assertThat(directory.segments()).containsExactly(1, 2, 3);

        // A byte is missing, and then none.
        Files.write(directory.segment(4), "\n".repeat(249).getBytes(US_ASCII));
        journal.followListed();
        upkeep.look(journal);
        awaitCompacted();
        assertThat(directory.segments()).containsExactly(1, 2, 3, 4);
        Files.write(directory.segment(5), new byte[] {'\n'});
        journal.followListed();
        upkeep.look(journal);
        awaitCompacted();
        assertThat(directory.segments()).hasSize(2).doesNotContain(1, 2, 3, 4, 5);
    }
}
