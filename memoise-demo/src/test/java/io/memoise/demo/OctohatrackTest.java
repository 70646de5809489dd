package io.memoise.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.memoise.demo.github.Credit;
import io.memoise.demo.github.GitHub;
import io.memoise.demo.github.Meter;
import io.memoise.demo.github.Page;
import io.memoise.demo.github.Script;
import io.memoise.demo.sample.SampleGitHub;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the program that this one is modelled on gets wrong; {@link ResumeTest} has the cases that need several
 * processes: progress within a list, and a damaged file.
 */
class OctohatrackTest {
    private static final String USER = "[{\"user\": {\"login\": \"kate\", \"type\": \"User\"}}]";

    @TempDir
    private Path directory;

    private Script script;

    @BeforeEach
    void start() throws Exception {
        script = Script.start();
    }

    @AfterEach
    void stop() {
        script.close();
    }

    @Test
    void twoServersShareNoAnswer() throws Exception {
        script.page(USER).page("[]");
        GitHub one = github("https://one.invalid");
        GitHub other = github("https://other.invalid");

        assertThat(one.page("/x").credits()).hasSize(1);
        assertThat(other.page("/x").credits()).isEmpty();
        assertThat(one.page("/x").credits()).hasSize(1);
    }

    @Test
    void nobodyCanAddToAPage() throws Exception {
        script.page(USER);
        Page page = github("https://add.invalid").page("/x");

        assertThatThrownBy(() -> page.credits().add(new Credit("x", "User", null, false, 1)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aSecondaryLimitIsNeverTakenForAnEmptyList() {
        script.page(USER)
                .answer(
                        403,
                        Map.of("Retry-After", "60"),
                        "{\"message\": \"You have exceeded a secondary rate limit\"}");
        Run cut = run();

        assertThat(cut.code()).isEqualTo(75);
        assertThat(cut.out()).contains("INCOMPLETE", "secondary rate limit");

        script.page(USER).page(USER).page(USER).page(USER).page(USER);
        Run whole = run();
        assertThat(whole.code()).isZero();
        assertThat(whole.out()).startsWith("1 person contributed");
    }

    @Test
    void theLastAnswerBeforeTheLimitCounts() {
        Run run = Run.of("--sample", "--budget", "50", "--memo-dir", directory.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out()).endsWith("50 requests made, 0 spared, 40 people\n");
    }

    @Test
    void aLimitThatWasLiftedHoldsNobodyBack() throws Exception {
        String reset = Long.toString(Instant.now().plus(Duration.ofHours(1)).getEpochSecond());
        script.answer(200, Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", reset), USER);
        assertThat(run().code()).isEqualTo(75);

        script.page(USER).page(USER).page(USER).page(USER).page(USER);
        assertThat(run().code()).isZero();
    }

    @Test
    void holesAmongTheNumbersEndNoList() {
        Run run = Run.of("--sample", "--budget", "50", "--without-memoise", "--format", "json");

        JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
        long issues = json.getAsJsonArray("people").asList().stream()
                .map(person -> person.getAsJsonObject().getAsJsonObject("contributions"))
                .mapToLong(counts -> counts.get("issues").getAsLong()
                        + counts.get("pullRequests").getAsLong())
                .sum();
        assertThat(issues).isBetween(118 - json.get("deleted").getAsLong(), 118L);
    }

    @Test
    void aCommentWithoutUserIsOfADeletedAccount() {
        script.page("[]").page(USER).page(USER).page("[{\"user\": null}]").page("[]");
        Run run = run();

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("1 person contributed", "\n1 contribution of deleted accounts\n");
    }

    @Test
    void theSampleKnowsOneRepositoryOnly() throws Exception {
        try (SampleGitHub sample = SampleGitHub.start(20)) {
            Run run = Run.of("--api-url", sample.endpoint().toString(), "--memo-dir", directory.toString(), "no/body");

            assertThat(run.code()).isEqualTo(66);
            assertThat(run.err()).contains("there is no such repository");
        }
    }

    private GitHub github(String api) {
        return new GitHub(URI.create(api), script.endpoint(), "", new Meter(), Duration.ZERO);
    }

    private Run run() {
        return Run.of("--api-url", script.endpoint().toString(), "--memo-dir", directory.toString(), "a/b");
    }
}
