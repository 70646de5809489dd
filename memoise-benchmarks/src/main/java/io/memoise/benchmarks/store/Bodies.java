package io.memoise.benchmarks.store;

/** The function that is remembered. Its results were made before the clock is started; it counts how often it is run. */
final class Bodies {
    private final Object[] results;
    private final boolean pages;
    private int runs;

    Bodies(int count, boolean pages) {
        this.pages = pages;
        results = new Object[count];
        for (int i = 0; i < count; i++) {
            results[i] = pages ? User.page(i) : User.numbered(i);
        }
    }

    Object run(int number) {
        runs++;
        return results[number];
    }

    boolean pages() {
        return pages;
    }

    int runs() {
        return runs;
    }
}
