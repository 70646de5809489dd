package io.memoise.benchmarks.store;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds an interpreter that has a library: the one on the path, else the system's own. */
final class Python {
    private static final List<String> INTERPRETERS = List.of("python3", "/usr/bin/python3");

    private final Map<String, @Nullable String> found = new HashMap<>();

    /** {@code null} where none has it. */
    @Nullable
    String with(String library) throws InterruptedException {
        if (!found.containsKey(library)) {
            found.put(library, search(library));
        }
        return found.get(library);
    }

    private static @Nullable String search(String library) throws InterruptedException {
        for (String interpreter : INTERPRETERS) {
            try {
                Process asked = new ProcessBuilder(interpreter, "-c", "import " + library)
                        .redirectErrorStream(true)
                        .start();
                asked.getInputStream().readAllBytes();
                if (asked.waitFor() == 0) {
                    return interpreter;
                }
            } catch (IOException notThere) {
                // The next one may be.
            }
        }
        return null;
    }
}
