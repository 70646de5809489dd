package io.memoise.observe;

import io.memoise.MemoStats;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The running counts behind {@link MemoStats}. */
public final class Counters {
    public final LongAdder memoryHits = new LongAdder();
    public final LongAdder storeHits = new LongAdder();
    public final LongAdder misses = new LongAdder();
    public final LongAdder joined = new LongAdder();
    public final LongAdder failures = new LongAdder();
    public final LongAdder storeFailures = new LongAdder();
    private final Map<String, Map<String, LongAdder>> bypasses = new ConcurrentHashMap<>();

    /** One more call of the method that ran its body and left no memo, for this reason. */
    public void bypassed(String method, String reason) {
        bypasses.computeIfAbsent(method, none -> new ConcurrentHashMap<>())
                .computeIfAbsent(Notices.kindOf(reason), none -> new LongAdder())
                .increment();
    }

    /** The counts as they are now. */
    public MemoStats snapshot() {
        Map<String, Map<String, Long>> reasons = new TreeMap<>();
        bypasses.forEach((method, counts) -> {
            Map<String, Long> sums = new TreeMap<>();
            counts.forEach((reason, count) -> sums.put(reason, count.sum()));
            reasons.put(method, Map.copyOf(sums));
        });
        return new MemoStats(
                memoryHits.sum(),
                storeHits.sum(),
                misses.sum(),
                joined.sum(),
                failures.sum(),
                storeFailures.sum(),
                reasons);
    }
}
