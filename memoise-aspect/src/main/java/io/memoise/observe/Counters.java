package io.memoise.observe;

import io.memoise.MemoStats;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The running counts behind {@link MemoStats}. */
public final class Counters {
    public final AtomicLong storeHits = new AtomicLong();
    public final AtomicLong misses = new AtomicLong();
    public final AtomicLong joined = new AtomicLong();
    public final AtomicLong failures = new AtomicLong();
    public final AtomicLong storeFailures = new AtomicLong();
    private final Map<String, Map<String, AtomicLong>> bypasses = new ConcurrentHashMap<>();

    /** Made for the first one: few programs count them, and its class takes long to be initialised. */
    private volatile @Nullable LongAdder memoryHits;

    /** One more hit in memory, the only ones that are many at once. */
    public void memoryHit() {
        LongAdder known = memoryHits;
        if (known == null) {
            synchronized (bypasses) {
                known = memoryHits == null ? new LongAdder() : memoryHits;
                memoryHits = known;
            }
        }
        known.increment();
    }

    /** One more call of the method that ran its body and left no memo, for this reason. */
    public void bypassed(String method, String reason) {
        bypasses.computeIfAbsent(method, none -> new ConcurrentHashMap<>())
                .computeIfAbsent(Notices.kindOf(reason), none -> new AtomicLong())
                .incrementAndGet();
    }

    /** The counts as they are now. */
    public MemoStats snapshot() {
        Map<String, Map<String, Long>> reasons = new TreeMap<>();
        bypasses.forEach((method, counts) -> {
            Map<String, Long> sums = new TreeMap<>();
            counts.forEach((reason, count) -> sums.put(reason, count.get()));
            reasons.put(method, Map.copyOf(sums));
        });
        LongAdder hits = memoryHits;
        return new MemoStats(
                hits == null ? 0 : hits.sum(),
                storeHits.get(),
                misses.get(),
                joined.get(),
                failures.get(),
                storeFailures.get(),
                reasons);
    }
}
