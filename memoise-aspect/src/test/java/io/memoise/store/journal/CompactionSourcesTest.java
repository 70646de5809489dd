package io.memoise.store.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.memoise.store.Entry;
import io.memoise.store.Key;
import io.memoise.store.StoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which segments a compaction rewrites, what it leaves of them, and that it gives back what it held. */
class CompactionSourcesTest {
    private static final long NO_MAXIMUM = 1L << 40;
    private static final long NOW = 1_000;
    private static final String FOREIGN = "\n{\"c\":\"00000000\",\"f\":2,\"x\":1}\n";
    private static final Key KEY = new Key(1, 2, 3);

    private final List<String> notices = new ArrayList<>();
    private final Keeper keeper = new Keeper();

    @TempDir
    Path temp;

    private JournalDirectory directory;
    private Journal journal;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = JournalDirectory.named(temp.resolve("memos"));
    }

    @AfterEach
    void close() throws IOException {
        Closing.close(journal, keeper);
        keeper.end();
    }

    private void open() throws IOException {
        journal = Journal.open(directory, new StampClock(Clock.systemUTC()), keeper, notices::add);
    }

    private void append(int segment, byte[] line) throws IOException {
        Files.write(directory.segment(segment), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static byte[] put(Key key, long stamp) {
        return JournalFormat.put(StoreContract.entry(key, stamp, "[" + stamp + "]"));
    }

    private static byte[] expiring(Key key, long stamp, long expiry) {
        return JournalFormat.put(new Entry(key, 0, stamp, expiry, "m", "[]", 1, 1, List.of(), "1"));
    }

    private boolean compact() throws IOException {
        return journal.compact(NO_MAXIMUM, NOW, true, () -> false);
    }

    private boolean isFree(Path lockFile) throws IOException {
        SegmentLock lock = SegmentLock.tryTake(lockFile);
        if (lock != null) {
            lock.release();
        }
        return lock != null;
    }

    private void assertOnlyTheOwnIsLocked() throws IOException {
        assertThat(isFree(directory.compactionLock())).isTrue();
        for (int number : directory.locks()) {
            assertThat(isFree(directory.lock(number))).as("lock %d", number).isEqualTo(number != journal.ownNumber());
        }
    }

    @Test
    void everyLockIsGivenBackWhetherItWasWorthItOrNot() throws IOException {
        append(1, put(KEY, 5));
        append(2, put(KEY, 6));
        append(3, put(KEY, 7));
        open();
        assertThat(journal.compact(NO_MAXIMUM, NOW, false, () -> false)).isFalse();
        assertThat(directory.segments()).containsExactly(1, 2, 3);
        assertOnlyTheOwnIsLocked();
        assertThat(compact()).isTrue();
        assertThat(directory.segments()).containsExactly(4, 5);
        assertOnlyTheOwnIsLocked();
        assertThatIOException().isThrownBy(() -> journal.compact(NO_MAXIMUM, NOW, true, () -> true));
        assertOnlyTheOwnIsLocked();
        assertThat(notices).isEmpty();
    }

    @Test
    void aSegmentThatAnotherProcessHasIsLeft() throws IOException {
        append(1, put(KEY, 5));
        append(2, put(new Key(4, 5, 6), 6));
        open();
        SegmentLock others = SegmentLock.tryTake(directory.lock(1));
        assertThat(compact()).isTrue();
        assertThat(directory.segments()).containsExactly(1, 3, 4);
        assertThat(directory.segment(1)).hasBinaryContent(put(KEY, 5));
        others.release();
        assertThat(journal.find(KEY)).isNotNull();
        assertThat(compact()).isTrue();
        assertThat(directory.segments()).doesNotContain(1);
        assertThat(journal.find(KEY)).isNotNull();
    }

    @Test
    void aSegmentOfAnotherFormatThatCameSinceIsLeftAndItsLockGivenBack() throws IOException {
        append(1, put(KEY, 5));
        open();
        append(7, FOREIGN.getBytes(US_ASCII));
        assertThat(compact()).isTrue();
        assertThat(directory.segment(7)).hasContent(FOREIGN);
        assertThat(directory.segments()).doesNotContain(1);
        assertOnlyTheOwnIsLocked();
        assertThat(notices).singleElement().asString().contains("another version");
    }

    @Test
    void aLockWhoseSegmentHasGoneIsGivenBack() throws IOException {
        append(1, put(KEY, 5));
        append(2, put(new Key(4, 5, 6), 6));
        open();
        Files.delete(directory.segment(1));
        Files.createFile(directory.lock(1));
        assertThat(compact()).isTrue();
        assertOnlyTheOwnIsLocked();
        assertThat(journal.find(new Key(4, 5, 6))).isNotNull();
    }

    /** Where another process may still hold what is older, what says that something is absent must stay. */
    @Test
    void whatCoversOlderLinesStaysWhileASegmentIsNotRewritten() throws IOException {
        append(1, put(KEY, 5));
        Key expired = new Key(4, 5, 6);
        append(2, JournalFormat.remove(KEY, 6, 1));
        append(2, JournalFormat.remove(KEY, 7, 1));
        append(2, JournalFormat.clear(8, 9, 1));
        append(2, JournalFormat.clear(8, 10, 1));
        append(2, JournalFormat.trim(9, 1, 11, 1));
        append(2, expiring(expired, 12, NOW));
        append(2, put(new Key(7, 7, 7), 13));
        open();
        SegmentLock others = SegmentLock.tryTake(directory.lock(1));
        assertThat(compact()).isTrue();
        String left = Files.readString(directory.segment(4));
        assertThat(left)
                .isEqualTo(new String(JournalFormat.remove(KEY, 7, 1), US_ASCII)
                        + new String(JournalFormat.clear(8, 10, 1), US_ASCII)
                        + new String(JournalFormat.trim(9, 1, 11, 1), US_ASCII)
                        + new String(JournalFormat.remove(expired, 12, NOW), US_ASCII)
                        + new String(put(new Key(7, 7, 7), 13), US_ASCII));
        others.release();
    }

    @Test
    void ofThatNothingStaysWhereEverySegmentIsRewritten() throws IOException {
        append(1, put(KEY, 5));
        append(2, JournalFormat.remove(KEY, 6, 1));
        append(2, JournalFormat.clear(8, 9, 1));
        append(2, JournalFormat.trim(9, 1, 11, 1));
        append(2, expiring(new Key(4, 5, 6), 12, NOW));
        append(2, expiring(new Key(4, 5, 7), 13, NOW + 1));
        append(2, put(new Key(7, 7, 7), 14));
        open();
        assertThat(compact()).isTrue();
        assertThat(Files.readString(directory.segment(4)))
                .isEqualTo(new String(expiring(new Key(4, 5, 7), 13, NOW + 1), US_ASCII)
                        + new String(put(new Key(7, 7, 7), 14), US_ASCII));
    }

    @Test
    void whatIsTrimmedIsSaidInTheSegmentThatIsAppendedTo() throws IOException {
        for (int stamp = 1; stamp <= 9; stamp++) {
            append(1, put(new Key(1, stamp, 0), stamp));
        }
        long line = put(KEY, 1).length;
        open();
        assertThat(journal.compact(5 * line, NOW, false, () -> false)).isTrue();
        // Four fifths of the budget are used after it was exceeded.
        for (int stamp = 1; stamp <= 9; stamp++) {
            Entry found = journal.find(new Key(1, stamp, 0));
            assertThat(found == null).as("stamp %d", stamp).isEqualTo(stamp <= 5);
        }
        assertThat(Files.readString(directory.segment(journal.ownNumber())))
                .isEqualTo(new String(JournalFormat.trim(0, 0, 5, NOW), US_ASCII));
    }

    @Test
    void aDamagedLineIsNotTakenOverAndTheFileIsSetAside() throws IOException {
        byte[] damaged = put(KEY, 5);
        damaged[damaged.length - 30] ^= 1;
        append(1, damaged);
        append(1, put(new Key(4, 5, 6), 6));
        append(2, put(new Key(7, 7, 7), 7));
        open();
        assertThat(compact()).isTrue();
        assertThat(directory.path().resolve("000001.jsonl.damaged")).exists();
        assertThat(directory.path().resolve("000002.jsonl.damaged")).doesNotExist();
        assertThat(Files.readString(directory.segment(4)))
                .isEqualTo(new String(put(new Key(4, 5, 6), 6), US_ASCII)
                        + new String(put(new Key(7, 7, 7), 7), US_ASCII));
        assertThat(notices).anyMatch(notice -> notice.contains("was taken over"));
    }

    @Test
    void aSegmentToWhichAnotherFormatWasAppendedSinceIsLeft() throws IOException {
        append(1, put(KEY, 5));
        append(2, put(new Key(4, 5, 6), 6));
        open();
        append(1, FOREIGN.getBytes(US_ASCII));
        byte[] whole = Files.readAllBytes(directory.segment(1));
        assertThat(compact()).isTrue();
        assertThat(directory.segments()).contains(1).doesNotContain(2);
        assertThat(directory.segment(1)).hasBinaryContent(whole);
        assertOnlyTheOwnIsLocked();
    }

    @Test
    void aNameOfASegmentThatLeadsNowhereIsLeftAndItsLockGivenBack() throws IOException {
        append(1, put(KEY, 5));
        open();
        Files.createSymbolicLink(directory.segment(7), directory.path().resolve("nowhere"));
        assertThat(compact()).isTrue();
        assertThat(directory.segments()).contains(7).doesNotContain(1);
        assertThat(directory.lock(7)).exists();
        assertOnlyTheOwnIsLocked();
        assertThat(notices).singleElement().asString().contains("Can't read");
    }

    /** That of a segment which went now is left to a later compaction. */
    @Test
    void theLockOfASegmentThatWentLongAgoIsDeleted() throws IOException {
        append(2, put(KEY, 5));
        Files.createFile(directory.lock(1));
        open();
        assertThat(compact()).isTrue();
        assertThat(directory.locks()).containsExactly(2, 3, 4);
    }

    @Test
    void aLockThatCannotBeDeletedIsLeft() throws IOException {
        append(2, put(KEY, 5));
        Files.createDirectory(directory.lock(1));
        open();
        assertThat(compact()).isTrue();
        assertThat(directory.locks()).containsExactly(1, 2, 3, 4);
        assertThat(directory.segments()).containsExactly(3, 4);
    }

    @Test
    void whatFillsTheBudgetIsNotTrimmed() throws IOException {
        for (int stamp = 1; stamp <= 9; stamp++) {
            append(1, put(new Key(1, stamp, 0), stamp));
        }
        open();
        assertThat(journal.compact(journal.bytes(), NOW, true, () -> false)).isTrue();
        for (int stamp = 1; stamp <= 9; stamp++) {
            assertThat(journal.find(new Key(1, stamp, 0))).as("stamp %d", stamp).isNotNull();
        }
    }

    /** Whichever of the two were deleted first, the other would bring back what that one covered. */
    @Test
    void whatSaysThatAnEntryExpiredStaysWhereNoOrderOfDeletionIsSafe() throws IOException {
        Key expired = new Key(4, 5, 6);
        append(1, put(KEY, 5));
        append(1, expiring(expired, 13, NOW));
        append(2, put(expired, 6));
        append(2, JournalFormat.remove(KEY, 12, 1));
        open();
        assertThat(compact()).isTrue();
        assertThat(Files.readString(directory.segment(4)))
                .isEqualTo(new String(JournalFormat.remove(expired, 13, NOW), US_ASCII)
                        + new String(JournalFormat.remove(KEY, 12, 1), US_ASCII));
    }

    @Test
    void allOfANewSegmentIsWrittenBeforeItIsForced() throws IOException {
        append(1, put(KEY, 5));
        append(2, put(new Key(4, 5, 6), 6));
        List<byte[]> forced = new ArrayList<>();
        directory = directory.on(file -> {
            try (var unfinished = Files.newDirectoryStream(directory.path(), "*.tmp")) {
                for (Path each : unfinished) {
                    forced.add(Files.readAllBytes(each));
                }
            }
        });
        open();
        assertThat(compact()).isTrue();
        assertThat(forced).singleElement().isEqualTo(Files.readAllBytes(directory.segment(4)));
        assertThat(directory.segment(4)).isNotEmptyFile();
    }

    @Test
    void itIsBrokenOffBetweenLines() throws IOException {
        append(1, put(KEY, 5));
        append(1, put(new Key(4, 5, 6), 6));
        open();
        AtomicInteger lines = new AtomicInteger();
        assertThatIOException()
                .isThrownBy(() -> journal.compact(NO_MAXIMUM, NOW, true, () -> lines.incrementAndGet() > 1))
                .withMessageContaining("is being closed");
        assertThat(lines).hasValue(2);
        assertThat(directory.segments()).contains(1);
    }
}
