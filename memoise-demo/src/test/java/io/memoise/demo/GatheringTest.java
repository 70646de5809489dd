package io.memoise.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.demo.Gathering.Gathered;
import io.memoise.demo.github.GitHub;
import io.memoise.demo.github.GitHubException.Reason;
import io.memoise.demo.github.Meter;
import io.memoise.demo.github.Script;
import io.memoise.demo.report.Person;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private static final AtomicInteger APIS = new AtomicInteger();

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Meter meter = new Meter();
    private Script script;

    @BeforeEach
    void start() throws IOException {
        script = Script.start();
    }

    @AfterEach
    void stop() {
        script.close();
    }

    @Test
    void asksForEveryListOfTheRepositoryAndFollowsItsPages() {
        script.page(user("a")).page(user("b"), "Link", "</repositories/7/issues?after=X>; rel=\"next\"");
        script.page(user("c")).page(user("d")).page(user("e")).page(user("f"));
        Gathered gathered = gather(false);

        assertThat(script.asked())
                .containsExactly(
                        "/repos/a/b/contributors?anon=1&per_page=100",
                        "/repos/a/b/issues?state=all&sort=created&direction=asc&per_page=100",
                        "/repositories/7/issues?after=X",
                        "/repos/a/b/issues/comments?sort=created&direction=asc&per_page=100",
                        "/repos/a/b/pulls/comments?sort=created&direction=asc&per_page=100",
                        "/repos/a/b/comments?per_page=100");
        assertThat(gathered.stop()).isNull();
        assertThat(gathered.pages()).isEqualTo(6);
        assertThat(gathered.roll().people()).extracting(Person::login).containsExactly("a", "b", "c", "d", "e", "f");
        assertThat(gathered.roll().requests().made()).isEqualTo(6);
        assertThat(gathered.roll().requests().spared()).isZero();
    }

    @Test
    void stopsWhereAListLeadsBackToItself() {
        script.page(user("a"), "Link", "</x?page=2>; rel=\"next\"")
                .page(user("a"), "Link", "</x?page=3>; rel=\"next\"")
                .page(user("a"), "Link", "</x?page=2>; rel=\"next\"");
        Gathered gathered = gather(false);

        assertThat(gathered.stop()).extracting(stop -> stop.reason()).isEqualTo(Reason.GARBLED);
        assertThat(gathered.stop()).hasMessage("the list of contributors leads back to /x?page=2");
        assertThat(gathered.roll().complete()).isFalse();
    }

    @Test
    void leavesAnEmptyLineOnATerminal() {
        script.page("[]").page("[]").page("[]").page("[]").page("[]");
        gather(true);

        String printed = err.toString(StandardCharsets.UTF_8);
        assertThat(printed)
                .contains("\rissues, page 1 · 0 people · 2 requests made, 0 spared")
                .endsWith(" \r");
        assertThat(printed).doesNotContain("\n");
    }

    @Test
    void refreshingAsksForTheLastPagesAnewAndGoesOnFromThere() {
        URI api = anotherApi();
        String next = "</repos/a/b/issues?page=2>; rel=\"next\"";
        String nextButOne = "</repos/a/b/issues?page=3>; rel=\"next\"";
        script.page(user("a")).page(user("b"), "Link", next).page(user("c"));
        script.page("[]").page("[]").page("[]");
        gather(api, false, false);
        script.page(user("a2")).page(user("c"), "Link", nextButOne).page(user("d"));
        script.page(user("e")).page("[]").page("[]");
        Gathered refreshed = gather(api, false, true);

        assertThat(script.asked().subList(6, 12))
                .containsExactly(
                        "/repos/a/b/contributors?anon=1&per_page=100",
                        "/repos/a/b/issues?page=2",
                        "/repos/a/b/issues?page=3",
                        "/repos/a/b/issues/comments?sort=created&direction=asc&per_page=100",
                        "/repos/a/b/pulls/comments?sort=created&direction=asc&per_page=100",
                        "/repos/a/b/comments?per_page=100");
        assertThat(refreshed.roll().people()).extracting(Person::login).containsExactly("a2", "b", "c", "d", "e");
        assertThat(refreshed.roll().requests().spared()).isEqualTo(1);

        Gathered after = gather(api, false, false);
        assertThat(script.asked()).hasSize(12);
        assertThat(after.roll().people()).isEqualTo(refreshed.roll().people());
    }

    private static URI anotherApi() {
        return URI.create("https://gathering-" + APIS.incrementAndGet() + ".invalid");
    }

    private Gathered gather(boolean terminal) {
        return gather(anotherApi(), terminal, false);
    }

    private Gathered gather(URI api, boolean terminal, boolean refresh) {
        GitHub github = new GitHub(api, script.endpoint(), "", meter, Duration.ZERO);
        Progress progress = new Progress(new PrintStream(err, true, StandardCharsets.UTF_8), terminal);
        Gathered gathered = new Gathering(github, meter, progress, refresh).gather("a/b");
        progress.clear();
        return gathered;
    }

    private static String user(String login) {
        return "[{\"login\": \"" + login + "\", \"type\": \"User\", \"contributions\": 1," + " \"user\": {\"login\": \""
                + login + "\", \"type\": \"User\"}}]";
    }
}
