package io.memoise.demo.github;

import io.memoise.demo.github.GitHubException.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One link of a {@code Link} header, as RFC 8288 section 3 writes it: {@code <target>; rel="next"; title="a, b"}.
 *
 * @param target what stands between the angle brackets
 * @param relations the words of {@code rel}, in lower case; empty if there is none
 */
record Link(String target, List<String> relations) {

    Link {
        relations = List.copyOf(relations);
    }

    /** The target of the first {@code next} link of these header values, or null if there is none. */
    static @Nullable String next(List<String> headers) throws GitHubException {
        for (String header : headers) {
            for (Link link : parse(header)) {
                if (link.relations.contains("next")) {
                    return link.target;
                }
            }
        }
        return null;
    }

    /** All links of one header value. */
    static List<Link> parse(String header) throws GitHubException {
        return new Parser(header).links();
    }

    /**
     * Path and query of a target below the API's root.
     *
     * @throws GitHubException if the target lies elsewhere: another host would see the token, and another path is not
     *     this API
     */
    static String below(URI root, String target) throws GitHubException {
        URI uri;
        try {
            uri = root.resolve(new URI(target));
        } catch (URISyntaxException unreadable) {
            throw garbled(target, "which is no URL", unreadable);
        }
        if (!origin(uri).equals(origin(root)) || uri.getRawUserInfo() != null) {
            throw garbled(target, "which does not lie on " + origin(root), null);
        }
        String prefix = root.getRawPath().replaceAll("/+$", "");
        String path = uri.getRawPath();
        if (!path.startsWith(prefix + "/")) {
            throw garbled(target, "which does not lie below " + root, null);
        }
        String below = path.substring(prefix.length());
        return uri.getRawQuery() == null ? below : below + "?" + uri.getRawQuery();
    }

    private static String origin(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }

    private static GitHubException garbled(String target, String fault, @Nullable Throwable cause) {
        return new GitHubException(
                Reason.GARBLED, "the answer leads on to '" + target + "', " + fault + "; it was not followed", cause);
    }

    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        List<Link> links() throws GitHubException {
            List<Link> links = new ArrayList<>();
            while (true) {
                skip(" \t,");
                if (at == text.length()) {
                    return links;
                }
                links.add(link());
            }
        }

        private Link link() throws GitHubException {
            expect('<');
            int close = text.indexOf('>', at);
            if (close < 0) {
                throw unreadable();
            }
            String target = text.substring(at, close).strip();
            at = close + 1;
            List<String> relations = List.of();
            skip(" \t");
            while (at < text.length() && text.charAt(at) == ';') {
                at++;
                skip(" \t");
                String name = word(" \t=;,");
                skip(" \t");
                String value = "";
                if (at < text.length() && text.charAt(at) == '=') {
                    at++;
                    skip(" \t");
                    value = at < text.length() && text.charAt(at) == '"' ? quoted() : word(" \t;,");
                    skip(" \t");
                }
                // RFC 8288 section 3.3: of several rel parameters only the first counts.
                if (name.equalsIgnoreCase("rel") && relations.isEmpty()) {
                    relations = List.of(value.strip().toLowerCase(Locale.ROOT).split("\\s+"));
                }
            }
            return new Link(target, relations);
        }

        private String quoted() throws GitHubException {
            StringBuilder value = new StringBuilder();
            for (at++; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '"') {
                    at++;
                    return value.toString();
                }
                if (c == '\\' && at + 1 < text.length()) {
                    c = text.charAt(++at);
                }
                value.append(c);
            }
            throw unreadable();
        }

        private String word(String ends) {
            int from = at;
            while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(from, at);
        }

        private void skip(String characters) {
            while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private void expect(char c) throws GitHubException {
            if (at == text.length() || text.charAt(at) != c) {
                throw unreadable();
            }
            at++;
        }

        private GitHubException unreadable() {
            return new GitHubException(
                    Reason.GARBLED, "the answer's Link header can't be read at character " + at + ": '" + text + "'");
        }
    }
}
