package io.memoise.demo;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the name of a repository as users write it: {@code OWNER/REPO}, or its address in the browser. */
final class RepositoryName {
    private static final Pattern NAME =
            Pattern.compile("(?:https?://[^/]+/)?([A-Za-z0-9][A-Za-z0-9_-]{0,99}/[A-Za-z0-9._-]{1,100}?)(?:\\.git|/)?");

    private RepositoryName() {}

    /** {@code OWNER/REPO}, or null if the text names no repository. */
    static @Nullable String of(String text) {
        Matcher name = NAME.matcher(text.strip());
        return name.matches() && !name.group(1).matches("[^/]+/\\.{1,2}") ? name.group(1) : null;
    }
}
