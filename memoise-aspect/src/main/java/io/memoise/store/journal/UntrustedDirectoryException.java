package io.memoise.store.journal;

import java.io.IOException;
import java.nio.file.Path;

/** The default directory was not made by this user's programs, or that can't be shown, so nothing in it is believed. */
public final class UntrustedDirectoryException extends IOException {
    private static final long serialVersionUID = 1L;

    UntrustedDirectoryException(Path directory, String reason, String wayOut) {
        super("Won't keep memos in " + directory + ": " + reason + ". " + wayOut
                + " See docs/troubleshooting.md#untrusted-directory");
    }
}
