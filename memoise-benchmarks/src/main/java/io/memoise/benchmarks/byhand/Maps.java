package io.memoise.benchmarks.byhand;

import io.memoise.benchmarks.work.Body;
import io.memoise.benchmarks.work.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Memoisers by hand: a map for each method, a record as the key of several arguments. They never forget anything, keep
 * nothing for the next run, and two threads may run one body at the same time.
 */
public final class Maps {
    private record Two(String first, String second) {}

    private record WithInt(String name, int number) {}

    private record Three(String first, String second, String third) {}

    private static final Map<String, User> USERS = new ConcurrentHashMap<>();
    private static final Map<Long, Long> NUMBERS = new ConcurrentHashMap<>();
    private static final Map<String, Integer> INTS = new ConcurrentHashMap<>();
    private static final Map<String, Long> LONGS = new ConcurrentHashMap<>();
    private static final Map<Two, User> TWOS = new ConcurrentHashMap<>();
    private static final Map<WithInt, User> WITH_INTS = new ConcurrentHashMap<>();
    private static final Map<Three, User> THREES = new ConcurrentHashMap<>();
    private static final Map<String, List<User>> LISTS = new ConcurrentHashMap<>();
    private static @Nullable User only;

    private Maps() {}

    public static void empty() {
        USERS.clear();
    }

    public static User none() {
        User user = only;
        if (user == null) {
            user = Body.user();
            only = user;
        }
        return user;
    }

    public static User user(String name) {
        User user = USERS.get(name);
        if (user == null) {
            user = Body.user(name);
            USERS.put(name, user);
        }
        return user;
    }

    public static long number(long number) {
        Long found = NUMBERS.get(number);
        if (found == null) {
            found = Body.number(number);
            NUMBERS.put(number, found);
        }
        return found;
    }

    public static int asInt(String name) {
        Integer found = INTS.get(name);
        if (found == null) {
            found = (int) Body.number(name);
            INTS.put(name, found);
        }
        return found;
    }

    public static long asLong(String name) {
        Long found = LONGS.get(name);
        if (found == null) {
            found = Body.number(name);
            LONGS.put(name, found);
        }
        return found;
    }

    public static User two(String first, String second) {
        Two key = new Two(first, second);
        User user = TWOS.get(key);
        if (user == null) {
            user = Body.user(first, second);
            TWOS.put(key, user);
        }
        return user;
    }

    public static User withInt(String name, int number) {
        WithInt key = new WithInt(name, number);
        User user = WITH_INTS.get(key);
        if (user == null) {
            user = Body.user(name, number);
            WITH_INTS.put(key, user);
        }
        return user;
    }

    public static User three(String first, String second, String third) {
        Three key = new Three(first, second, third);
        User user = THREES.get(key);
        if (user == null) {
            user = Body.user(first, second, third);
            THREES.put(key, user);
        }
        return user;
    }

    /** The one step form, under which one thread alone runs the body; a body may not call its own method. */
    public static User once(String name) {
        return USERS.computeIfAbsent(name, Body::user);
    }

    /** The one list, which all callers share and any of them can spoil. */
    public static List<User> shared(String name) {
        List<User> users = LISTS.get(name);
        if (users == null) {
            users = Body.users(name);
            LISTS.put(name, users);
        }
        return users;
    }

    /** A list of the caller's own. */
    public static List<User> copied(String name) {
        return new ArrayList<>(shared(name));
    }
}
