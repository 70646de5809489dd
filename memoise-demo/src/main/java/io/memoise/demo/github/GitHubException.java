package io.memoise.demo.github;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why there is no page. The message is one plain sentence for the user. */
public final class GitHubException extends Exception {
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final @Nullable Instant retryAt;

    /** What kind of refusal it is, and so what the user can do. */
    public enum Reason {
        /** The requests of the hour are spent. */
        PRIMARY_LIMIT,
        /** Too many requests in a short time. */
        SECONDARY_LIMIT,
        /** There is no such repository, or it is not shown to this caller. */
        UNKNOWN,
        /** GitHub keeps no such list for this repository: it is switched off, or too long to be made. */
        NO_LIST,
        /** The token was not accepted, or does not suffice. */
        DENIED,
        /** Nobody answers, or only with server errors. */
        UNAVAILABLE,
        /** The answer is not what the API promises. */
        GARBLED
    }

    /** A refusal that waiting does not end. */
    public GitHubException(Reason reason, String message) {
        this(reason, message, null, null);
    }

    GitHubException(Reason reason, String message, @Nullable Throwable cause) {
        this(reason, message, null, cause);
    }

    GitHubException(Reason reason, String message, @Nullable Instant retryAt, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.retryAt = retryAt;
    }

    /** What kind of refusal it is. */
    public Reason reason() {
        return reason;
    }

    /** Whether it is a rate limit, primary or secondary. */
    public boolean limit() {
        return reason == Reason.PRIMARY_LIMIT || reason == Reason.SECONDARY_LIMIT;
    }

    /** When requests are taken again; null where GitHub did not say and where waiting is no way out. */
    public @Nullable Instant retryAt() {
        return retryAt;
    }
}
