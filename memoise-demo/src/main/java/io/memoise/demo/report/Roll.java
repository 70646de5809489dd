package io.memoise.demo.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everyone who contributed to a repository, as far as this run knows.
 *
 * @param repository {@code OWNER/REPO}
 * @param complete whether every list was read to its end
 * @param people accounts, the most contributions first
 * @param anonymous authors of commits without an account, the most commits first
 * @param deleted contributions whose accounts are gone
 * @param notes sentences about what the lists leave out
 * @param requests what the run cost
 * @param resetAt when requests are taken again; null unless a rate limit cut the run short
 */
public record Roll(
        String repository,
        boolean complete,
        List<Person> people,
        List<Anonymous> anonymous,
        long deleted,
        List<String> notes,
        Requests requests,
        @Nullable Instant resetAt) {

    /** Takes unmodifiable copies of the lists. */
    public Roll {
        people = List.copyOf(people);
        anonymous = List.copyOf(anonymous);
        notes = List.copyOf(notes);
    }

    /**
     * What a run cost.
     *
     * @param made requests sent
     * @param spared pages that a memo answered
     */
    public record Requests(int made, int spared) {}
}
