package io.memoise.benchmarks.ours;

import io.memoise.Memoise;
import io.memoise.benchmarks.work.User;

/** A program that makes one call and ends. It prints how many milliseconds the call took. */
public final class First {
    private First() {}

    public static void main(String[] arguments) {
        long start = System.nanoTime();
        User user = user("someone");
        double millis = (System.nanoTime() - start) / 1e6;
        if (!user.name().equals("someone")) {
            throw new IllegalStateException("the wrong user: " + user);
        }
        System.out.println(millis);
    }

    @Memoise
    private static User user(String name) {
        return new User(1, name);
    }
}
