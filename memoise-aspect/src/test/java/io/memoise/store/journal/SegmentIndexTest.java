package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.store.Key;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentIndexTest {
    private static final Key KEY = new Key(1, 2, 3);
    private final SegmentIndex index = new SegmentIndex();

    @Test
    void aPlaceHoldsSegmentAndOffset() {
        long place = SegmentIndex.place(SegmentIndex.GREATEST_SEGMENT, (1L << 40) - 1);
        assertThat(SegmentIndex.segment(place)).isEqualTo(8_388_607);
        assertThat(SegmentIndex.offset(place)).isEqualTo(1_099_511_627_775L);
        assertThat(place).isPositive();
    }

    @Test
    void ofEqualStampsTheGreaterPlaceWinsAndARemovalAboveAll() {
        index.put(KEY, 0, 5, 100);
        index.put(KEY, 0, 5, 99);
        assertThat(index.find(KEY)).isEqualTo(100);
        index.put(KEY, 0, 5, 101);
        assertThat(index.find(KEY)).isEqualTo(101);
        index.remove(KEY, 5);
        index.put(KEY, 0, 5, 102);
        assertThat(index.find(KEY)).isEqualTo(SegmentIndex.NOWHERE);
    }

    @Test
    void anOlderRemovalLeavesANewerPut() {
        index.put(KEY, 0, 5, 100);
        index.remove(KEY, 4);
        index.clear(KEY.method(), 4);
        index.clear(4);
        assertThat(index.find(KEY)).isEqualTo(100);
    }

    @Test
    void dropsOnlyThePlaceThatWasFound() {
        index.put(KEY, 0, 5, 100);
        index.drop(KEY, 99);
        assertThat(index.find(KEY)).isEqualTo(100);
        index.drop(KEY, 100);
        assertThat(index.find(KEY)).isEqualTo(SegmentIndex.NOWHERE);
        index.put(KEY, 0, 4, 90);
        assertThat(index.find(KEY)).isEqualTo(90);
    }

    /** Keys with few distinct bits, so that slots collide. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void behavesAsAMap(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Key, long[]> winners = new HashMap<>();
        Map<Long, Long> cleared = new HashMap<>();
        for (int step = 1; step <= 60_000; step++) {
            Key key = new Key(random.nextInt(3), random.nextInt(100), (long) random.nextInt(100) << random.nextInt(64));
            long stamp = random.nextLong(1, 1_000_000);
            int choice = random.nextInt(10_000);
            long[] known = winners.get(key);
            if (choice < 7_000) {
                index.put(key, 0, stamp, step);
                boolean covered = stamp <= cleared.getOrDefault(key.method(), 0L);
                if (!covered && (known == null || stamp > known[0] || (stamp == known[0] && known[1] > 0))) {
                    winners.put(key, new long[] {stamp, step});
                }
            } else if (choice < 9_000) {
                index.remove(key, stamp);
                if (known == null || stamp >= known[0]) {
                    winners.put(key, new long[] {stamp, 0});
                }
            } else if (choice < 9_995) {
                if (known != null && known[1] > 0) {
                    index.drop(key, known[1]);
                    winners.remove(key);
                }
            } else if (choice < 9_998) {
                index.clear(key.method(), stamp);
                cleared.merge(key.method(), stamp, Math::max);
            } else {
                index.clear(stamp / 2);
                for (long method = 0; method < 3; method++) {
                    cleared.merge(method, stamp / 2, Math::max);
                }
                winners.values().removeIf(winner -> winner[0] <= stamp / 2);
            }
        }
        assertThat(winners).isNotEmpty();
        winners.forEach((key, winner) -> assertThat(index.find(key))
                .as("%s", key)
                .isEqualTo(winner[0] > cleared.getOrDefault(key.method(), 0L) ? winner[1] : SegmentIndex.NOWHERE));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void fingerprintsOfAllPartsAreThoseOfTheKeysWithLinesInOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int keys = 1 + random.nextInt(4_000);
        for (int i = 1; i <= keys; i++) {
            index.put(new Key(1, i, seed), 0, i, i);
        }
        for (int i = 3; i <= keys; i += 3) {
            index.remove(new Key(1, i, seed), keys + i);
        }
        int parts = 1 + random.nextInt(50);
        Set<Long> places = new HashSet<>();
        long last = 0;
        boolean first = true;
        for (int part = 0; part < parts; part++) {
            for (long fingerprint : index.fingerprints(part, parts)) {
                assertThat(first || Long.compareUnsigned(last, fingerprint) < 0).isTrue();
                first = false;
                last = fingerprint;
                places.add(index.find(fingerprint));
            }
        }
        Set<Long> expected = new HashSet<>();
        for (long i = 1; i <= keys; i++) {
            if (i % 3 != 0) {
                expected.add(i);
            }
        }
        assertThat(places).isEqualTo(expected);
    }
}
