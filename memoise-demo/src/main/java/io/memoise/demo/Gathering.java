package io.memoise.demo;

import io.memoise.Memos;
import io.memoise.demo.github.GitHub;
import io.memoise.demo.github.GitHubException;
import io.memoise.demo.github.GitHubException.Reason;
import io.memoise.demo.github.Listing;
import io.memoise.demo.github.Meter;
import io.memoise.demo.github.Page;
import io.memoise.demo.report.Roll;
import io.memoise.demo.report.Tally;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks all lists of a repository, page by page. Which pages are remembered it learns only from the meter, and uses for
 * nothing but the count, and to ask anew.
 */
final class Gathering {
    private final GitHub github;
    private final Meter meter;
    private final Progress progress;
    private final boolean refresh;
    private final Tally tally = new Tally();
    private final List<String> notes = new ArrayList<>();
    private int pages;
    private int spared;

    /** @param refresh whether to ask anew for the pages that may have changed since they were remembered */
    Gathering(GitHub github, Meter meter, Progress progress, boolean refresh) {
        this.github = github;
        this.meter = meter;
        this.progress = progress;
        this.refresh = refresh;
    }

    /**
     * What came of it.
     *
     * @param roll everyone who was found
     * @param pages pages read, from memos or from the network
     * @param stop why it ended early; null if it did not
     */
    record Gathered(Roll roll, int pages, @Nullable GitHubException stop) {}

    /** Reads every list of the repository to its end, or until there is no next page to be had. */
    Gathered gather(String repository) {
        @Nullable GitHubException stop = null;
        try {
            for (Listing listing : Listing.values()) {
                read(listing, listing.firstPage(repository));
            }
        } catch (GitHubException early) {
            stop = early;
        }
        Roll roll = new Roll(
                repository,
                stop == null,
                tally.people(),
                tally.anonymous(),
                tally.deleted(),
                notes,
                new Roll.Requests(meter.requests(), spared),
                stop != null && stop.limit() ? stop.retryAt() : null);
        return new Gathered(roll, pages, stop);
    }

    private void read(Listing listing, String first) throws GitHubException {
        Set<String> seen = new HashSet<>();
        for (@Nullable String path = first; path != null; ) {
            if (!seen.add(path)) {
                throw new GitHubException(Reason.GARBLED, "the list of " + listing.title() + " leads back to " + path);
            }
            @Nullable Page page = page(listing, path);
            if (page == null) {
                break;
            }
            tally.add(listing, page);
            progress.page(listing.title(), seen.size(), tally.size(), meter.requests(), spared);
            path = page.next();
        }
        progress.list(listing.title(), seen.size());
    }

    private @Nullable Page page(Listing listing, String path) throws GitHubException {
        int answered = meter.pages();
        try {
            Page page = github.page(path);
            boolean remembered = meter.pages() == answered;
            if (remembered && refresh && mayHaveChanged(listing, page)) {
                Memos.current().evict(() -> github.page(path));
                page = github.page(path);
                remembered = false;
            }
            pages++;
            spared += remembered ? 1 : 0;
            return page;
        } catch (GitHubException none) {
            if (none.reason() != Reason.NO_LIST) {
                throw none;
            }
            notes.add("without " + listing.title() + ": " + none.getMessage());
            return null;
        }
    }

    /** What is new comes at the end of a list, but in the one that is sorted by the number of commits. */
    private static boolean mayHaveChanged(Listing listing, Page page) {
        return page.next() == null || !listing.growsAtItsEnd();
    }
}
