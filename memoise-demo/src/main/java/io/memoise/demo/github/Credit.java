package io.memoise.demo.github;

import org.jspecify.annotations.Nullable;

/**
 * What one author did in one page of a list.
 *
 * @param login the account; null for an author without one and for a deleted account
 * @param type GitHub's word for the kind of account: {@code User}, {@code Bot}, {@code Organization}, or
 *     {@value #ANONYMOUS}; null for a deleted account
 * @param name what an author without an account signs with; null for everyone else
 * @param pullRequest whether these are pull requests, which GitHub lists among the issues
 * @param count how many: at least 1
 */
public record Credit(
        @Nullable String login,
        @Nullable String type,
        @Nullable String name,
        boolean pullRequest,
        long count) {

    /** The type of an author whose commits carry an e-mail address that belongs to no account. */
    public static final String ANONYMOUS = "Anonymous";

    /** The account that GitHub shows in the place of every deleted one. */
    public static final String GHOST = "ghost";

    /** Whether this is an author without an account. */
    public boolean anonymous() {
        return ANONYMOUS.equals(type);
    }

    /** Whether the account is gone, so that nobody can be named. */
    public boolean deleted() {
        return !anonymous() && (login == null || login.equals(GHOST));
    }
}
