package io.memoise.benchmarks.hits;

import io.memoise.Memos;
import io.memoise.benchmarks.work.Body;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Sees that what is timed are hits: no body may be run after the first iteration, which warms up, and some must have
 * been run by then. Memos are in memory.
 */
@State(Scope.Benchmark)
public class HitsOnly {
    private final Memos.Use use =
            Memos.use(Memos.builder().memoryOnly().maximumSize(2_000_000).build());
    private boolean warm;
    private long before;

    @Setup(Level.Iteration)
    public void begin() {
        before = Body.runs();
    }

    @TearDown(Level.Iteration)
    public void end() {
        long runs = Body.runs();
        if (runs == 0 || (warm && runs > before)) {
            throw new IllegalStateException(runs - before + " bodies were run in a timed iteration, " + before
                    + " before it: this contender does not remember");
        }
        warm = true;
    }

    @TearDown
    public void close() {
        use.close();
        use.memos().close();
    }
}
