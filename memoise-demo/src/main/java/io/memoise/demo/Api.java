package io.memoise.demo;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which API is asked, and as whom.
 *
 * @param root the API's root, without a slash at its end
 * @param token what the user is known by; empty for nobody
 */
record Api(URI root, String token) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /**
     * The API that the option {@code --api-url} names, else {@code GITHUB_API_URL}, else GitHub's own; with the token of
     * {@code GITHUB_TOKEN}, else {@code GH_TOKEN}.
     *
     * @throws UsageException if the address is none, or would carry the token in clear; the message never shows it
     */
    static Api of(@Nullable String option, Map<String, String> environment) {
        String named = option != null
                ? option
                : Objects.requireNonNullElse(set(environment, "GITHUB_API_URL"), "https://api.github.com");
        URI root = root(named);
        for (String variable : new String[] {"GITHUB_TOKEN", "GH_TOKEN"}) {
            @Nullable String token = set(environment, variable);
            if (token != null) {
                return new Api(root, checked(token, variable, root));
            }
        }
        return new Api(root, "");
    }

    @Override
    public String toString() {
        return root.toString();
    }

    private static URI root(String named) {
        try {
            URI root = new URI(named.strip().replaceAll("/+$", ""));
            boolean http = "https".equalsIgnoreCase(root.getScheme()) || "http".equalsIgnoreCase(root.getScheme());
            boolean plain =
                    root.getRawQuery() == null && root.getRawFragment() == null && root.getRawUserInfo() == null;
            if (http && plain && root.getHost() != null) {
                return root;
            }
        } catch (URISyntaxException none) {
            // Said below.
        }
        throw new UsageException("'" + named + "' is no address of an API; write one such as https://HOST/api/v3");
    }

    private static String checked(String token, String variable, URI root) {
        if (!token.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new UsageException(
                    variable + " holds a blank or a character that no token has; set it anew or unset it");
        }
        if ("http".equalsIgnoreCase(root.getScheme()) && !LOOPBACK.contains(root.getHost())) {
            throw new UsageException("the token in " + variable + " would cross the network in clear to " + root
                    + "; use https, or unset " + variable);
        }
        return token;
    }

    private static @Nullable String set(Map<String, String> environment, String variable) {
        @Nullable String value = environment.get(variable);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
