package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memos;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** Calls that must not share a memo, in memory, in a directory, and in the directory as a later process finds it. */
final class Everywhere {
    private final Path directory;
    private final Map<String, Callable<String>> calls = new LinkedHashMap<>();

    Everywhere(Path directory) {
        this.directory = directory;
    }

    /** One more call, and its answer, which no other call has. */
    Everywhere call(String answer, Callable<String> call) {
        assertThat(calls.put(answer, call)).isNull();
        return this;
    }

    /** Each call runs its body at first, is a hit from then on, and gives its own answer always. */
    void eachAnswersForItself() throws Exception {
        try (Memos memory = Memos.builder().memoryOnly().build();
                Memos.Use ignored = Memos.use(memory)) {
            pass("in memory", true);
            pass("in memory again", false);
        }
        try (Memos stored = Memos.builder().directory(directory).build();
                Memos.Use ignored = Memos.use(stored)) {
            pass("in the directory", true);
        }
        try (Memos later = Memos.builder().directory(directory).build();
                Memos.Use ignored = Memos.use(later)) {
            pass("from the directory", false);
        }
    }

    private void pass(String where, boolean runs) throws Exception {
        for (Map.Entry<String, Callable<String>> expected : calls.entrySet()) {
            int before = InMemory.BODIES.get();
            assertThat(expected.getValue().call()).as(where).isEqualTo(expected.getKey());
            assertThat(InMemory.BODIES.get() > before)
                    .as("%s: a body of %s ran", where, expected.getKey())
                    .isEqualTo(runs);
        }
    }
}
