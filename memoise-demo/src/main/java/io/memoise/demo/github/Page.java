package io.memoise.demo.github;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, reduced to what a listing of people needs.
 *
 * @param credits who did how much of what the page shows, in the order of first appearance
 * @param next path and query of the next page below the API's root; null on the last page
 */
public record Page(List<Credit> credits, @Nullable String next) {

    /** Takes an unmodifiable copy of the list. */
    public Page {
        credits = List.copyOf(credits);
    }
}
