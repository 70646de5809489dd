package io.memoise.weave;

import io.memoise.Memoise;
import io.memoise.Memos;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** An application as a server loads it, the library with it: called, it asks for twenty answers and says how many bodies ran. */
public final class Application implements Callable<Integer> {
    private static final AtomicInteger BODIES = new AtomicInteger();
    private final Path directory;

    /** @param directory of its memos */
    public Application(Path directory) {
        this.directory = directory;
    }

    @Memoise
    private static String answer(int number) {
        BODIES.incrementAndGet();
        return "answer " + number;
    }

    @Override
    public Integer call() {
        try (Memos memos = Memos.builder().directory(directory).build();
                Memos.Use ignored = Memos.use(memos)) {
            for (int number = 0; number < 20; number++) {
                if (!answer(number).equals("answer " + number)) {
                    throw new AssertionError(answer(number));
                }
            }
            return BODIES.get();
        }
    }
}
