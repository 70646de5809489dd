package io.memoise.benchmarks.ours;

import io.memoise.Memoise;
import io.memoise.benchmarks.work.Body;
import io.memoise.benchmarks.work.User;

/** An object whose only field is a value: equal ones share their memos. */
public final class Greeter {
    private final String greeting;

    public Greeter(String greeting) {
        this.greeting = greeting;
    }

    @Memoise
    public User greet(String name) {
        return Body.user(greeting, name);
    }
}
