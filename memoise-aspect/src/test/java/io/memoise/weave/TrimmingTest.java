package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memoise;
import io.memoise.Memos;
import io.memoise.engine.CallKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /**
     * SIEVE as it is described, a row by age and a hand. What comes back soon after it was dropped is spared once. Where most
     * comes back and little was used in a turn, the newest alone is dropped, as long as half of the rest is used in a turn.
     */
    private static final class Sieve {
        private static final class Entry {
            private final String key;
            private boolean used;
            private boolean spared;

            private Entry(String key) {
                this.key = key;
            }
        }

        private final List<Entry> row = new ArrayList<>();
        private final Map<Integer, String> dropped = new HashMap<>();
        private final Map<String, Integer> drop = new HashMap<>();
        private final int room;
        private final int places;
        private int hand;
        private int drops;
        private int dropsOfTurn;
        private int used;
        private int returned;
        private boolean holding;

        Sieve(int room) {
            this.room = room;
            this.places = Math.max(4, Integer.highestOneBit(2 * room - 1) * 2);
        }

        boolean misses(String key) {
            for (Entry entry : row) {
                if (entry.key.equals(key)) {
                    entry.used = true;
                    return false;
                }
            }
            Entry entry = new Entry(key);
            if (key.equals(dropped.get(place(key))) && drops - drop.get(key) < row.size()) {
                dropped.remove(place(key));
                entry.spared = true;
                returned++;
            }
            if (row.size() == room) {
                makeRoom();
            }
            row.add(entry);
            return true;
        }

        /** Two keys of one place: the later is known. */
        private int place(String key) {
            return CallKey.spread(CallKey.next(0, key)) & (places - 1);
        }

        private void makeRoom() {
            if (dropsOfTurn == room) {
                if (holding) {
                    used = (int) row.stream().filter(this::clear).count();
                    holding = used >= room / 2.0;
                } else {
                    holding = used < room / 8.0 && returned >= room / 2.0;
                }
                dropsOfTurn = 0;
                used = 0;
                returned = 0;
            }
            dropsOfTurn++;
            int place = room - 1;
            if (!holding) {
                for (int passed = 0; passed < room && passes(row.get(hand)); passed++) {
                    hand = (hand + 1) % room;
                }
                place = hand;
            }
            String key = row.remove(place).key;
            hand = hand == row.size() ? 0 : hand;
            drops++;
            dropped.put(place(key), key);
            drop.put(key, drops);
        }

        private boolean passes(Entry entry) {
            boolean was = clear(entry);
            boolean spared = entry.spared;
            entry.spared = false;
            used += was ? 1 : 0;
            return was || spared;
        }

        private boolean clear(Entry entry) {
            boolean was = entry.used;
            entry.used = false;
            return was;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theHandGoesFromTheOldestToTheNewest(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int room = random.nextInt(1, 40);
        Sieve sieve = new Sieve(room);
        try (Memos small = Memos.builder().memoryOnly().maximumSize(room).build();
                Memos.Use ignored = Memos.use(small)) {
            for (int i = 0; i < 5_000; i++) {
                int number = random.nextInt(random.nextInt(1, 3 * room + 1));
                String key = "key " + (i / 500 % 2 == 0 ? number : i % (room * 5 / 4 + 1));
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
