package io.memoise.benchmarks.ours;

import io.memoise.Memoise;
import io.memoise.benchmarks.work.Body;
import io.memoise.benchmarks.work.User;
import java.util.List;

/** A remembered static method of each shape. */
public final class Ours {
    private Ours() {}

    @Memoise
    public static User none() {
        return Body.user();
    }

    @Memoise
    public static User user(String name) {
        return Body.user(name);
    }

    @Memoise
    public static long number(long number) {
        return Body.number(number);
    }

    @Memoise
    public static int asInt(String name) {
        return (int) Body.number(name);
    }

    @Memoise
    public static long asLong(String name) {
        return Body.number(name);
    }

    @Memoise
    public static User two(String first, String second) {
        return Body.user(first, second);
    }

    @Memoise
    public static User withInt(String name, int number) {
        return Body.user(name, number);
    }

    @Memoise
    public static User three(String first, String second, String third) {
        return Body.user(first, second, third);
    }

    /** An immutable list of records, which callers share. */
    @Memoise
    public static List<User> immutable(String name) {
        return List.copyOf(Body.users(name));
    }

    /** A list that callers may change, so that each is given a copy. */
    @Memoise
    public static List<User> copied(String name) {
        return Body.users(name);
    }

    /** A list that callers could change and promise not to. */
    @Memoise(sharing = Memoise.Sharing.SHARED)
    public static List<User> shared(String name) {
        return Body.users(name);
    }
}
