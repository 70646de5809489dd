package io.memoise.demo.report;

import io.memoise.demo.github.Credit;
import io.memoise.demo.github.Listing;

/** The kinds of contributions, in the order in which they are reported. */
public enum Kind {
    /** Commits on the default branch. */
    COMMITS("commits", "commit", "commits"),
    /** Issues opened. */
    ISSUES("issues", "issue", "issues"),
    /** Pull requests opened. */
    PULL_REQUESTS("pullRequests", "pull request", "pull requests"),
    /** Comments on issues and pull requests. */
    ISSUE_COMMENTS("issueComments", "comment", "comments"),
    /** Comments on lines of pull requests. */
    REVIEW_COMMENTS("reviewComments", "review comment", "review comments"),
    /** Comments on commits. */
    COMMIT_COMMENTS("commitComments", "commit comment", "commit comments");

    private final String key;
    private final String one;
    private final String many;

    Kind(String key, String one, String many) {
        this.key = key;
        this.one = one;
        this.many = many;
    }

    /** The kind of what a list credits its authors with. */
    static Kind of(Listing listing, Credit credit) {
        return switch (listing) {
            case CONTRIBUTORS -> COMMITS;
            case ISSUES -> credit.pullRequest() ? PULL_REQUESTS : ISSUES;
            case ISSUE_COMMENTS -> ISSUE_COMMENTS;
            case REVIEW_COMMENTS -> REVIEW_COMMENTS;
            case COMMIT_COMMENTS -> COMMIT_COMMENTS;
        };
    }

    /** The kind's name in JSON. */
    String key() {
        return key;
    }

    /** So many of this kind, in words. */
    String count(long count) {
        return count + " " + (count == 1 ? one : many);
    }
}
