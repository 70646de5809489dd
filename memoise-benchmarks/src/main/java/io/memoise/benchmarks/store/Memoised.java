package io.memoise.benchmarks.store;

import io.memoise.Memoise;
import io.memoise.Memos;
import java.nio.file.Path;
import java.util.List;

/** The journal through {@code @Memoise}, as a program uses it. */
final class Memoised implements Contender {
    private static Bodies bodies = new Bodies(0, 0, false);

    private final Memos memos;
    private final Memos.Use use;

    Memoised(Path directory, Bodies made) {
        bodies = made;
        memos = Memos.builder().directory(directory).build();
        use = Memos.use(memos);
    }

    @Override
    public Object answer(int number) {
        return bodies.pages() ? page(number) : user(number);
    }

    @Memoise
    private static User user(int number) {
        return (User) bodies.run(number);
    }

    @Memoise
    @SuppressWarnings("unchecked")
    private static List<User> page(int number) {
        return (List<User>) bodies.run(number);
    }

    @Override
    public void close() {
        use.close();
        memos.close();
    }
}
