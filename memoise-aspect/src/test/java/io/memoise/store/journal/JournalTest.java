package io.memoise.store.journal;

import static io.memoise.store.journal.AnotherThread.onAnotherThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.memoise.store.Entry;
import io.memoise.store.Key;
import io.memoise.store.StoreContract;
import io.memoise.store.journal.Journal.Appended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal as its store uses it, with nothing done behind. */
class JournalTest {
    private static final Key KEY = new Key(1, 2, 3);
    private static final long NO_MAXIMUM = 1L << 40;

    private final List<String> notices = new ArrayList<>();
    private final Keeper keeper = new Keeper();
    private final AtomicBoolean failing = new AtomicBoolean();
    private final List<Journal> open = new ArrayList<>();

    @TempDir
    Path temp;

    private JournalDirectory directory;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = JournalDirectory.named(temp.resolve("memos")).on(file -> {
            if (failing.get()) {
                throw new IOException("Input/output error");
            }
        });
    }

    @AfterEach
    void end() throws IOException {
        failing.set(false);
        for (Journal journal : open) {
            close(journal);
        }
        keeper.end();
        assertThat(notices).isEmpty();
    }

    private Journal open() throws IOException {
        Journal journal = Journal.open(directory, new StampClock(Clock.systemUTC()), keeper, notices::add);
        open.add(journal);
        return journal;
    }

    private void close(Journal journal) throws IOException {
        Closing.close(journal, keeper);
    }

    private void closeAll() throws IOException {
        for (Journal journal : open) {
            close(journal);
        }
        open.clear();
    }

    private static Appended put(Journal journal, Key key, long stamp, String value) throws IOException {
        Entry entry = StoreContract.entry(key, stamp, value);
        return journal.put(entry, JournalFormat.put(entry));
    }

    private static String value(Journal journal, Key key) throws IOException {
        Entry found = journal.find(key);
        return found == null ? null : found.value();
    }

    private static boolean compact(Journal journal) throws IOException {
        return journal.compact(NO_MAXIMUM, 1, true, () -> false);
    }

    private boolean isFree(int number) throws IOException {
        SegmentLock lock = SegmentLock.tryTake(directory.lock(number));
        if (lock != null) {
            lock.release();
        }
        return lock != null;
    }

    @Test
    void whatIsAppendedEndsWhereTheFileDoes() throws IOException {
        Journal journal = open();
        Path file = directory.segment(journal.ownNumber());
        Appended first = put(journal, KEY, 5, "1");
        assertThat(first.writer()).isSameAs(journal.writer());
        assertThat(first.end()).isEqualTo(Files.size(file));
        assertThat(journal.remove(JournalFormat.remove(KEY, 6, 1)).end()).isEqualTo(Files.size(file));
        assertThat(put(journal, KEY, 7, "2").end()).isEqualTo(Files.size(file));
        assertThat(value(journal, KEY)).isEqualTo("2");
    }

    @Test
    void whatWouldHaveNoEffectIsNotAppended() throws IOException {
        Journal journal = open();
        put(journal, KEY, 5, "1");
        journal.remove(JournalFormat.remove(KEY, 6, 1));
        long bytes = journal.bytes();
        assertThat(put(journal, KEY, 5, "2")).isNull();
        assertThat(put(journal, KEY, 6, "2")).isNull();
        assertThat(journal.bytes()).isEqualTo(bytes);
        assertThat(value(journal, KEY)).isNull();
    }

    @Test
    void itIsFreeForOtherThreadsAfterEachUse() throws Exception {
        Journal journal = open();
        put(journal, KEY, 5, "1");
        assertThat(onAnotherThread(() -> put(journal, KEY, 6, "2"))).isNotNull();
        assertThat(put(journal, KEY, 5, "1")).isNull();
        assertThat(onAnotherThread(() -> put(journal, KEY, 7, "3"))).isNotNull();
        journal.remove(JournalFormat.remove(KEY, 8, 1));
        assertThat(onAnotherThread(() -> put(journal, KEY, 9, "4"))).isNotNull();
        assertThat(value(journal, KEY)).isEqualTo("4");
    }

    @Test
    void itGoesOnInANewSegmentAndKnowsTheFormerOne() throws IOException {
        Journal journal = open();
        for (int stamp = 1; stamp <= 4; stamp++) {
            put(journal, KEY, stamp, "\"" + stamp + "\"");
        }
        Size before = journal.size();
        SegmentWriter writer = journal.writer();
        OwnSegment former = journal.appending().roll();

        assertThat(former.number()).isEqualTo(1);
        assertThat(writer.retired()).isTrue();
        assertThat(journal.ownNumber()).isEqualTo(2);
        assertThat(isFree(1)).isFalse();
        assertThat(journal.size(number -> number == 1)).isEqualTo(before);
        assertThat(before.garbage()).isEqualTo(before.bytes() / 4 * 3);
        assertThat(value(journal, KEY)).isEqualTo("\"4\"");
        put(journal, KEY, 5, "\"5\"");
        journal.followListed();
        assertThat(value(journal, KEY)).isEqualTo("\"5\"");
        assertThat(journal.size(number -> number == 1)).isEqualTo(new Size(before.bytes(), before.bytes(), 1));
        assertThat(journal.size(number -> number == 2).garbage()).isZero();
        former.lock().release();
    }

    @Test
    void whereItsSegmentWasCutTheFormerOneIsReadAgain() throws IOException {
        Journal journal = open();
        put(journal, KEY, 5, "1");
        byte[] first = Files.readAllBytes(directory.segment(1));
        put(journal, new Key(4, 5, 6), 6, "2");
        Files.write(directory.segment(1), first);
        OwnSegment former = journal.appending().roll();
        journal.followListed();
        assertThat(value(journal, KEY)).isEqualTo("1");
        assertThat(journal.size(number -> number == 1)).isEqualTo(new Size(first.length, 0, 1));
        former.lock().release();
    }

    @Test
    void closedItsSegmentIsFreeAndItsLinesAreReadUntilItIsFinished() throws IOException {
        Journal journal = open();
        put(journal, KEY, 5, "1");
        assertThat(isFree(1)).isFalse();
        journal.close();
        assertThat(isFree(1)).isTrue();
        assertThat(value(journal, KEY)).isEqualTo("1");
        assertThatIOException()
                .isThrownBy(() -> journal.requireGoing(() -> false))
                .withMessageContaining("is being closed");
        journal.finish();
        assertThat(value(journal, KEY)).isNull();
    }

    @Test
    void itGoesOnUntilItIsClosedOrThatIsCancelled() throws IOException {
        Journal journal = open();
        journal.requireGoing(() -> false);
        assertThatIOException().isThrownBy(() -> journal.requireGoing(() -> true));
    }

    @Test
    void whereNothingIsNewItFollowsNothing() throws IOException {
        Journal journal = open();
        Journal other = open();
        put(other, KEY, 5, "1");
        assertThat(journal.follow()).isTrue();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        boolean quiet = false;
        while (!quiet && System.nanoTime() < deadline) {
            quiet = !journal.follow();
        }
        assertThat(quiet).isTrue();
        put(other, KEY, 6, "2");
        assertThat(journal.follow()).isTrue();
        assertThat(journal.follow()).isFalse();
    }

    /** A segment that could not be forced is not sound until it was written anew. */
    @Test
    void itIsUnsoundUntilWhatCouldNotBeForcedIsWrittenAnew() throws IOException {
        Journal journal = open();
        put(journal, KEY, 5, "1");
        journal.force();
        assertThat(journal.isUnsound()).isFalse();
        put(journal, KEY, 6, "2");
        failing.set(true);
        OwnSegment former = journal.appending().roll();
        failing.set(false);
        assertThat(journal.writer().isSound()).isTrue();
        assertThat(journal.isUnsound()).isTrue();
        assertThatIOException().isThrownBy(journal::force).withMessageContaining("could not force memos");
        journal.appending().forced(Set.of(former.number()));
        assertThat(journal.isUnsound()).isFalse();
        journal.force();
        former.lock().release();
    }

    @Test
    void whatFailedBeforeIsWrittenAnewThoughLittleIsGarbage() throws IOException {
        Journal journal = open();
        put(journal, KEY, 5, "1");
        failing.set(true);
        assertThatIOException().isThrownBy(journal::force);
        assertThat(journal.isUnsound()).isTrue();
        assertThatIOException().isThrownBy(() -> journal.compact(NO_MAXIMUM, 1, false, () -> false));
        assertThat(directory.segments()).containsExactly(1);
        failing.set(false);
        assertThat(journal.compact(NO_MAXIMUM, 1, false, () -> false)).isTrue();
        assertThat(journal.isUnsound()).isFalse();
        assertThat(directory.segments()).doesNotContain(1);
        assertThat(journal.compact(NO_MAXIMUM, 1, false, () -> false)).isFalse();
        assertThat(value(journal, KEY)).isEqualTo("1");
    }

    private void putLarge(Journal journal, int count) throws IOException {
        String large = "\"" + "v".repeat(1 << 20) + "\"";
        for (int i = 1; i <= count; i++) {
            put(journal, new Key(1, i, 0), i, large);
        }
    }

    @Test
    void aLargeJournalLeavesASnapshotOnceItIsCompacted() throws IOException {
        Journal journal = open();
        putLarge(journal, 3);
        assertThat(compact(journal)).isTrue();
        assertThat(directory.snapshot()).doesNotExist();
        putLarge(journal, 5);
        put(journal, new Key(1, 6, 0), 6, "\"" + "v".repeat(2 << 20) + "\"");
        assertThat(compact(journal)).isTrue();
        IndexSnapshot snapshot = IndexSnapshot.read(directory);
        assertThat(snapshot).isNotNull();
        assertThat(snapshot.segments()).hasSize(1).doesNotContainKey(journal.ownNumber());
        assertThat(snapshot.bytes()).isEqualTo(journal.bytes());
    }

    @Test
    void aSnapshotIsWrittenAnewOnceMuchMoreIsThere() throws IOException {
        putLarge(open(), 5);
        closeAll();
        byte[] first = Files.readAllBytes(directory.snapshot());
        Journal second = open();
        put(second, KEY, 10, "\"little\"");
        closeAll();
        assertThat(directory.snapshot()).hasBinaryContent(first);
        Journal third = open();
        assertThat(value(third, KEY)).isEqualTo("\"little\"");
        for (int i = 11; i <= 15; i++) {
            put(third, new Key(2, i, 0), i, "\"" + "v".repeat(1 << 20) + "\"");
        }
        closeAll();
        assertThat(Files.readAllBytes(directory.snapshot())).isNotEqualTo(first);
        assertThat(IndexSnapshot.read(directory))
                .extracting(IndexSnapshot::bytes)
                .isEqualTo(Files.size(directory.segment(1)));
    }

    @Test
    void whereItsDirectoryIsAnotherNothingIsLeftInIt() throws IOException {
        Journal journal = open();
        putLarge(journal, 5);
        // It has looked just now.
        assertThat(journal.writer().gone()).isFalse();
        Files.move(directory.path(), temp.resolve("moved"));
        JournalDirectory.named(directory.path());
        closeAll();
        assertThat(directory.snapshot()).doesNotExist();
        assertThat(temp.resolve("moved").resolve("index.bin")).doesNotExist();
    }

    @Test
    void everyEntryIsVisitedInTheOrderOfTheFingerprintsWhoeverPutIt() throws IOException {
        Journal journal = open();
        Journal other = open();
        int entries = 10_000;
        for (int i = 1; i <= entries; i++) {
            put(i % 2 == 0 ? journal : other, new Key(1, i, 0), i, "[" + i + "]");
        }
        SegmentIndex order = new SegmentIndex();
        List<Long> fingerprints = new ArrayList<>();
        journal.forEach(entry -> {
            SegmentIndex alone = new SegmentIndex();
            alone.put(entry.key(), 0, 1, 1);
            fingerprints.add(alone.fingerprints(0, 1)[0]);
            order.put(entry.key(), 0, 1, 1);
        });
        assertThat(fingerprints).hasSize(entries).isSortedAccordingTo(Long::compareUnsigned);
        assertThat(order.size()).isEqualTo(entries);
    }
}
