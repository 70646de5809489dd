package io.memoise.benchmarks.store;

import java.io.IOException;
import java.nio.file.Path;
import net.openhft.chronicle.map.ChronicleMap;

/** A file of Chronicle Map, made for a known number of entries. */
final class Chronicle implements Contender {
    private final Bodies bodies;
    private final ChronicleMap<Integer, CharSequence> results;

    Chronicle(Path directory, Bodies bodies, int entries) throws IOException {
        this.bodies = bodies;
        this.results = ChronicleMap.of(Integer.class, CharSequence.class)
                .averageValueSize(bodies.pages() ? 11_000 : 230)
                .entries(entries)
                .createPersistedTo(directory.resolve("results.map").toFile());
    }

    @Override
    public Object answer(int number) {
        CharSequence found = results.get(number);
        if (found != null) {
            return Json.parsed(found.toString(), bodies.pages());
        }
        Object result = bodies.run(number);
        results.put(number, Json.GSON.toJson(result));
        return result;
    }

    @Override
    public void close() {
        results.close();
    }
}
