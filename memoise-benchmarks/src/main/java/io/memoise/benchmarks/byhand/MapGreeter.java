package io.memoise.benchmarks.byhand;

import io.memoise.benchmarks.work.Body;
import io.memoise.benchmarks.work.User;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One map for all objects, so that equal ones share what is in it. */
public final class MapGreeter {
    private record Key(String greeting, String name) {}

    private static final Map<Key, User> USERS = new ConcurrentHashMap<>();

    private final String greeting;

    public MapGreeter(String greeting) {
        this.greeting = greeting;
    }

    public User greet(String name) {
        Key key = new Key(greeting, name);
        User user = USERS.get(key);
        if (user == null) {
            user = Body.user(greeting, name);
            USERS.put(key, user);
        }
        return user;
    }
}
