package io.memoise.demo.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.memoise.demo.github.Credit;
import io.memoise.demo.github.Listing;
import io.memoise.demo.github.Page;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void printsAFinishedRoll() {
        assertThat(new TextReport().of(finished())).isEqualTo("""
                3 people contributed to sample/hatstand

                     14  kate              12 commits, 1 issue, 1 pull request
                      2  brush[bot] (bot)  2 comments
                      2  otto              1 review comment, 1 commit comment

                2 authors of commits without an account:
                      3  Quill
                      1  Fen

                2 contributions of deleted accounts
                """);
    }

    @Test
    void marksACutRoll() {
        Roll roll = new Roll("a/b", false, List.of(), List.of(), 0, List.of(), new Roll.Requests(0, 0), null);

        assertThat(new TextReport().of(roll)).isEqualTo("INCOMPLETE: so far 0 people contributed to a/b\n");
    }

    @Test
    void saysWhatIsLeftOut() {
        Roll roll = new Roll("a/b", true, List.of(), List.of(), 1, List.of("without x"), new Roll.Requests(1, 0), null);

        assertThat(new TextReport().of(roll))
                .isEqualTo("0 people contributed to a/b\n\n1 contribution of deleted accounts\nwithout x\n");
    }

    @Test
    void writesJson() {
        Roll roll = new Roll(
                "a/b",
                false,
                List.of(new Person("kate", "User", java.util.Map.of(Kind.COMMITS, 2L, Kind.PULL_REQUESTS, 1L))),
                List.of(new Anonymous("Quill", 3)),
                4,
                List.of(),
                new Roll.Requests(20, 10),
                Instant.parse("2026-01-02T03:04:05Z"));

        assertThat(new JsonReport().of(roll)).isEqualTo("""
                {
                  "repository": "a/b",
                  "complete": false,
                  "people": [
                    {
                      "login": "kate",
                      "type": "User",
                      "contributions": {
                        "commits": 2,
                        "issues": 0,
                        "pullRequests": 1,
                        "issueComments": 0,
                        "reviewComments": 0,
                        "commitComments": 0
                      }
                    }
                  ],
                  "anonymous": [
                    {
                      "name": "Quill",
                      "commits": 3
                    }
                  ],
                  "deleted": 4,
                  "notes": [],
                  "requests": {
                    "made": 20,
                    "spared": 10
                  },
                  "resetAt": "2026-01-02T03:04:05Z"
                }
                """);
    }

    @Test
    void writesNullWhereNoLimitStoppedIt() {
        JsonObject json =
                JsonParser.parseString(new JsonReport().of(finished())).getAsJsonObject();

        assertThat(json.get("resetAt").isJsonNull()).isTrue();
        assertThat(json.get("complete").getAsBoolean()).isTrue();
        assertThat(json.getAsJsonArray("people")).hasSize(3);
    }

    @Test
    void letsNoNameRuleTheTerminal() {
        String nasty = "a\u001b[31m\u202Eb\r\n\u0085c\uD800";
        Roll roll = new Roll(
                "a/b",
                true,
                List.of(new Person(nasty, "User", java.util.Map.of(Kind.ISSUES, 1L))),
                List.of(new Anonymous(nasty, 1)),
                0,
                List.of(),
                new Roll.Requests(1, 0),
                null);

        String safe = "a\\u001B[31m\\u202Eb\\u000D\\u000A\\u0085c\\uD800";
        assertThat(new TextReport().of(roll))
                .isEqualTo("1 person contributed to a/b\n\n      1  " + safe
                        + "  1 issue\n\n1 author of commits without an account:\n      1  " + safe + "\n");
        String json = new JsonReport().of(roll);
        assertThat(json).doesNotContain("\u001b", "\u202E", "\u0085", "\r");
        assertThat(JsonParser.parseString(json)
                        .getAsJsonObject()
                        .getAsJsonArray("anonymous")
                        .get(0)
                        .getAsJsonObject()
                        .get("name")
                        .getAsString())
                .isEqualTo(nasty);
    }

    @Test
    void leavesLettersOfAllScriptsAlone() {
        assertThat(Printable.text("Ágnes 山田 Ω 🎩")).isEqualTo("Ágnes 山田 Ω 🎩");
    }

    private static Roll finished() {
        Tally tally = new Tally();
        tally.add(
                Listing.CONTRIBUTORS,
                page(credit("kate", 12), new Credit(null, "Anonymous", "Fen", false, 1), quill(2), quill(1)));
        tally.add(
                Listing.ISSUES, page(credit("kate", 1), new Credit("kate", "User", null, true, 1), credit("ghost", 1)));
        tally.add(Listing.ISSUE_COMMENTS, page(new Credit("brush[bot]", "Bot", null, false, 2)));
        tally.add(Listing.REVIEW_COMMENTS, page(credit("otto", 1), new Credit(null, null, null, false, 1)));
        tally.add(Listing.COMMIT_COMMENTS, page(credit("otto", 1)));
        return new Roll(
                "sample/hatstand",
                true,
                tally.people(),
                tally.anonymous(),
                tally.deleted(),
                List.of(),
                new Roll.Requests(5, 0),
                null);
    }

    private static Page page(Credit... credits) {
        return new Page(List.of(credits), null);
    }

    private static Credit credit(String login, long count) {
        return new Credit(login, "User", null, false, count);
    }

    private static Credit quill(long commits) {
        return new Credit(null, "Anonymous", "Quill", false, commits);
    }
}
