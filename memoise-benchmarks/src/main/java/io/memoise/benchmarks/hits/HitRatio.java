package io.memoise.benchmarks.hits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.memoise.Memos;
import io.memoise.benchmarks.ours.Ours;
import io.memoise.benchmarks.work.Body;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.function.LongUnaryOperator;

/** Counts which share of calls is answered from memory where not all results find room. Everything is seeded. */
final class HitRatio {
    private static final int ROOM = 1_000;
    private static final int CALLS = 1_000_000;
    private static final int NUMBERS = 20_000;

    private HitRatio() {}

    static String text() {
        StringBuilder text = new StringBuilder(String.format(
                "| hits of %,d calls with room for %,d | memoise | Caffeine |%n| --- | --- | --- |%n", CALLS, ROOM));
        traces().forEach((name, trace) -> {
            int[] calls = new int[CALLS];
            for (int i = 0; i < CALLS; i++) {
                calls[i] = trace.applyAsInt(i);
            }
            text.append(String.format("| %s | %.1f %% | %.1f %% |%n", name, ours(calls), caffeine(calls)));
        });
        return text.toString();
    }

    private static Map<String, IntUnaryOperator> traces() {
        Map<String, IntUnaryOperator> traces = new LinkedHashMap<>();
        Zipf plain = new Zipf(NUMBERS, 1, 1);
        traces.put("Zipf over " + NUMBERS, i -> plain.next());
        traces.put("loop over " + ROOM * 5 / 4, i -> i % (ROOM * 5 / 4));
        Zipf beside = new Zipf(NUMBERS, 1, 2);
        traces.put("Zipf with scans of " + 2 * ROOM, i -> i / (2 * ROOM) % 5 == 4 ? NUMBERS + i : beside.next());
        Zipf shifting = new Zipf(NUMBERS, 1, 3);
        int shift = CALLS / 10;
        traces.put("Zipf that shifts each " + shift, i -> (shifting.next() + i / shift * 997) % NUMBERS);
        SplittableRandom random = new SplittableRandom(4);
        traces.put("uniform over " + 2 * ROOM, i -> random.nextInt(2 * ROOM));
        return traces;
    }

    private static double ours(int[] calls) {
        try (Memos memos = Memos.builder().memoryOnly().maximumSize(ROOM).build();
                Memos.Use use = Memos.use(memos)) {
            return share(calls, Ours::number);
        }
    }

    private static double caffeine(int[] calls) {
        Cache<Long, Long> cache =
                Caffeine.newBuilder().maximumSize(ROOM).executor(Runnable::run).build();
        return share(calls, number -> cache.get(number, Body::number));
    }

    private static double share(int[] calls, LongUnaryOperator method) {
        long before = Body.runs();
        long sum = 0;
        for (int call : calls) {
            sum += method.applyAsLong(call);
        }
        if (sum == 0) {
            throw new IllegalStateException("the method answers nothing but 0");
        }
        return 100 - 100.0 * (Body.runs() - before) / calls.length;
    }
}
