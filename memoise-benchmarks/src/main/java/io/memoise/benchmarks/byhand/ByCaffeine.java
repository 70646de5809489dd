package io.memoise.benchmarks.byhand;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.memoise.benchmarks.work.Body;
import io.memoise.benchmarks.work.User;

/** Caffeine with a bound, asked with a function that runs the body. */
public final class ByCaffeine {
    private static final Cache<String, User> USERS =
            Caffeine.newBuilder().maximumSize(10_000).build();

    private ByCaffeine() {}

    public static User user(String name) {
        return USERS.get(name, Body::user);
    }

    /** Sets the greatest number of users that are kept. */
    public static void bound(long maximumSize) {
        USERS.policy().eviction().orElseThrow().setMaximum(maximumSize);
    }

    public static void empty() {
        USERS.invalidateAll();
    }
}
