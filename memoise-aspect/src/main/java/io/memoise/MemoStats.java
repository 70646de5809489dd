package io.memoise;

import java.util.Map;

/**
 * What a {@link Memos} has counted since it was made. A snapshot: it does not change.
 *
 * @param memoryHits calls answered from memory; counted only by a {@code Memos} that {@linkplain
 *     Memos.Builder#recordStats records statistics}, else 0
 * @param storeHits calls answered from the store
 * @param misses calls that ran the method's body, whose result was then remembered unless it could not be
 * @param joined calls that waited for another thread's computation of the same memo and were answered by it
 * @param failures calls whose body threw; nothing is remembered of them
 * @param storeFailures reads and writes of the store that failed; the calls themselves did not
 * @param bypasses calls that ran the body and left no memo: by method, then by reason, with their number
 */
public record MemoStats(
        long memoryHits,
        long storeHits,
        long misses,
        long joined,
        long failures,
        long storeFailures,
        Map<String, Map<String, Long>> bypasses) {

    /** Takes an unmodifiable copy of the map. */
    public MemoStats {
        bypasses = Map.copyOf(bypasses);
    }

    /** All bypasses of all methods. */
    public long bypassed() {
        return bypasses.values().stream()
                .flatMap(reasons -> reasons.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }
}
