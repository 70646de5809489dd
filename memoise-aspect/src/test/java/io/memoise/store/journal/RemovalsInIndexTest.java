package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.store.Key;
import io.memoise.store.journal.JournalFormat.Header;
import org.junit.jupiter.api.Test;

/** What removals, clears and trims cover, which of them are news, and which a compaction has to keep. */
class RemovalsInIndexTest {
    private static final long METHOD = 1;
    private static final int VARIANT = 7;
    private static final Key KEY = new Key(METHOD, 2, 3);
    private static final Key EVERYTHING = new Key(0, 0, 0);
    private static final Key WHOLE_METHOD = new Key(METHOD, 0, 0);

    private final SegmentIndex index = new SegmentIndex();

    private static Header header(byte operation, Key key, int variant, long stamp) {
        return new Header(operation, key, variant, stamp, 0, 100);
    }

    private static Header remove(long stamp) {
        return header(JournalFormat.REMOVE, KEY, 0, stamp);
    }

    private static Header clear(Key what, long stamp) {
        return header(JournalFormat.CLEAR, what, 0, stamp);
    }

    private static Header trim(Key what, int variant, long stamp) {
        return header(JournalFormat.TRIM, what, variant, stamp);
    }

    @Test
    void eachCoversThePutsUpToItsOwnStamp() {
        for (Header header : new Header[] {
            remove(5),
            clear(WHOLE_METHOD, 5),
            clear(EVERYTHING, 5),
            trim(WHOLE_METHOD, VARIANT, 5),
            trim(EVERYTHING, 0, 5)
        }) {
            SegmentIndex covering = new SegmentIndex();
            covering.put(KEY, VARIANT, 4, 90);
            covering.learn(header);
            assertThat(covering.find(KEY)).as("%s", header).isEqualTo(SegmentIndex.NOWHERE);
            assertThat(covering.covers(KEY, VARIANT, 5, 100)).as("%s", header).isTrue();
            assertThat(covering.covers(KEY, VARIANT, 6, 100)).as("%s", header).isFalse();
            covering.put(KEY, VARIANT, 5, 100);
            assertThat(covering.find(KEY)).as("%s", header).isEqualTo(SegmentIndex.NOWHERE);
            covering.put(KEY, VARIANT, 6, 110);
            assertThat(covering.find(KEY)).as("%s", header).isEqualTo(110);
        }
    }

    @Test
    void eachIsNewsOnceAndNotWhereALaterOneIsKnown() {
        for (Header[] two : new Header[][] {
            {remove(5), remove(4)},
            {clear(WHOLE_METHOD, 5), clear(WHOLE_METHOD, 4)},
            {clear(EVERYTHING, 5), clear(EVERYTHING, 4)},
            {trim(WHOLE_METHOD, VARIANT, 5), trim(WHOLE_METHOD, VARIANT, 4)},
            {trim(EVERYTHING, 0, 5), trim(EVERYTHING, 0, 4)},
            {clear(WHOLE_METHOD, 5), remove(5)},
            {clear(EVERYTHING, 5), clear(WHOLE_METHOD, 5)},
            {clear(WHOLE_METHOD, 5), trim(WHOLE_METHOD, VARIANT, 5)},
        }) {
            SegmentIndex told = new SegmentIndex();
            assertThat(told.learn(two[0])).as("%s", two[0]).isTrue();
            assertThat(told.learn(two[0])).as("%s", two[0]).isFalse();
            assertThat(told.learn(two[1])).as("%s after %s", two[1], two[0]).isFalse();
        }
    }

    @Test
    void aLaterOneIsNews() {
        assertThat(index.learn(remove(5))).isTrue();
        assertThat(index.learn(remove(6))).isTrue();
        assertThat(index.learn(clear(WHOLE_METHOD, 7))).isTrue();
        assertThat(index.learn(clear(WHOLE_METHOD, 8))).isTrue();
        assertThat(index.learn(clear(EVERYTHING, 9))).isTrue();
        assertThat(index.learn(clear(EVERYTHING, 10))).isTrue();
        assertThat(index.learn(trim(WHOLE_METHOD, VARIANT, 11))).isTrue();
        assertThat(index.learn(trim(WHOLE_METHOD, VARIANT, 12))).isTrue();
    }

    @Test
    void aPutIsNoneOfThem() {
        assertThat(index.learn(header(JournalFormat.PUT, KEY, VARIANT, 5))).isFalse();
        assertThat(index.size()).isZero();
    }

    @Test
    void aRemovalIsTheLatestUntilTheKeyIsPutOrRemovedAgain() {
        index.learn(remove(5));
        assertThat(index.isLatest(remove(5))).isTrue();
        assertThat(index.isLatest(remove(4))).isFalse();
        index.learn(remove(6));
        assertThat(index.isLatest(remove(5))).isFalse();
        assertThat(index.isLatest(remove(6))).isTrue();
        index.put(KEY, VARIANT, 7, 100);
        assertThat(index.isLatest(remove(6))).isFalse();
        assertThat(index.isLatest(remove(7))).isFalse();
    }

    @Test
    void aClearOfAMethodIsTheLatestUntilALaterOneOrOneOfEverything() {
        index.learn(clear(WHOLE_METHOD, 5));
        assertThat(index.isLatest(clear(WHOLE_METHOD, 5))).isTrue();
        assertThat(index.isLatest(clear(new Key(2, 0, 0), 5))).isFalse();
        index.learn(clear(WHOLE_METHOD, 6));
        assertThat(index.isLatest(clear(WHOLE_METHOD, 5))).isFalse();
        assertThat(index.isLatest(clear(WHOLE_METHOD, 6))).isTrue();
        index.learn(trim(WHOLE_METHOD, VARIANT, 7));
        assertThat(index.isLatest(clear(WHOLE_METHOD, 6))).isTrue();
        index.learn(clear(EVERYTHING, 8));
        assertThat(index.isLatest(clear(WHOLE_METHOD, 6))).isFalse();
    }

    @Test
    void ofClearsAndTrimsOfEverythingTheGreatestStampIsTheLatest() {
        index.learn(clear(EVERYTHING, 5));
        assertThat(index.isLatest(clear(EVERYTHING, 5))).isTrue();
        index.learn(trim(EVERYTHING, 0, 6));
        assertThat(index.isLatest(clear(EVERYTHING, 5))).isFalse();
        assertThat(index.isLatest(trim(EVERYTHING, 0, 6))).isTrue();
        assertThat(index.isLatest(trim(EVERYTHING, 0, 7))).isFalse();
    }

    @Test
    void aTrimIsTheLatestOfItsVariantUntilALaterOneOrAClear() {
        index.learn(trim(WHOLE_METHOD, VARIANT, 5));
        assertThat(index.isLatest(trim(WHOLE_METHOD, VARIANT, 5))).isTrue();
        assertThat(index.isLatest(trim(WHOLE_METHOD, VARIANT + 1, 5))).isFalse();
        index.learn(trim(WHOLE_METHOD, VARIANT, 6));
        assertThat(index.isLatest(trim(WHOLE_METHOD, VARIANT, 5))).isFalse();
        assertThat(index.isLatest(trim(WHOLE_METHOD, VARIANT, 6))).isTrue();
        index.learn(clear(WHOLE_METHOD, 7));
        assertThat(index.isLatest(trim(WHOLE_METHOD, VARIANT, 6))).isFalse();
    }

    @Test
    void aTrimLeavesTheOtherVariantsOfTheMethod() {
        Key other = new Key(METHOD, 2, 4);
        index.put(KEY, VARIANT, 1, 100);
        index.put(other, VARIANT + 1, 2, 200);
        index.learn(trim(WHOLE_METHOD, VARIANT, 5));
        assertThat(index.find(KEY)).isEqualTo(SegmentIndex.NOWHERE);
        assertThat(index.find(other)).isEqualTo(200);
    }

    @Test
    void whatIsClearedIsCountedNoMore() {
        index.put(KEY, VARIANT, 1, 100);
        index.put(new Key(METHOD, 2, 4), VARIANT, 2, 200);
        index.put(new Key(2, 2, 3), VARIANT, 3, 300);
        index.learn(header(JournalFormat.REMOVE, new Key(METHOD, 9, 9), 0, 4));
        assertThat(index.size()).isEqualTo(4);
        assertThat(index.countOthers(METHOD, 0)).isEqualTo(2);
        index.learn(clear(WHOLE_METHOD, 5));
        assertThat(index.size()).isEqualTo(1);
        assertThat(index.countOthers(METHOD, 0)).isZero();
        assertThat(index.countOthers(2, 0)).isEqualTo(1);
    }
}
