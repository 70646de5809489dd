package io.memoise.torture;

/** What the rows of the table share: the count of the bodies that ran. */
final class Pick {
    private static int bodies;

    private Pick() {}

    /** One of two values; called once by each body. */
    static <T> T of(int which, T zero, T one) {
        bodies++;
        return which == 0 ? zero : one;
    }

    static int bodies() {
        return bodies;
    }
}
