package io.memoise.demo.github;

/**
 * The repository-wide lists that people appear in. Each but {@link #CONTRIBUTORS} is in the order of creation, so what
 * is new comes at its end.
 */
public enum Listing {
    /** Authors of commits, with the number of their commits; sorted by that number. */
    CONTRIBUTORS("contributors", "/contributors?anon=1&per_page=100"),
    /** Issues and pull requests, open and closed. */
    ISSUES("issues", "/issues?state=all&sort=created&direction=asc&per_page=100"),
    /** Comments on issues and on pull requests. */
    ISSUE_COMMENTS("issue comments", "/issues/comments?sort=created&direction=asc&per_page=100"),
    /** Comments on lines of pull requests. */
    REVIEW_COMMENTS("review comments", "/pulls/comments?sort=created&direction=asc&per_page=100"),
    /** Comments on commits. */
    COMMIT_COMMENTS("commit comments", "/comments?per_page=100");

    private final String title;
    private final String path;

    Listing(String title, String path) {
        this.title = title;
        this.path = path;
    }

    /** The list's name in messages. */
    public String title() {
        return title;
    }

    /** Path and query of the first page, for a repository named {@code OWNER/REPO}. */
    public String firstPage(String repository) {
        return "/repos/" + repository + path;
    }

    /** Whether what is new comes at the end, so that only the last page ever changes. */
    public boolean growsAtItsEnd() {
        return this != CONTRIBUTORS;
    }
}
