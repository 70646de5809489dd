package io.memoise.benchmarks.hits;

import io.memoise.benchmarks.byhand.Maps;
import io.memoise.benchmarks.ours.Ours;
import io.memoise.benchmarks.work.User;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/** A list of a hundred records as the result: shared by all callers, or a copy for each. */
public class Lists {
    @Benchmark
    public List<User> hand(Arguments arguments) {
        return Maps.shared(arguments.first[arguments.next()]);
    }

    @Benchmark
    public List<User> copy(Arguments arguments) {
        return Maps.copied(arguments.first[arguments.next()]);
    }

    @Benchmark
    public List<User> ours(Arguments arguments) {
        return Ours.copied(arguments.first[arguments.next()]);
    }

    @Benchmark
    public List<User> shared(Arguments arguments) {
        return Ours.shared(arguments.first[arguments.next()]);
    }

    @Benchmark
    public List<User> immutable(Arguments arguments) {
        return Ours.immutable(arguments.first[arguments.next()]);
    }
}
