package io.memoise.benchmarks.hits;

import io.memoise.benchmarks.byhand.ByCaffeine;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;

/** The names that users are asked for by, in the order of the calls. Each is asked for once before the clock starts. */
@State(Scope.Benchmark)
public class Users {
    private static final int SHORTEST = 1 << 12;

    @Param("100")
    int keys;

    /** {@code uniform}: all equally often; {@code zipf}: the first twice as often as the second, and so on. */
    @Param("uniform")
    String order = "uniform";

    /** Whether many other remembered methods were called in this process before. */
    @Param("false")
    boolean polluted;

    String[] calls = {};

    /** @param hits its memos are in use before names are asked for */
    @Setup
    public void fill(HitsOnly hits, BenchmarkParams benchmark) {
        ByCaffeine.bound(2L * keys);
        if (polluted) {
            Pollution.spread();
        }
        String[] names = new String[keys];
        for (int i = 0; i < keys; i++) {
            names[i] = "user-" + i;
        }
        Contender contender = Contender.of(benchmark.getBenchmark());
        ask(contender, names);
        hits.filled();
        ask(contender, names);
        hits.check();
        calls = order.equals("zipf") ? zipf(names) : uniform(names);
    }

    private static void ask(Contender contender, String[] names) {
        for (String name : names) {
            contender.user(name);
        }
    }

    private static String[] uniform(String[] names) {
        SplittableRandom random = new SplittableRandom(1);
        String[] calls = new String[Math.max(SHORTEST / names.length, 1) * names.length];
        for (int i = 0; i < calls.length; i++) {
            int other = random.nextInt(i + 1);
            calls[i] = calls[other];
            calls[other] = names[i % names.length];
        }
        return calls;
    }

    private static String[] zipf(String[] names) {
        Zipf zipf = new Zipf(names.length, 1, 1);
        String[] calls = new String[Math.max(SHORTEST, names.length)];
        for (int i = 0; i < calls.length; i++) {
            calls[i] = names[zipf.next()];
        }
        return calls;
    }
}
