package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.memoise.store.Durability;
import io.memoise.store.Key;
import io.memoise.store.StoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentNumbersTest {
    private static final long NOW = Instant.parse("2030-01-01T00:00:00Z").toEpochMilli();
    private static final long TEN_MINUTES = TimeUnit.MINUTES.toMillis(10);

    @TempDir
    Path temp;

    private JournalDirectory directory;
    private SegmentNumbers numbers;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = JournalDirectory.named(temp.resolve("memos"));
        numbers = new SegmentNumbers(directory);
    }

    private void lockFile(int number, long madeAt) throws IOException {
        Files.createFile(directory.lock(number));
        Files.setLastModifiedTime(directory.lock(number), FileTime.fromMillis(madeAt));
    }

    @Test
    void areGreaterThanAllThatSegmentsOrLocksHave() throws IOException {
        assertThat(numbers.claim()).isEqualTo(1);
        assertThat(numbers.claim()).isEqualTo(2);
        Files.createFile(directory.segment(7));
        assertThat(numbers.claim()).isEqualTo(8);
        lockFile(1_234_567, NOW);
        assertThat(numbers.claim()).isEqualTo(1_234_568);
        assertThat(directory.locks()).containsExactly(1, 2, 8, 1_234_567, 1_234_568);
    }

    @Test
    void areGivenOnceWhoeverAsks() throws Exception {
        Set<Integer> claimed = ConcurrentHashMap.newKeySet();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<?>> claims = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            claims.add(pool.submit(() -> claimed.add(new SegmentNumbers(directory).claim())));
        }
        pool.shutdown();
        for (Future<?> claim : claims) {
            assertThat(claim.get(1, TimeUnit.MINUTES)).isEqualTo(true);
        }
    }

    @Test
    void endBeforeAPlaceCannotHoldThem() throws IOException {
        lockFile(SegmentIndex.GREATEST_SEGMENT - 1, NOW);
        assertThat(numbers.claim()).isEqualTo(SegmentIndex.GREATEST_SEGMENT);
        assertThatIOException()
                .isThrownBy(numbers::claim)
                .withMessageContaining("8388607")
                .withMessageContaining("docs/troubleshooting.md#last-segment");
    }

    @Test
    void ofSegmentsThatHaveGoneLoseTheirLockFilesButForTheGreatest() throws IOException {
        for (int number = 1; number <= 6; number++) {
            lockFile(number, NOW - TEN_MINUTES - 1);
        }
        Files.createFile(directory.segment(2));
        Files.setLastModifiedTime(directory.lock(3), FileTime.fromMillis(NOW - TEN_MINUTES));
        Files.setLastModifiedTime(directory.lock(4), FileTime.fromMillis(NOW + TEN_MINUTES + 1));
        SegmentLock held = SegmentLock.tryTake(directory.lock(5));

        numbers.deleteOldLocks(NOW);

        assertThat(directory.locks()).containsExactly(2, 3, 5, 6);
        assertThat(numbers.claim()).isEqualTo(7);
        held.release();
        numbers.deleteOldLocks(NOW);
        assertThat(directory.locks()).containsExactly(2, 3, 7);
    }

    /** Those of the last compaction's sources, which held them, are left to the next one. */
    @Test
    void leaveAFewLockFilesAfterManyCompactions() throws IOException {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(1));
        try (JournalStore store = JournalStore.open(directory, Durability.NONE, 1L << 40, later, notice -> {})) {
            for (int i = 0; i < 30; i++) {
                store.put(StoreContract.entry(new Key(1, i, i), store.stamp(), "[" + i + "]"));
                store.compact();
            }
            for (int i = 0; i < 30; i++) {
                assertThat(store.get(new Key(1, i, i))).isNotNull();
            }
            assertThat(directory.segments()).containsExactly(60, 61);
            assertThat(directory.locks()).containsExactly(58, 59, 60, 61);
        }
    }
}
