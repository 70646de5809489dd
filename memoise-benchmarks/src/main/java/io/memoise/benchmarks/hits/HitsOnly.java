package io.memoise.benchmarks.hits;

import io.memoise.Memos;
import io.memoise.benchmarks.work.Body;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Sees that what is timed are hits: once every call has been made, no body may be run. Memos are in memory. */
@State(Scope.Benchmark)
public class HitsOnly {
    private final Memos.Use use = Memos.use(Memos.builder()
            .memoryOnly()
            .maximumSize(2_000_000)
            .maximumMemoryBytes(1L << 40)
            .build());
    private long runs;

    /** Every call has been made, which ran at least one body. */
    void filled() {
        runs = Body.runs();
        if (runs == 0) {
            throw new IllegalStateException("no body was run at all");
        }
        // Puts the memos together, which lie far apart until a first collection.
        System.gc();
    }

    /** @throws IllegalStateException if a body was run since all calls had been made */
    @TearDown(Level.Iteration)
    public void check() {
        if (Body.runs() > runs) {
            throw new IllegalStateException(Body.runs() - runs
                    + " bodies were run for calls that had been made before: this contender does not remember");
        }
    }

    @TearDown
    public void close() {
        use.close();
        use.memos().close();
    }
}
