package io.memoise.demo.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageReaderTest {

    @Test
    void addsUpAnAuthorsItems() throws IOException {
        assertThat(credits("""
                [{"id": 1, "user": {"login": "kate", "id": 9, "type": "User"}, "body": {"deep": [1, {"login": "x"}]}},
                 {"id": 2, "user": {"login": "otto", "type": "User"}},
                 {"id": 3, "user": {"login": "kate", "type": "User"}}]""")).containsExactly(credit("kate", "User", false, 2), credit("otto", "User", false, 1));
    }

    @Test
    void tellsPullRequestsFromIssues() throws IOException {
        assertThat(credits("""
                [{"user": {"login": "kate", "type": "User"}, "pull_request": {"url": "u"}},
                 {"user": {"login": "kate", "type": "User"}},
                 {"pull_request": null, "user": {"login": "kate", "type": "User"}}]""")).containsExactly(credit("kate", "User", true, 1), credit("kate", "User", false, 2));
    }

    @Test
    void countsAContributorsCommits() throws IOException {
        assertThat(credits("""
                [{"login": "kate", "id": 1, "type": "User", "contributions": 41},
                 {"email": "q@mill.invalid", "name": "Quill", "type": "Anonymous", "contributions": 3},
                 {"email": "q@home.invalid", "name": "Quill", "type": "Anonymous", "contributions": 2}]"""))
                .containsExactly(credit("kate", "User", false, 41), new Credit(null, "Anonymous", "Quill", false, 5));
    }

    @Test
    void knowsDeletedAccounts() throws IOException {
        List<Credit> credits = credits("""
                [{"id": 1, "user": null}, {"id": 2}, {"user": {"login": "ghost", "type": "User"}}]""");

        assertThat(credits).containsExactly(credit(null, null, false, 2), credit("ghost", "User", false, 1));
        assertThat(credits).allMatch(Credit::deleted);
    }

    @Test
    void keepsNoNameOfAnAccount() throws IOException {
        assertThat(credits("[{\"user\": {\"login\": \"kate\", \"name\": \"Kate\", \"type\": \"User\"}}]"))
                .containsExactly(credit("kate", "User", false, 1));
    }

    @Test
    void readsAnEmptyPage() throws IOException {
        assertThat(credits("[]")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "[",
                "[1]",
                "[{\"user\": \"kate\"}]",
                "[{\"contributions\": \"many\"}]",
                "[{\"user\": {\"login\": \"kate\"}}",
                "[] []",
                "<html>",
                "[{\"login\": \"a\", \"contributions\": 9223372036854775807},"
                        + " {\"login\": \"a\", \"contributions\": 1}]"
            })
    void refusesWhatIsNoPage(String body) {
        assertThatThrownBy(() -> credits(body)).isInstanceOf(IOException.class);
    }

    @Test
    void findsTheMessageOfAnError() {
        assertThat(PageReader.message(bytes("{\"documentation_url\": \"u\", \"message\": \"Not Found\"}")))
                .isEqualTo("Not Found");
        assertThat(PageReader.message(bytes("<html>"))).isEmpty();
        assertThat(PageReader.message(bytes(""))).isEmpty();
        assertThat(PageReader.message(bytes("{\"message\": 4"))).isEmpty();
    }

    private static List<Credit> credits(String json) throws IOException {
        return PageReader.credits(bytes(json));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Credit credit(String login, String type, boolean pullRequest, long count) {
        return new Credit(login, type, null, pullRequest, count);
    }
}
