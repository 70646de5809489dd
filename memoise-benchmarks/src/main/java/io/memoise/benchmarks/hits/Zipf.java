package io.memoise.benchmarks.hits;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Numbers from 0 of which the one at rank <i>r</i> comes with a frequency of 1 / <i>r</i> to the power of the exponent. */
final class Zipf {
    private final double[] cumulated;
    private final SplittableRandom random;

    Zipf(int count, double exponent, long seed) {
        cumulated = new double[count];
        random = new SplittableRandom(seed);
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.pow(i + 1, -exponent);
            cumulated[i] = sum;
        }
    }

    int next() {
        double drawn = random.nextDouble() * cumulated[cumulated.length - 1];
        int found = Arrays.binarySearch(cumulated, drawn);
        return found < 0 ? -found - 1 : found;
    }
}
