package io.memoise.demo.sample;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** An invented repository, the same each time: its lists by path, in GitHub's words and shapes. */
final class SampleData {
    /** The repository's name. */
    static final String REPOSITORY = "sample/hatstand";

    private static final int ISSUES = 118;
    private static final int ISSUE_COMMENTS = 214;
    private static final int REVIEW_COMMENTS = 76;
    private static final int COMMIT_COMMENTS = 33;
    private static final int COMMITTERS = 28;

    private static final List<String> ANIMALS =
            List.of("otter", "wren", "newt", "heron", "marten", "lynx", "toad", "plover", "stoat", "moth");
    private static final List<String> PLACES = List.of("tarn", "fell", "moss", "quay");
    private static final List<String> SIGNATURES =
            List.of("Quill at the mill", "R. Fen", "build box", "Ágnes of the Moor", "nobody");

    private final SplittableRandom random = new SplittableRandom(1893);
    private final List<JsonObject> people = new ArrayList<>();
    private final Map<String, JsonArray> lists = new LinkedHashMap<>();
    private int ids = 1000;

    private SampleData() {
        for (String place : PLACES) {
            for (String animal : ANIMALS) {
                people.add(account(animal + "-of-" + place, "User"));
            }
        }
        people.add(account("hat-brush[bot]", "Bot"));
        String root = "/repos/" + REPOSITORY;
        lists.put(root + "/contributors", contributors());
        lists.put(root + "/issues", items(ISSUES, true, false));
        lists.put(root + "/issues/comments", items(ISSUE_COMMENTS, false, false));
        lists.put(root + "/pulls/comments", items(REVIEW_COMMENTS, false, true));
        lists.put(root + "/comments", items(COMMIT_COMMENTS, false, false));
    }

    /** The lists by the path of their address. */
    static Map<String, JsonArray> lists() {
        return new SampleData().lists;
    }

    private JsonArray contributors() {
        JsonArray list = new JsonArray();
        for (int i = 0; i < COMMITTERS; i++) {
            JsonObject author = people.get(i * 3 % people.size()).deepCopy();
            author.addProperty("contributions", 400 / (i + 1));
            list.add(author);
        }
        for (int i = 0; i < SIGNATURES.size(); i++) {
            JsonObject author = new JsonObject();
            author.addProperty("type", "Anonymous");
            author.addProperty("name", SIGNATURES.get(i));
            author.addProperty("email", "someone" + i + "@sample.invalid");
            author.addProperty("contributions", SIGNATURES.size() - i);
            list.add(author);
        }
        return list;
    }

    private JsonArray items(int count, boolean numbered, boolean mayLackUser) {
        JsonArray list = new JsonArray();
        int number = 0;
        for (int i = 0; i < count; i++) {
            JsonObject item = new JsonObject();
            item.addProperty("id", ids++);
            item.addProperty(
                    "created_at",
                    Instant.parse("2020-01-01T00:00:00Z")
                            .plusSeconds(ids * 7200L)
                            .toString());
            item.add("user", author(mayLackUser));
            if (numbered) {
                // Holes are normal: deleted and transferred issues leave them.
                number += random.nextInt(12) == 0 ? 2 : 1;
                item.addProperty("number", number);
                item.addProperty("state", random.nextInt(3) == 0 ? "open" : "closed");
                if (random.nextInt(5) < 2) {
                    JsonObject pull = new JsonObject();
                    pull.addProperty("url", "https://sample.invalid/repos/" + REPOSITORY + "/pulls/" + number);
                    item.add("pull_request", pull);
                }
            }
            list.add(item);
        }
        return list;
    }

    private JsonElement author(boolean mayLackUser) {
        int die = random.nextInt(30);
        if (die == 0) {
            return mayLackUser ? JsonNull.INSTANCE : account("ghost", "User");
        }
        if (die < 3) {
            return people.get(people.size() - 1).deepCopy();
        }
        // The smaller of two draws: a few do much, many do little.
        int who = Math.min(random.nextInt(people.size()), random.nextInt(people.size()));
        return people.get(who).deepCopy();
    }

    private JsonObject account(String login, String type) {
        JsonObject account = new JsonObject();
        account.addProperty("login", login);
        account.addProperty("id", ids++);
        account.addProperty("type", type);
        return account;
    }
}
