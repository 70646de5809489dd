package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.store.Entry;
import io.memoise.store.Key;
import io.memoise.store.StoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a journal is compacted behind the callers. Whoever begins to makes a new segment first. */
class UpkeepTest {
    private static final long NO_MAXIMUM = 1L << 40;
    private static final long LONG_MILLIS = 20_000;

    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());
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
        if (journal != null) {
            Closing.close(journal, keeper);
        }
        keeper.end();
        assertThat(notices).isEmpty();
    }

    private void open(int segmentCount) throws IOException {
        segments(1, segmentCount);
        journal = Journal.open(directory, new StampClock(Clock.systemUTC()), keeper, notices::add);
    }

    private void segments(int first, int last) throws IOException {
        for (int number = first; number <= last; number++) {
            Files.write(directory.segment(number), JournalFormat.put(entry(number)));
        }
    }

    private static Entry entry(int number) {
        return StoreContract.entry(new Key(1, number, number), number, "1");
    }

    private Upkeep upkeep(long maximumBytes) {
        return new Upkeep(maximumBytes, Clock.systemUTC(), notices::add);
    }

    private void assertAllThere(int count) throws IOException {
        for (int number = 1; number <= count; number++) {
            assertThat(journal.find(new Key(1, number, number))).isNotNull();
        }
    }

    /** Once nothing is under way. */
    private void assertNotBegunBy(Upkeep upkeep, int segmentCount) throws IOException {
        upkeep.end(LONG_MILLIS);
        assertThat(directory.segments()).hasSize(segmentCount);
        assertThat(journal.ownNumber()).isEqualTo(segmentCount);
    }

    private void awaitSegments(Upkeep upkeep, int count) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(3 * LONG_MILLIS);
        SortedSet<Integer> there = directory.segments();
        while (there.size() != count && System.nanoTime() < deadline) {
            upkeep.look(journal);
            Thread.onSpinWait();
            there = directory.segments();
        }
        assertThat(there).hasSize(count);
    }

    @Test
    void nothingIsCompactedThatIsSmall() throws IOException {
        open(15);
        Upkeep upkeep = upkeep(NO_MAXIMUM);
        upkeep.begin(journal);
        upkeep.look(journal);
        assertNotBegunBy(upkeep, 15);
    }

    @Test
    void sixteenSegmentsAreMadeOne() throws IOException {
        open(16);
        Upkeep upkeep = upkeep(NO_MAXIMUM);
        awaitSegments(upkeep, 2);
        upkeep.end(LONG_MILLIS);
        assertAllThere(16);
    }

    /** That of the first has a pause after it. */
    @Test
    void itIsCompactedAgainWhenItHasGrownAgain() throws IOException {
        open(16);
        Upkeep upkeep = upkeep(NO_MAXIMUM);
        awaitSegments(upkeep, 2);
        segments(1_001, 1_020);
        journal.followListed();
        assertThat(journal.segmentCount()).isEqualTo(22);
        awaitSegments(upkeep, 2);
        upkeep.end(LONG_MILLIS);
        assertAllThere(16);
    }

    @Test
    void whatIsBeyondTheBudgetIsCompacted() throws IOException {
        open(3);
        Upkeep upkeep = upkeep(journal.bytes() - 1);
        awaitSegments(upkeep, 2);
        upkeep.end(LONG_MILLIS);
        assertThat(journal.bytes()).isLessThan(3L * JournalFormat.put(entry(1)).length);
        assertThat(journal.find(entry(3).key())).isNotNull();
        assertThat(journal.find(entry(1).key())).isNull();
    }

    @Test
    void whatFillsTheBudgetIsNot() throws IOException {
        open(3);
        Upkeep upkeep = upkeep(journal.bytes());
        upkeep.begin(journal);
        assertNotBegunBy(upkeep, 3);
    }

    @Test
    void onOpeningAFarTooLargeOneIsWaitedFor() throws IOException {
        open(4);
        Upkeep upkeep = upkeep(journal.bytes() / 2);
        upkeep.begin(journal);
        assertThat(directory.segments()).hasSize(2).doesNotContain(1, 2, 3, 4);
        upkeep.end(LONG_MILLIS);
    }

    @Test
    void onOpeningTwiceAsManySegmentsAreWaitedFor() throws IOException {
        open(32);
        Upkeep upkeep = upkeep(NO_MAXIMUM);
        upkeep.begin(journal);
        assertThat(directory.segments()).hasSize(2);
        upkeep.end(LONG_MILLIS);
        assertAllThere(32);
    }

    @Test
    void onceEndedNothingIsBegun() throws IOException {
        open(20);
        Upkeep upkeep = upkeep(NO_MAXIMUM);
        upkeep.end(LONG_MILLIS);
        upkeep.look(journal);
        assertNotBegunBy(upkeep, 20);
    }

    @Test
    void oneThatIsAskedForIsWaitedForThoughTheCallerIsInterrupted() throws IOException {
        open(3);
        Upkeep upkeep = upkeep(NO_MAXIMUM);
        Thread.currentThread().interrupt();
        upkeep.compact(journal);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(directory.segments()).containsExactly(4, 5);
        upkeep.compact(journal);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(directory.segments()).containsExactly(6, 7);
        assertAllThere(3);
        upkeep.end(LONG_MILLIS);
    }
}
