package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memoise;
import io.memoise.Memos;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is dropped where there is no room for all memos. */
class TrimmingTest extends InMemory {

    @Memoise
    private static String of(String argument) {
        BODIES.incrementAndGet();
        return argument;
    }

    private static boolean runs(String argument) {
        int before = BODIES.get();
        assertThat(of(argument)).isEqualTo(argument);
        return BODIES.get() != before;
    }

    @Test
    void whatWasUsedOutlivesWhatIsAskedForOnce() {
        try (Memos small = Memos.builder().memoryOnly().maximumSize(3).build();
                Memos.Use ignored = Memos.use(small)) {
            of("a");
            of("b");
            of("c");
            of("a");
            of("d");
            of("e");
            of("f");
            assertThat(runs("a")).isFalse();
            assertThat(runs("e")).isFalse();
            assertThat(runs("f")).isFalse();
        }
    }

    @Test
    void aLoopOverMoreThanThereIsRoomForFindsMostOfIt() {
        try (Memos small = Memos.builder().memoryOnly().maximumSize(80).build();
                Memos.Use ignored = Memos.use(small)) {
            for (int round = 0; round < 10; round++) {
                BODIES.set(0);
                for (int i = 0; i < 100; i++) {
                    of("loop " + i);
                }
            }
            assertThat(BODIES).hasValue(21);
            for (int round = 0; round < 10; round++) {
                BODIES.set(0);
                for (int i = 0; i < 60; i++) {
                    of("another " + i);
                }
            }
            assertThat(BODIES).hasValue(0);
        }
    }

    /** SIEVE as it is described, a row by age and a hand, with the newest alone dropped after a turn of little use. */
    private static final class Sieve {
        private record Entry(String key, boolean[] used) {}

        private final List<Entry> row = new ArrayList<>();
        private final int room;
        private int hand;
        private int drops;
        private int used;
        private boolean holding;

        Sieve(int room) {
            this.room = room;
        }

        boolean misses(String key) {
            for (Entry entry : row) {
                if (entry.key.equals(key)) {
                    entry.used[0] = true;
                    return false;
                }
            }
            if (row.size() == room) {
                makeRoom();
            }
            row.add(new Entry(key, new boolean[1]));
            return true;
        }

        private void makeRoom() {
            if (drops == room) {
                used += holding ? (int) row.stream().filter(this::clear).count() : 0;
                holding = (used < room / 16.0) != holding;
                drops = 0;
                used = 0;
            }
            drops++;
            if (!holding) {
                while (clear(row.get(hand))) {
                    used++;
                    hand = (hand + 1) % room;
                }
                row.remove(hand);
            } else {
                row.remove(room - 1);
            }
            hand = hand == row.size() ? 0 : hand;
        }

        private boolean clear(Entry entry) {
            boolean was = entry.used[0];
            entry.used[0] = false;
            return was;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void theHandGoesFromTheOldestToTheNewest(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int room = random.nextInt(1, 40);
        Sieve sieve = new Sieve(room);
        try (Memos small = Memos.builder().memoryOnly().maximumSize(room).build();
                Memos.Use ignored = Memos.use(small)) {
            for (int i = 0; i < 5_000; i++) {
                String key = "key " + random.nextInt(random.nextInt(1, 3 * room + 1));
                assertThat(runs(key))
                        .as("call %s of %s, room for %s", i, key, room)
                        .isEqualTo(sieve.misses(key));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsEvictedRunsAgainAndNothingElse(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] kept = new boolean[200];
        for (int i = 0; i < 5_000; i++) {
            int number = random.nextInt(kept.length);
            if (random.nextInt(3) == 0) {
                memos.evict(() -> of("key " + number));
                kept[number] = false;
            } else {
                assertThat(runs("key " + number)).isNotEqualTo(kept[number]);
                kept[number] = true;
            }
        }
    }
}
