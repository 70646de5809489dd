package io.memoise.benchmarks.store;

import com.google.gson.reflect.TypeToken;
import java.io.Reader;
import java.io.Writer;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A map that is read from one JSON file at the start and written to it at the end. A killed process loses all. */
final class SaveAtExit implements Contender {
    private static final Type USERS = new TypeToken<Map<Integer, User>>() {}.getType();
    private static final Type PAGES = new TypeToken<Map<Integer, List<User>>>() {}.getType();

    private final Path file;
    private final Bodies bodies;
    private final Map<Integer, Object> results;

    SaveAtExit(Path directory, Bodies bodies) throws Exception {
        this.file = directory.resolve("results.json");
        this.bodies = bodies;
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                results = Json.GSON.fromJson(in, type());
            }
        } else {
            results = new HashMap<>();
        }
    }

    private Type type() {
        return bodies.pages() ? PAGES : USERS;
    }

    @Override
    public Object answer(int number) {
        return results.computeIfAbsent(number, bodies::run);
    }

    @Override
    public void close() throws Exception {
        if (bodies.runs() > 0) {
            try (Writer out = Files.newBufferedWriter(file)) {
                Json.GSON.toJson(results, type(), out);
            }
        }
    }
}
