package io.memoise.demo.github;

import io.memoise.demo.github.GitHubException.Reason;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells what an answer that is no page means, by GitHub's documentation "Rate limits for the REST API" and
 * "Troubleshooting the REST API".
 */
final class Refusal {
    /** What GitHub asks for where a secondary limit names no time. */
    private static final Duration WITHOUT_WORD = Duration.ofMinutes(1);

    private Refusal() {}

    /** The meaning of a status of 300 or more. */
    static GitHubException of(int status, HttpHeaders headers, byte[] body, String path, Instant now) {
        String said = shorten(PageReader.message(body));
        String words = said.toLowerCase(Locale.ROOT);
        boolean secondary = words.contains("secondary rate limit") || words.contains("abuse detection");
        boolean limited = (status == 403 || status == 429)
                && (status == 429
                        || secondary
                        || spent(headers)
                        || headers.firstValue("Retry-After").isPresent());
        if (limited) {
            return limit(!secondary && spent(headers), retryAt(headers, now));
        }
        String answer = status + (said.isEmpty() ? "" : ": " + said);
        return switch (status) {
            case 401 ->
                new GitHubException(
                        Reason.DENIED,
                        "the token was not accepted (" + answer + "); renew it, or unset it to go without");
            case 404 ->
                new GitHubException(
                        Reason.UNKNOWN,
                        "there is no such repository, or it is not shown to this token or without one (404 for " + path
                                + ")");
            case 410 -> new GitHubException(Reason.NO_LIST, "the list is switched off (" + answer + ")");
            case 403 ->
                new GitHubException(
                        words.contains("too large") ? Reason.NO_LIST : Reason.DENIED,
                        "the answer was refused (" + answer + ")");
            case 451 -> new GitHubException(Reason.DENIED, "the repository is blocked (" + answer + ")");
            default ->
                new GitHubException(
                        status >= 500 ? Reason.UNAVAILABLE : Reason.GARBLED, "the server answered " + answer);
        };
    }

    /** A limit that the last good answer announced: it was the last one of this hour. Null if there are more. */
    static @Nullable GitHubException announced(HttpHeaders headers, Instant now) {
        @Nullable Instant reset = reset(headers);
        return spent(headers) && reset != null && reset.isAfter(now) ? limit(true, reset) : null;
    }

    private static GitHubException limit(boolean primary, Instant retryAt) {
        return primary
                ? new GitHubException(
                        Reason.PRIMARY_LIMIT, "the requests that the rate limit allows are spent", retryAt, null)
                : new GitHubException(
                        Reason.SECONDARY_LIMIT,
                        "there were too many requests in a short time (secondary rate limit)",
                        retryAt,
                        null);
    }

    private static Instant retryAt(HttpHeaders headers, Instant now) {
        @Nullable
        Instant named = headers.firstValue("Retry-After")
                .map(value -> retryAfter(value.strip(), now))
                .orElse(null);
        if (named != null) {
            return named;
        }
        @Nullable Instant reset = spent(headers) ? reset(headers) : null;
        return reset != null ? reset : now.plus(WITHOUT_WORD);
    }

    /** RFC 9110 section 10.2.3: seconds, or an HTTP date. Null if it is neither. */
    private static @Nullable Instant retryAfter(String value, Instant now) {
        try {
            return value.matches("\\d{1,9}")
                    ? now.plusSeconds(Long.parseLong(value))
                    : ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException neither) {
            return null;
        }
    }

    private static boolean spent(HttpHeaders headers) {
        return headers.firstValue("x-ratelimit-remaining")
                .filter(value -> value.strip().equals("0"))
                .isPresent();
    }

    private static @Nullable Instant reset(HttpHeaders headers) {
        return headers.firstValue("x-ratelimit-reset")
                .map(String::strip)
                .filter(value -> value.matches("\\d{1,11}"))
                .map(value -> Instant.ofEpochSecond(Long.parseLong(value)))
                .orElse(null);
    }

    private static String shorten(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }
}
