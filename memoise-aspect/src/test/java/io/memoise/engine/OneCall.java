package io.memoise.engine;

import io.memoise.Memoise;

/** A program that makes one memoised call and ends. */
final class OneCall {
    private OneCall() {}

    /** @param name whom it is about */
    record User(int id, String name) {}

    public static void main(String[] arguments) {
        System.out.println(user("someone").name());
    }

    @Memoise
    private static User user(String name) {
        return new User(1, name);
    }
}
