package io.memoise.benchmarks.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The bodies of the remembered methods. Each counts that it was run, so that a contender that forgets is found out. */
public final class Body {
    private static final AtomicLong RUNS = new AtomicLong();

    private Body() {}

    /** How often any body was run in this process. */
    public static long runs() {
        return RUNS.get();
    }

    /** A user made of all that the method was given. */
    public static User user(Object... given) {
        long number = number(given);
        return new User((int) number, "user " + number);
    }

    /** A number made of all that the method was given. */
    public static long number(Object... given) {
        RUNS.incrementAndGet();
        long number = 0;
        for (Object part : given) {
            number = 31 * number + part.hashCode();
        }
        return number;
    }

    /** A hundred users, in a list that a caller may change. */
    public static List<User> users(String name) {
        RUNS.incrementAndGet();
        List<User> users = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            users.add(new User(i, name + " " + i));
        }
        return users;
    }
}
