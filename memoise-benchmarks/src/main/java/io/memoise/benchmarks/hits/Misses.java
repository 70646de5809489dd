package io.memoise.benchmarks.hits;

import io.memoise.Memos;
import io.memoise.benchmarks.byhand.ByCaffeine;
import io.memoise.benchmarks.byhand.Maps;
import io.memoise.benchmarks.ours.Ours;
import io.memoise.benchmarks.work.Body;
import io.memoise.benchmarks.work.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** First calls: the body is run and its result remembered, for so many names that are new each time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OperationsPerInvocation(Misses.NAMES)
public class Misses {
    static final int NAMES = 5_000;

    /** {@code memory} alone, or a {@code journal} too. What is by hand has no journal. */
    @Param("memory")
    String place = "memory";

    private final String[] names = new String[NAMES];
    private Path directory = Path.of("");
    private Memos.Use use = Memos.use(Memos.builder().memoryOnly().build());
    private long before;

    @Setup(Level.Iteration)
    public void begin() throws IOException {
        Maps.empty();
        ByCaffeine.empty();
        directory = Files.createTempDirectory("misses");
        Memos.Builder builder = Memos.builder();
        use = Memos.use((place.equals("journal") ? builder.directory(directory) : builder.memoryOnly()).build());
        for (int i = 0; i < NAMES; i++) {
            names[i] = "user-" + i;
        }
        before = Body.runs();
    }

    @TearDown(Level.Iteration)
    public void end() throws IOException {
        if (Body.runs() - before != NAMES) {
            throw new IllegalStateException(Body.runs() - before + " bodies were run for " + NAMES + " new names");
        }
        use.close();
        use.memos().close();
        Trees.delete(directory);
    }

    @Benchmark
    public Object hand() {
        return all(Maps::user);
    }

    @Benchmark
    public Object once() {
        return all(Maps::once);
    }

    @Benchmark
    public Object caffeine() {
        return all(ByCaffeine::user);
    }

    @Benchmark
    public Object ours() {
        return all(Ours::user);
    }

    private Object all(Function<String, User> method) {
        long ids = 0;
        for (String name : names) {
            ids += method.apply(name).id();
        }
        return ids;
    }
}
