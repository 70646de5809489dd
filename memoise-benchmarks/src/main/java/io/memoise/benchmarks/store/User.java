package io.memoise.benchmarks.store;

import java.util.ArrayList;
import java.util.List;

/** What is remembered: about 200 bytes as JSON, or a page of 50 with about 10 KB. */
record User(int id, String login, String name, String url, int followers, boolean admin) {
    static final int PAGE = 50;

    static User numbered(int id) {
        String login = "user-" + id;
        return new User(
                id,
                login,
                "The one and only user number " + id,
                "https://api.example.org/users/" + login + "?per_page=100&page=1&sort=updated&direction=desc",
                id % 1000,
                id % 7 == 0);
    }

    static List<User> page(int number) {
        List<User> page = new ArrayList<>();
        for (int i = 0; i < PAGE; i++) {
            page.add(numbered(number * PAGE + i));
        }
        return page;
    }
}
