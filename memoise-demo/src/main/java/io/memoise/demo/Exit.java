package io.memoise.demo;

import io.memoise.demo.github.GitHubException;

/** The program's exit codes; those above 2 as {@code sysexits.h} has them. */
final class Exit {
    /** Every list was read to its end. */
    static final int DONE = 0;
    /** The command line can't be followed. */
    static final int USAGE = 2;
    /** There is no such repository. */
    static final int UNKNOWN = 66;
    /** Nobody answers. */
    static final int UNAVAILABLE = 69;
    /** A defect of this program. */
    static final int DEFECT = 70;
    /** The report can't be written. */
    static final int UNWRITABLE = 74;
    /** A rate limit: the same command goes on later. */
    static final int LIMIT = 75;
    /** An answer that can't be understood. */
    static final int GARBLED = 76;
    /** The token does not suffice. */
    static final int DENIED = 77;

    private Exit() {}

    static int of(GitHubException stop) {
        return switch (stop.reason()) {
            case PRIMARY_LIMIT, SECONDARY_LIMIT -> LIMIT;
            case UNKNOWN, NO_LIST -> UNKNOWN;
            case DENIED -> DENIED;
            case UNAVAILABLE -> UNAVAILABLE;
            case GARBLED -> GARBLED;
        };
    }
}
