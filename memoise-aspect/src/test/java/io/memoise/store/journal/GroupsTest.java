package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GroupsTest {
    private static final int MANY = 100;

    private final Groups groups = new Groups();

    @Test
    void haveNumbersOfTheirOwnThatStay() {
        int[] numbers = new int[MANY];
        for (int i = 0; i < MANY; i++) {
            numbers[i] = i % 2 == 0 ? groups.number(i / 2, -i) : groups.removals(i / 2);
            assertThat(numbers[i]).isEqualTo(i);
        }
        assertThat(groups.count()).isEqualTo(MANY);
        for (int i = MANY - 1; i >= 0; i--) {
            assertThat(i % 2 == 0 ? groups.number(i / 2, -i) : groups.removals(i / 2))
                    .isEqualTo(numbers[i]);
            assertThat(groups.method(i)).isEqualTo(i / 2);
            assertThat(groups.isRemovals(i)).isEqualTo(i % 2 == 1);
            assertThat(groups.variantOrRemovals(i)).isEqualTo(i % 2 == 1 ? -1 : -i & 0xFFFFFFFFL);
        }
        assertThat(groups.variant(2)).isEqualTo(-2);
        assertThat(groups.count()).isEqualTo(MANY);
    }

    @Test
    void aVariantOfAllBitsIsNotTheRemovals() {
        assertThat(groups.number(1, -1)).isNotEqualTo(groups.removals(1));
    }

    @Test
    void countOnWhenThereAreMany() {
        for (int i = 0; i < MANY; i++) {
            int number = groups.number(i, 0);
            groups.count(number, 10 + i, 1);
            groups.count(number, 5, 2);
            groups.clear(number, 3 + i);
        }
        for (int i = 0; i < MANY; i++) {
            assertThat(groups.entries(i)).isEqualTo(3);
            assertThat(groups.newest(i)).isEqualTo(10 + i);
            assertThat(groups.cleared(i)).isEqualTo(3 + i);
        }
        groups.countAnew();
        assertThat(groups.entries(7)).isZero();
        assertThat(groups.newest(7)).isEqualTo(17);
    }

    @Test
    void areClearedWithTheirMethodOrEverythingAndNeverLess() {
        int one = groups.number(1, 0);
        int other = groups.number(2, 0);
        assertThat(groups.clear(1L, 5)).isTrue();
        assertThat(groups.cleared(one)).isEqualTo(5);
        assertThat(groups.cleared(other)).isZero();
        assertThat(groups.clear(1L, 5)).isFalse();
        assertThat(groups.clear(1L, 4)).isFalse();
        assertThat(groups.clear(3)).isTrue();
        assertThat(groups.clear(3)).isFalse();
        assertThat(groups.clearedAll()).isEqualTo(3);
        assertThat(groups.cleared(one)).isEqualTo(5);
        assertThat(groups.cleared(other)).isEqualTo(3);
        assertThat(groups.clear(2L, 3)).isFalse();
        groups.clear(other, 2);
        assertThat(groups.cleared(other)).isEqualTo(3);
    }

    @Test
    void thatComeAfterAClearAreClearedUpToIt() {
        groups.clear(3);
        groups.clear(1L, 5);
        assertThat(groups.cleared(groups.number(1, 0))).isEqualTo(5);
        assertThat(groups.cleared(groups.removals(1))).isEqualTo(5);
        assertThat(groups.cleared(groups.number(2, 0))).isEqualTo(3);
    }

    @Test
    void aClearOfEverythingStandsForThoseOfMethodsUpToIt() {
        groups.clear(1L, 4);
        groups.clear(2L, 5);
        groups.clear(3L, 6);
        groups.clear(5);
        assertThat(groups.clearedMethods()).containsOnlyKeys(3L).containsEntry(3L, 6L);
    }

    @Test
    void aVariantIsOldOnceAnotherOfItsMethodHasALaterEntry() {
        int first = groups.number(1, 7);
        int second = groups.number(1, 8);
        int removals = groups.removals(1);
        int foreign = groups.number(2, 9);
        groups.count(first, 10, 1);
        groups.count(second, 10, 1);
        groups.count(removals, 99, 1);
        groups.count(foreign, 99, 1);
        assertThat(groups.isOld(first)).isFalse();
        assertThat(groups.isOld(second)).isFalse();
        groups.count(second, 11, 1);
        assertThat(groups.isOld(first)).isTrue();
        assertThat(groups.isOld(second)).isFalse();
        assertThat(groups.isOld(foreign)).isFalse();
    }

    @Test
    void othersAreTheEntriesOfOtherVariantsOfTheMethod() {
        groups.count(groups.number(1, 7), 1, 2);
        groups.count(groups.number(1, 8), 1, 3);
        groups.count(groups.number(1, 9), 1, 4);
        groups.count(groups.removals(1), 1, 10);
        groups.count(groups.number(2, 8), 1, 20);
        assertThat(groups.countOthers(1, 7)).isEqualTo(7);
        assertThat(groups.countOthers(1, 0)).isEqualTo(9);
        assertThat(groups.countOthers(3, 0)).isZero();
    }

    @Test
    void aMethodHoldsWhatIsCountedRemovalsToo() {
        int entries = groups.number(1, 7);
        groups.number(3, 7);
        groups.count(entries, 1, 1);
        groups.count(groups.removals(2), 1, 1);
        assertThat(groups.holds(1)).isTrue();
        assertThat(groups.holds(2)).isTrue();
        assertThat(groups.holds(3)).isFalse();
        groups.count(entries, 0, -1);
        assertThat(groups.holds(1)).isFalse();
    }

    @Test
    void aCopyIsAsTheyWereAndStaysSo() {
        int entries = groups.number(1, -7);
        int removals = groups.removals(2);
        groups.count(entries, 20, 1);
        groups.count(removals, 30, 1);
        groups.clear(2);
        groups.clear(2L, 4);
        groups.clear(entries, 6);

        Groups copy = groups.copy();
        groups.clear(50);
        groups.count(entries, 60, 1);

        assertThat(copy.count()).isEqualTo(2);
        assertThat(copy.clearedAll()).isEqualTo(2);
        assertThat(copy.clearedMethods()).containsOnlyKeys(2L).containsEntry(2L, 4L);
        assertThat(copy.number(1, -7)).isEqualTo(entries);
        assertThat(copy.removals(2)).isEqualTo(removals);
        assertThat(copy.cleared(entries)).isEqualTo(6);
        assertThat(copy.cleared(removals)).isEqualTo(4);
        assertThat(copy.newest(entries)).isEqualTo(20);
        assertThat(copy.newest(removals)).isEqualTo(30);
    }
}
