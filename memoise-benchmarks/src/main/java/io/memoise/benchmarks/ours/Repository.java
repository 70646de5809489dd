package io.memoise.benchmarks.ours;

import io.memoise.Memoise;
import io.memoise.benchmarks.work.Body;
import io.memoise.benchmarks.work.User;
import java.util.function.UnaryOperator;

/** An object with a field that is no value: it keeps its memos for itself. */
public final class Repository {
    private final UnaryOperator<String> source;

    public Repository(UnaryOperator<String> source) {
        this.source = source;
    }

    @Memoise
    public User user(String name) {
        return Body.user(source.apply(name));
    }
}
