package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.memoise.store.Durability;
import io.memoise.store.Key;
import io.memoise.store.StoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorthCompactingTest {
    private static final long NO_MAXIMUM = 1L << 40;

    private final List<String> notices = new ArrayList<>();
    private final Keeper keeper = new Keeper();

    @TempDir
    Path temp;

    private JournalDirectory directory;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = JournalDirectory.named(temp.resolve("memos"));
    }

    @AfterEach
    void end() {
        keeper.end();
        assertThat(notices).isEmpty();
    }

    private Journal open() throws IOException {
        return Journal.open(directory, new StampClock(Clock.systemUTC()), keeper, notices::add);
    }

    private void close(Journal journal) throws IOException {
        Closing.close(journal, keeper);
    }

    private static byte[] line(int key, long stamp, int length) {
        return JournalFormat.put(StoreContract.entry(new Key(1, key, key), stamp, "\"" + "v".repeat(length) + "\""));
    }

    private void segments(int count) throws IOException {
        for (int number = 1; number <= count; number++) {
            Files.write(directory.segment(number), line(number, number, 10));
        }
    }

    private boolean compacts(long maximumBytes) throws IOException {
        Journal journal = open();
        try {
            return journal.compact(maximumBytes, 1, false, () -> false);
        } finally {
            close(journal);
        }
    }

    @Test
    void segmentsWithoutGarbageAreOnlyIfThereAreMany() throws IOException {
        // One of them is the process's own.
        segments(8);
        assertThat(compacts(NO_MAXIMUM)).isFalse();
        assertThat(directory.segments()).hasSize(8);
        Files.write(directory.segment(9), line(9, 9, 10));
        assertThat(compacts(NO_MAXIMUM)).isTrue();
        assertThat(directory.segments()).hasSize(2);
    }

    @Test
    void garbageIsFromHalfOn() throws IOException {
        int length = 1 << 20;
        try (var segment = Files.newOutputStream(directory.segment(1))) {
            for (int i = 1; i <= 4; i++) {
                segment.write(line(i, i, length));
            }
            for (int i = 1; i <= 3; i++) {
                segment.write(line(1, 10 + i, length));
            }
        }
        assertThat(compacts(NO_MAXIMUM)).isFalse();
        try (JournalStore store =
                JournalStore.open(directory, Durability.NONE, NO_MAXIMUM, Clock.systemUTC(), notices::add)) {
            store.remove(new Key(1, 2, 2));
            store.remove(new Key(1, 3, 3));
        }
        assertThat(compacts(NO_MAXIMUM)).isTrue();
    }

    @Test
    void whateverIsBeyondTheBudgetIs() throws IOException {
        segments(2);
        long bytes = Files.size(directory.segment(1)) + Files.size(directory.segment(2));
        assertThat(compacts(bytes)).isFalse();
        assertThat(compacts(bytes - 1)).isTrue();
    }

    @Test
    void nothingIsWhileAnotherProcessCompacts() throws IOException {
        segments(9);
        SegmentLock others = SegmentLock.tryTake(directory.compactionLock());
        assertThat(compacts(NO_MAXIMUM)).isFalse();
        others.release();
        assertThat(compacts(NO_MAXIMUM)).isTrue();
    }

    @Test
    void whatIsBrokenOffLeavesEverythingAsItWas() throws IOException {
        segments(9);
        Journal journal = open();
        assertThatIOException()
                .isThrownBy(() -> journal.compact(NO_MAXIMUM, 1, false, () -> true))
                .withMessageContaining("is being closed");
        SortedSet<Integer> left = directory.segments();
        assertThat(left).contains(1, 2, 3, 4, 5, 6, 7, 8, 9);
        for (int i = 1; i <= 9; i++) {
            assertThat(journal.find(new Key(1, i, i))).isNotNull();
        }
        close(journal);
        try (var files = Files.list(directory.path())) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
        }
        assertThat(compacts(NO_MAXIMUM)).isTrue();
    }

    @Test
    void twiceAsManySegmentsAreMadeOneOnOpening() throws IOException {
        segments(32);
        try (JournalStore store =
                JournalStore.open(directory, Durability.NONE, NO_MAXIMUM, Clock.systemUTC(), notices::add)) {
            assertThat(directory.segments()).hasSize(2);
            for (int i = 1; i <= 32; i++) {
                assertThat(store.get(new Key(1, i, i))).isNotNull();
            }
        }
    }
}
