package io.memoise.demo.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SampleGitHubTest {
    private static final String COMMENTS = "/repos/sample/hatstand/comments";

    private final HttpClient client = HttpClient.newHttpClient();
    private SampleGitHub sample;

    @BeforeEach
    void start() throws IOException {
        sample = SampleGitHub.start(3);
    }

    @AfterEach
    void stop() {
        sample.close();
    }

    @Test
    void givesPagesThatLinkOn() throws Exception {
        HttpResponse<String> first = get(COMMENTS + "?per_page=100");

        assertThat(array(first)).hasSize(10);
        String root = sample.endpoint() + COMMENTS + "?per_page=100&page=";
        assertThat(first.headers().firstValue("Link"))
                .hasValue("<" + root + "2>; rel=\"next\", <" + root + "4>; rel=\"last\"");
        HttpResponse<String> last = get(COMMENTS + "?page=4&per_page=100");
        assertThat(array(last)).hasSize(3);
        assertThat(last.headers().firstValue("Link")).isEmpty();
    }

    @Test
    void refusesOnceTheBudgetIsSpent() throws Exception {
        assertThat(get(COMMENTS).headers().firstValue("x-ratelimit-remaining")).hasValue("2");
        get(COMMENTS);
        assertThat(get(COMMENTS).headers().firstValue("x-ratelimit-remaining")).hasValue("0");
        HttpResponse<String> refused = get(COMMENTS);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("x-ratelimit-remaining")).hasValue("0");
        assertThat(refused.headers().firstValue("x-ratelimit-reset")).isPresent();

        sample.openWindow(1);
        assertThat(get(COMMENTS).statusCode()).isEqualTo(200);
        assertThat(sample.answered()).containsOnlyKeys(COMMENTS).containsEntry(COMMENTS, 4);
    }

    @Test
    void isTheSameEachTime() throws Exception {
        try (SampleGitHub other = SampleGitHub.start(3)) {
            assertThat(get(COMMENTS).body())
                    .isEqualTo(get(other.endpoint(), COMMENTS).body());
        }
    }

    @Test
    void knowsOneRepositoryOnly() throws Exception {
        assertThat(get("/repos/sample/other/comments").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return get(sample.endpoint(), path);
    }

    private HttpResponse<String> get(URI endpoint, String path) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(endpoint + path)).build(), BodyHandlers.ofString());
    }

    private static JsonArray array(HttpResponse<String> response) {
        return JsonParser.parseString(response.body()).getAsJsonArray();
    }
}
