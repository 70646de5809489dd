package io.memoise.benchmarks.ours;

import io.memoise.Memoise;
import io.memoise.benchmarks.work.Body;
import io.memoise.benchmarks.work.User;

/** An object that keeps its memos for itself. */
public final class Repository {
    @Memoise(receiver = Memoise.Receiver.IDENTITY)
    public User user(String name) {
        return Body.user(name);
    }
}
