package io.memoise.demo.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.memoise.demo.github.GitHubException.Reason;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubTest {
    private static final AtomicInteger APIS = new AtomicInteger();
    private static final String KATE = "[{\"user\": {\"login\": \"kate\", \"type\": \"User\"}}]";
    private static final Page ONLY_KATE = new Page(java.util.List.of(new Credit("kate", "User", null, false, 1)), null);

    private final Meter meter = new Meter();
    private Script script;
    private GitHub github;

    @BeforeEach
    void start() throws IOException {
        script = Script.start();
        github = github(script.endpoint(), "");
    }

    @AfterEach
    void stop() {
        script.close();
    }

    /** Each has an API of its own, so that no test is answered from another's memos. */
    private GitHub github(URI endpoint, String token) {
        URI api = URI.create("https://test-" + APIS.incrementAndGet() + ".invalid");
        return new GitHub(api, endpoint, token, meter, Duration.ZERO);
    }

    @Test
    void readsAPage() throws Exception {
        script.page(KATE);

        assertThat(github.page("/x?page=1")).isEqualTo(ONLY_KATE);
        assertThat(script.asked()).containsExactly("/x?page=1");
        assertThat(meter.requests()).isEqualTo(1);
        assertThat(meter.pages()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"Link", "link", "LINK"})
    void followsLinksWhateverTheHeadersCase(String name) throws Exception {
        script.page(KATE, name, "<" + script.endpoint() + "/repositories/7/x?after=abc>; rel=\"next\"");

        assertThat(github.page("/x").next()).isEqualTo("/repositories/7/x?after=abc");
    }

    @Test
    void staysBelowThePathOfTheEndpoint() throws Exception {
        URI root = URI.create(script.endpoint() + "/api/v3");
        script.page(KATE, "Link", "<" + root + "/x?page=2>; rel=\"next\"");

        assertThat(github(root, "").page("/x").next()).isEqualTo("/x?page=2");
        assertThat(script.asked()).containsExactly("/api/v3/x");
    }

    @Test
    void refusesALinkToAnotherHost() {
        script.page(KATE, "Link", "<https://evil.example/x?page=2>; rel=\"next\"");

        assertThat(failure(github)).extracting(GitHubException::reason).isEqualTo(Reason.GARBLED);
    }

    @Test
    void readsTheEmptyAnswerOfAnEmptyRepository() throws Exception {
        script.answer(204, Map.of(), "");

        assertThat(github.page("/x")).isEqualTo(new Page(java.util.List.of(), null));
    }

    @Test
    void followsARenamedRepository() throws Exception {
        script.answer(301, Map.of("Location", script.endpoint() + "/repositories/7/x?page=1"), "{}");
        script.page(KATE);

        assertThat(github(script.endpoint(), "secret").page("/x")).isEqualTo(ONLY_KATE);
        assertThat(script.asked()).containsExactly("/x", "/repositories/7/x?page=1");
    }

    @Test
    void takesNoTokenToAnotherHost() throws Exception {
        try (Script other = Script.start()) {
            script.answer(301, Map.of("Location", other.endpoint() + "/x"), "{}");

            assertThat(failure(github(script.endpoint(), "secret")).reason()).isEqualTo(Reason.GARBLED);
            assertThat(script.tokens()).containsExactly("Bearer secret");
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void givesUpOnACircleOfRedirects() {
        for (int i = 0; i < 10; i++) {
            script.answer(302, Map.of("Location", "/x"), "{}");
        }

        assertThat(failure(github)).hasMessageContaining("redirects in circles");
        assertThat(script.asked()).hasSize(6);
    }

    @Test
    void asksAgainWhereTheServerStumbles() throws Exception {
        script.answer(502, Map.of(), "<html>").answer(500, Map.of(), "").page(KATE);

        assertThat(github.page("/x")).isEqualTo(ONLY_KATE);
        assertThat(meter.requests()).isEqualTo(3);
    }

    @Test
    void tellsAfterThreeRepeats() {
        for (int i = 0; i < 5; i++) {
            script.answer(503, Map.of(), "{\"message\": \"down\"}");
        }

        GitHubException failure = failure(github);
        assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(failure).hasMessage("the server answered 503: down");
        assertThat(meter.requests()).isEqualTo(4);
    }

    @Test
    void tellsThatNobodyAnswers() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        GitHubException failure = failure(github(URI.create("http://127.0.0.1:" + port), ""));
        assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("127.0.0.1 can't be reached").hasMessageContaining("network");
        assertThat(meter.requests()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "404, Not Found, UNKNOWN",
        "401, Bad credentials, DENIED",
        "403, Resource not accessible, DENIED",
        "403, The history or contributor list is too large, NO_LIST",
        "410, Issues are disabled, NO_LIST",
        "451, Repository access blocked, DENIED",
        "422, use cursor based pagination, GARBLED"
    })
    void tellsRefusalsApart(int status, String message, Reason reason) {
        script.answer(status, Map.of("x-ratelimit-remaining", "50"), "{\"message\": \"" + message + "\"}");

        assertThat(failure(github).reason()).isEqualTo(reason);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "<html>", "{\"message\": \"fine\"}", "[1]"})
    void takesNoOtherTextForAnEmptyPage(String body) {
        script.page(body);

        assertThat(failure(github).reason()).isEqualTo(Reason.GARBLED);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {403, 429})
    void knowsThePrimaryLimit(int status) {
        Instant reset = Instant.now().plusSeconds(1800).truncatedTo(ChronoUnit.SECONDS);
        script.answer(
                status,
                Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", Long.toString(reset.getEpochSecond())),
                "{\"message\": \"API rate limit exceeded\"}");

        GitHubException failure = failure(github);
        assertThat(failure.reason()).isEqualTo(Reason.PRIMARY_LIMIT);
        assertThat(failure.retryAt()).isEqualTo(reset);
    }

    @Test
    void stopsBeforeTheLimitOnceItIsAnnounced() throws Exception {
        long reset = Instant.now().plusSeconds(1800).getEpochSecond();
        script.answer(200, Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", Long.toString(reset)), KATE);

        assertThat(github.page("/x")).isEqualTo(ONLY_KATE);
        assertThat(failure(github, "/y").reason()).isEqualTo(Reason.PRIMARY_LIMIT);
        assertThat(script.asked()).containsExactly("/x");
    }

    @Test
    void believesNoLimitThatIsOver() throws Exception {
        long reset = Instant.now().minusSeconds(5).getEpochSecond();
        script.answer(200, Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", Long.toString(reset)), KATE);
        script.page(KATE);

        github.page("/x");
        assertThat(github.page("/y")).isEqualTo(ONLY_KATE);
    }

    @Test
    void obeysRetryAfterInSeconds() {
        script.answer(403, Map.of("Retry-After", "120", "x-ratelimit-remaining", "4000"), "{}");

        GitHubException failure = failure(github);
        assertThat(failure.reason()).isEqualTo(Reason.SECONDARY_LIMIT);
        assertThat(failure.retryAt())
                .isBetween(Instant.now().plusSeconds(60), Instant.now().plusSeconds(120));
    }

    @Test
    void obeysRetryAfterAsADate() {
        ZonedDateTime at = ZonedDateTime.of(2031, 3, 4, 5, 6, 7, 0, ZoneOffset.UTC);
        script.answer(429, Map.of("Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(at)), "{}");

        GitHubException failure = failure(github);
        assertThat(failure.reason()).isEqualTo(Reason.SECONDARY_LIMIT);
        assertThat(failure.retryAt()).isEqualTo(at.toInstant());
    }

    @Test
    void knowsTheSecondaryLimitByItsText() {
        script.answer(
                403,
                Map.of("x-ratelimit-remaining", "4000"),
                "{\"message\": \"You have exceeded a secondary rate limit.\"}");

        GitHubException failure = failure(github);
        assertThat(failure.reason()).isEqualTo(Reason.SECONDARY_LIMIT);
        assertThat(failure.retryAt()).isAfter(Instant.now().plusSeconds(30));
    }

    @Test
    void doesNotRememberAFailure() throws Exception {
        script.answer(403, Map.of("Retry-After", "1"), "{}")
                .answer(404, Map.of(), "{}")
                .page(KATE);

        failure(github);
        failure(github);
        assertThat(github.page("/x")).isEqualTo(ONLY_KATE);
    }

    @Test
    void saysNothingOfTheToken() {
        script.answer(401, Map.of(), "{\"message\": \"Bad credentials\"}");

        assertThat(failure(github(script.endpoint(), "hush-4711")).toString()).doesNotContain("hush-4711");
    }

    private static GitHubException failure(GitHub github) {
        return failure(github, "/x");
    }

    private static GitHubException failure(GitHub github, String path) {
        return catchThrowableOfType(GitHubException.class, () -> github.page(path));
    }
}
