package io.memoise.benchmarks.store;

/**
 * The function that is remembered, for the numbers of a range. Its results were made before the clock is started; it
 * counts how often it is run.
 */
final class Bodies {
    private final Object[] results;
    private final int first;
    private final boolean pages;
    private int runs;

    Bodies(int first, int count, boolean pages) {
        this.first = first;
        this.pages = pages;
        results = new Object[count];
        for (int i = 0; i < count; i++) {
            results[i] = pages ? User.page(first + i) : User.numbered(first + i);
        }
    }

    Object run(int number) {
        runs++;
        return results[number - first];
    }

    boolean pages() {
        return pages;
    }

    int runs() {
        return runs;
    }
}
