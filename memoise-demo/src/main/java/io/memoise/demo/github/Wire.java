package io.memoise.demo.github;

import io.memoise.demo.github.GitHubException.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one endpoint: repeats them where the server stumbles, follows redirects within it, and asks nothing
 * more once a limit was announced.
 */
final class Wire {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);
    private static final int REPEATS = 3;
    private static final int REDIRECTS = 5;
    private static final Set<Integer> REDIRECT = Set.of(301, 302, 307, 308);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    private final URI endpoint;
    private final Meter meter;
    private final Duration firstPause;
    private final Clock clock;
    private volatile @Nullable GitHubException announced;

    /**
     * @param endpoint where requests go; its path is the prefix of every request's path
     * @param firstPause how long to wait before a request is repeated; each further pause is twice as long
     */
    Wire(URI endpoint, Meter meter, Duration firstPause, Clock clock) {
        this.endpoint = endpoint;
        this.meter = meter;
        this.firstPause = firstPause;
        this.clock = clock;
    }

    /** An answer of a status below 300. */
    record Answer(int status, HttpHeaders headers, byte[] body) {}

    /** The answer to one GET of path and query below the endpoint; {@code token} is empty if there is none. */
    Answer get(String path, String token) throws GitHubException {
        String now = path;
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            HttpResponse<byte[]> response = repeated(now, token);
            @Nullable
            String elsewhere = response.headers().firstValue("Location").orElse(null);
            if (!REDIRECT.contains(response.statusCode()) || elsewhere == null) {
                return answer(response, now);
            }
            now = Link.below(endpoint, elsewhere);
        }
        throw new GitHubException(Reason.GARBLED, "the server redirects in circles (" + path + ")");
    }

    private Answer answer(HttpResponse<byte[]> response, String path) throws GitHubException {
        int status = response.statusCode();
        if (status >= 300) {
            throw Refusal.of(status, response.headers(), response.body(), path, clock.instant());
        }
        announced = Refusal.announced(response.headers(), clock.instant());
        return new Answer(status, response.headers(), response.body());
    }

    private HttpResponse<byte[]> repeated(String path, String token) throws GitHubException {
        Duration pause = firstPause;
        for (int repeat = 0; ; repeat++) {
            try {
                HttpResponse<byte[]> response = send(path, token);
                if (response.statusCode() < 500 || repeat == REPEATS) {
                    return response;
                }
            } catch (ConnectException nobody) {
                throw silent("can't be reached", nobody);
            } catch (IOException broken) {
                if (broken.getCause() instanceof UnresolvedAddressException || repeat == REPEATS) {
                    throw silent("does not answer", broken);
                }
            }
            sleep(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private HttpResponse<byte[]> send(String path, String token) throws IOException, GitHubException {
        GitHubException limit = announced;
        if (limit != null && limit.retryAt() != null && limit.retryAt().isAfter(clock.instant())) {
            throw limit;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root() + path))
                .timeout(ANSWER_WITHIN)
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .header("User-Agent", "memoise-hatrack");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        meter.request();
        CompletableFuture<HttpResponse<byte[]>> response =
                client.sendAsync(request.build(), BodyHandlers.ofByteArray());
        try {
            // The request's own timeout ends with the headers; this one covers the body.
            return response.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException known ? known : new IOException(failed.getCause());
        } catch (TimeoutException slow) {
            response.cancel(true);
            throw new IOException("no answer within " + ANSWER_WITHIN.toSeconds() + " s", slow);
        } catch (InterruptedException stop) {
            response.cancel(true);
            throw interrupted(stop);
        }
    }

    private String root() {
        return endpoint.toString().replaceAll("/+$", "");
    }

    private void sleep(Duration pause) throws GitHubException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException stop) {
            throw interrupted(stop);
        }
    }

    private static GitHubException interrupted(InterruptedException stop) {
        Thread.currentThread().interrupt();
        return new GitHubException(Reason.UNAVAILABLE, "the request was interrupted", stop);
    }

    private GitHubException silent(String how, IOException cause) {
        @Nullable String detail = cause.getMessage();
        return new GitHubException(
                Reason.UNAVAILABLE,
                endpoint.getHost() + " " + how + (detail == null ? "" : " (" + detail + ")") + "; is the network up?",
                cause);
    }
}
