package io.memoise.benchmarks.store;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.lang.reflect.Type;
import java.util.List;

/** Results as JSON, for contenders that keep text. */
final class Json {
    static final Gson GSON = new Gson();
    private static final Type PAGE = new TypeToken<List<User>>() {}.getType();

    private Json() {}

    static Object parsed(String json, boolean pages) {
        return pages ? GSON.fromJson(json, PAGE) : GSON.fromJson(json, User.class);
    }
}
