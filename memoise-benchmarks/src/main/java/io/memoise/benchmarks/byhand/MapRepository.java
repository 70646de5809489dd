package io.memoise.benchmarks.byhand;

import io.memoise.benchmarks.work.Body;
import io.memoise.benchmarks.work.User;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A map in the object. */
public final class MapRepository {
    private final Map<String, User> users = new ConcurrentHashMap<>();

    public User user(String name) {
        User user = users.get(name);
        if (user == null) {
            user = Body.user(name);
            users.put(name, user);
        }
        return user;
    }
}
