package io.memoise.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random values of some depth, their deep copies, and their neighbours that differ in one leaf. */
class RandomValuesTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void deepCopiesHaveEqualForms(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            Object value = RandomValues.value(random, 4);
            assertThat(Forms.of(RandomValues.copy(value, new Random(seed))))
                    .as("seed %d, value %d", seed, i)
                    .isEqualTo(Forms.of(value));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void oneOtherLeafMakesAnotherForm(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            Object value = RandomValues.value(random, 4);
            Object other = RandomValues.changed(value, random);
            assertThat(Forms.of(other)).as("seed %d, value %d", seed, i).isNotEqualTo(Forms.of(value));
        }
    }

    /** Values of equal forms are equal as values are: the form says all. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void directValuesAreEqualJustWhereTheirFormsAre(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Object> leaves = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            leaves.add(RandomValues.leaf(random));
        }
        for (Object one : leaves) {
            for (Object other : leaves) {
                assertThat(Forms.of(one).equals(Forms.of(other)))
                        .as("seed %d: %s, %s", seed, one, other)
                        .isEqualTo(one.equals(other));
            }
        }
    }
}
