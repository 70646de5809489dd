package io.memoise.torture;

import io.memoise.Memoise;

/** A program that asks twice for each of many random values and says what it was given, and how many bodies ran. */
final class RandomAnswers {
    private static int bodies;

    @Memoise
    private static RandomValue.Value value(long seed) {
        bodies++;
        return RandomValue.of(seed);
    }

    /** @param arguments the first seed, and how many there are */
    public static void main(String[] arguments) {
        long first = Long.parseLong(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        for (long seed = first; seed < first + count; seed++) {
            int before = bodies;
            RandomValue.Value value = value(seed);
            String described = Judge.describe(value);
            Vandal.wreck(value);
            String again = Judge.describe(value(seed));
            System.out.println(seed + "\t" + (bodies - before) + "\t" + described);
            if (!again.equals(described)) {
                System.out.println("second answer to " + seed + "\t-\t" + again);
            }
        }
    }

    private RandomAnswers() {}
}
