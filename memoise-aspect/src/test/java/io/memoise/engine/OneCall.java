package io.memoise.engine;

import io.memoise.Memoise;
import io.memoise.Memos;
import java.nio.file.Path;

/** A program that makes one memoised call and ends. */
final class OneCall {
    private OneCall() {}

    /** @param name whom it is about */
    record User(int id, String name) {}

    /** @param arguments the directory of memos of its own; none for the default ones */
    public static void main(String[] arguments) {
        if (arguments.length > 0) {
            Memos.use(Memos.builder().directory(Path.of(arguments[0])).build());
        }
        System.out.println(user("someone").name());
    }

    @Memoise
    private static User user(String name) {
        return new User(1, name);
    }
}
