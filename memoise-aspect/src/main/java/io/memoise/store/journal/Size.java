package io.memoise.store.journal;

/**
 * How much stands in segments.
 *
 * @param bytes in all
 * @param garbage of these, about how many belong to lines that count no more
 * @param segments how many there are
 */
record Size(long bytes, long garbage, int segments) {

    /** Whether rewriting gives back at least as much as it writes. */
    boolean isMostlyGarbage() {
        return garbage >= Compaction.LEAST_GARBAGE && garbage >= bytes / 2;
    }

    /** Whether rewriting gives back at least three times as much as it writes. */
    boolean isNearlyAllGarbage() {
        return garbage >= Compaction.LEAST_GARBAGE && garbage >= bytes / 4 * 3;
    }
}
