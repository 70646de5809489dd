package io.memoise.benchmarks.byhand;

import io.memoise.benchmarks.work.Body;
import io.memoise.benchmarks.work.User;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A map in the object. */
public final class MapRepository {
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final UnaryOperator<String> source;

    public MapRepository(UnaryOperator<String> source) {
        this.source = source;
    }

    public User user(String name) {
        User user = users.get(name);
        if (user == null) {
            user = Body.user(source.apply(name));
            users.put(name, user);
        }
        return user;
    }
}
