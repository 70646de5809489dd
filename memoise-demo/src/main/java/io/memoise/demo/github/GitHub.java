package io.memoise.demo.github;

import io.memoise.Memoise;
import io.memoise.demo.github.GitHubException.Reason;
import io.memoise.demo.github.Wire.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks one GitHub for pages. What it was once told it is not told again: see {@link #page}. */
public final class GitHub {
    private final URI api;

    @Memoise.Secret
    private final String token;

    @Memoise.Ignore
    private final URI endpoint;

    @Memoise.Ignore
    private final Wire wire;

    @Memoise.Ignore
    private final Meter meter;

    /**
     * @param api the root that names the API, such as {@code https://api.github.com}; part of what is remembered
     * @param endpoint where requests really go; the same as {@code api} except in tests and samples
     * @param token what the user is known by, sent to the endpoint only; empty for none
     * @param firstPause how long to wait before a failed request is repeated
     */
    public GitHub(URI api, URI endpoint, String token, Meter meter, Duration firstPause) {
        this.api = api;
        this.endpoint = endpoint;
        this.token = token;
        this.meter = meter;
        this.wire = new Wire(endpoint, meter, firstPause, Clock.systemUTC());
    }

    /** The root that names the API. */
    public URI api() {
        return api;
    }

    /**
     * One page of a list.
     *
     * @param path path and query below the API's root
     * @throws GitHubException if there is no such page, or none now; no failure is ever an empty page
     */
    @Memoise
    public Page page(String path) throws GitHubException {
        Answer answer = wire.get(path, token);
        // 204 is how GitHub lists the contributors of a repository without commits.
        List<Credit> credits = answer.status() == 204 ? List.of() : credits(answer, path);
        @Nullable String next = Link.next(answer.headers().allValues("Link"));
        meter.page();
        return new Page(credits, next == null ? null : Link.below(endpoint, next));
    }

    private static List<Credit> credits(Answer answer, String path) throws GitHubException {
        try {
            return PageReader.credits(answer.body());
        } catch (IOException unreadable) {
            throw new GitHubException(
                    Reason.GARBLED,
                    "the answer for " + path + " can't be read as a list (" + unreadable.getMessage() + ")",
                    unreadable);
        }
    }
}
