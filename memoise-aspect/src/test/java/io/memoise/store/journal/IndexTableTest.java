package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.store.Key;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The table of an index through growing, forgetting and being copied, and what it counts. */
class IndexTableTest {
    private static final int MANY = 3_000;
    private static final int VARIANT = 7;

    private final SegmentIndex index = new SegmentIndex();

    private static Key key(int number) {
        return new Key(1, number, 0);
    }

    /** Each third key in another segment, so that neighbours in the table are of different ones. */
    private static long place(int number) {
        return SegmentIndex.place(1 + number % 3, number);
    }

    private void putMany() {
        for (int number = 1; number <= MANY; number++) {
            index.put(key(number), VARIANT, number, place(number));
        }
    }

    @Test
    void manyKeysAreFoundAndCounted() {
        putMany();
        for (int number = 1; number <= MANY; number++) {
            assertThat(index.find(key(number))).isEqualTo(place(number));
        }
        assertThat(index.find(key(MANY + 1))).isEqualTo(SegmentIndex.NOWHERE);
        assertThat(index.size()).isEqualTo(MANY);
        assertThat(index.countOthers(1, VARIANT)).isZero();
        assertThat(index.countOthers(1, VARIANT + 1)).isEqualTo(MANY);
    }

    @Test
    void onlyKeysThatHaveALineAreGivenByFingerprint() {
        for (int number = 1; number <= 4; number++) {
            index.put(key(number), VARIANT, number, place(number));
        }
        index.remove(key(2), 5);
        index.drop(key(3), place(3));
        assertThat(LongStream.of(index.fingerprints(0, 1)).map(index::find).toArray())
                .containsExactlyInAnyOrder(place(1), place(4));
    }

    @Test
    void aKeyCountsForTheVariantThatPutItLast() {
        putMany();
        for (int number = 1; number <= 1_000; number++) {
            index.put(key(number), VARIANT + 1, MANY + number, place(number));
        }
        assertThat(index.countOthers(1, VARIANT)).isEqualTo(1_000);
        assertThat(index.countOthers(1, VARIANT + 1)).isEqualTo(2_000);
        for (int number = 1; number <= 400; number++) {
            index.remove(key(number), 2 * MANY);
        }
        assertThat(index.countOthers(1, VARIANT)).isEqualTo(600);
        assertThat(index.size()).isEqualTo(MANY);
    }

    @Test
    void aLineThatWasDroppedCountsNoMoreUntilItIsPutAgain() {
        putMany();
        for (int number = 1; number <= 900; number++) {
            index.drop(key(number), place(number));
        }
        assertThat(index.countOthers(1, 0)).isEqualTo(2_100);
        for (int number = 1; number <= 500; number++) {
            index.put(key(number), VARIANT, number, place(number));
        }
        assertThat(index.countOthers(1, 0)).isEqualTo(2_600);
    }

    @Test
    void whatWasDroppedTakesNoRoomForEver() {
        for (int round = 0; round < 100; round++) {
            for (int number = 1; number <= 700; number++) {
                Key key = new Key(1, number, round);
                index.put(key, VARIANT, 5, place(number));
                index.drop(key, place(number));
            }
        }
        assertThat(index.slots().groupOf().length).isLessThan(2_000);
        assertThat(index.copy(number -> true).size()).isZero();
    }

    @Test
    void linesAreCountedByTheirSegments() {
        putMany();
        index.remove(key(3), MANY + 1);
        index.drop(key(4), place(4));
        Map<Integer, Integer> lines = index.linesBySegment();
        assertThat(lines).containsEntry(1, 999).containsEntry(2, 999).containsEntry(3, 1_000);
        assertThat(lines.values().stream().mapToInt(count -> count).sum()).isEqualTo(MANY - 2);
    }

    @Test
    void theLinesOfASegmentThatHasGoneAreForgottenAndNoOthers() {
        putMany();
        index.forget(segment -> segment == 2);
        for (int number = 1; number <= MANY; number++) {
            assertThat(index.find(key(number))).isEqualTo(number % 3 == 1 ? SegmentIndex.NOWHERE : place(number));
        }
        assertThat(index.countOthers(1, 0)).isEqualTo(2_000);
    }

    @Test
    void removalsStayWhateverSegmentsGo() {
        index.put(key(1), VARIANT, 5, place(1));
        index.remove(key(2), 6);
        index.forget(segment -> true);
        assertThat(index.find(key(1))).isEqualTo(SegmentIndex.NOWHERE);
        index.put(key(2), VARIANT, 6, place(2));
        assertThat(index.find(key(2))).isEqualTo(SegmentIndex.NOWHERE);
        index.put(key(1), VARIANT, 4, place(1));
        assertThat(index.find(key(1))).isEqualTo(place(1));
    }

    @Test
    void aCopyIsAsItWas() {
        putMany();
        index.remove(key(3), MANY + 1);
        index.drop(key(4), place(4));
        SegmentIndex copy = index.copy(segment -> true);
        assertThat(copy.size()).isEqualTo(MANY - 1);
        assertThat(copy.countOthers(1, 0)).isEqualTo(MANY - 2);
        for (int number = 1; number <= MANY; number++) {
            boolean gone = number == 3 || number == 4;
            assertThat(copy.find(key(number))).isEqualTo(gone ? SegmentIndex.NOWHERE : place(number));
        }
        copy.put(key(3), VARIANT, MANY + 1, place(3));
        assertThat(copy.find(key(3))).isEqualTo(SegmentIndex.NOWHERE);
        copy.put(key(5), VARIANT, 4, place(6));
        assertThat(copy.find(key(5))).isEqualTo(place(5));
        assertThat(copy.newest(copy.group(1, VARIANT))).isEqualTo(MANY);
    }

    @Test
    void whatACopyLearnsTheOtherDoesNot() {
        putMany();
        SegmentIndex copy = index.copy(segment -> true);
        copy.put(key(1), VARIANT, MANY + 5, place(2));
        copy.clear(2, 5);
        copy.clear(1, MANY + 10);
        assertThat(index.find(key(1))).isEqualTo(place(1));
        assertThat(index.countOthers(1, 0)).isEqualTo(MANY);
        assertThat(index.newest(index.group(1, VARIANT))).isEqualTo(MANY);
        assertThat(index.covers(new Key(2, 1, 1), VARIANT, 5, 1)).isFalse();
    }

    @Test
    void aCopyTakesNoMoreRoomThanItNeeds() {
        putMany();
        index.clear(1, MANY - 10);
        assertThat(index.copy(segment -> true).slots().groupOf()).hasSize(1_024);
        assertThat(index.find(key(MANY))).isEqualTo(place(MANY));
    }

    @Test
    void ofSegmentsThatAreNotKeptOnlyRemovalsAre() {
        putMany();
        index.remove(key(3), MANY + 1);
        SegmentIndex copy = index.copy(segment -> segment == 2);
        assertThat(copy.size()).isEqualTo(1_001);
        for (int number = 1; number <= MANY; number++) {
            assertThat(copy.find(key(number))).isEqualTo(number % 3 == 1 ? place(number) : SegmentIndex.NOWHERE);
        }
        assertThat(copy.covers(key(3), VARIANT, MANY + 1, place(3))).isTrue();
    }

    /** As {@link SplittableRandom} mixes its seed and its step. */
    private static long mixed(long bits) {
        return new SplittableRandom(bits - 0x9E3779B97F4A7C15L).nextLong();
    }

    /** Snapshots hold fingerprints: another way to make them would lead to other lines. */
    @Test
    void fingerprintsAreWhatSnapshotsOfBeforeHold() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100; i++) {
            Key key = new Key(random.nextLong(), random.nextLong(), random.nextLong());
            SegmentIndex alone = new SegmentIndex();
            alone.put(key, 0, 1, 1);
            long expected = mixed(mixed(mixed(key.method()) ^ key.high()) ^ key.low());
            assertThat(alone.fingerprints(0, 1)).containsExactly(expected);
        }
    }

    @Test
    void eachFingerprintIsInThePartThatItsUpperBitsName() {
        putMany();
        long parts = 1L << 31;
        long[] all = index.fingerprints(0, 1);
        assertThat(all).hasSize(MANY);
        for (long fingerprint : all) {
            long part = fingerprint >>> 33;
            long[] same =
                    LongStream.of(all).filter(other -> other >>> 33 == part).toArray();
            assertThat(index.fingerprints(part, parts)).isEqualTo(same);
            assertThat(index.fingerprints(part - 1, parts)).doesNotContain(fingerprint);
            assertThat(index.fingerprints(part + 1, parts)).doesNotContain(fingerprint);
        }
    }
}
