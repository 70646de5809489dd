package io.memoise.store.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.memoise.store.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members after a line's header, in any order; those unknown here are skipped. */
final class RestMembers {
    private @Nullable String method;
    private @Nullable String call;
    private @Nullable String value;
    private List<String> tags = List.of();
    private long written;
    private long cost;

    private RestMembers() {}

    /** The entry of an intact line; {@code null} where its members are not those of an entry. */
    static @Nullable Entry entry(byte[] line, int from, JournalFormat.Header header) {
        try {
            RestMembers members = new RestMembers();
            String method = members.read(line, from) ? members.method : null;
            String call = members.call;
            String value = members.value;
            return method == null || call == null || value == null
                    ? null
                    : new Entry(
                            header.key(),
                            header.variant(),
                            header.stamp(),
                            header.expiry(),
                            method,
                            call,
                            members.written,
                            members.cost,
                            members.tags,
                            value);
        } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
            return null;
        }
    }

    private boolean read(byte[] line, int from) {
        int end = line.length - 1;
        int at = from;
        while (at < end) {
            int colon = JsonText.skip(line, at, end);
            if (colon < 0 || colon >= end || line[colon] != ':') {
                return false;
            }
            int next = JsonText.skip(line, colon + 1, end);
            if (next < 0 || (next < end && line[next] != ',')) {
                return false;
            }
            member(text(line, at, colon), line, colon + 1, next);
            at = next + 1;
        }
        return true;
    }

    private void member(String name, byte[] line, int from, int to) {
        switch (name) {
            case "\"method\"" -> method = JsonText.unquoted(text(line, from, to));
            case "\"call\"" -> call = text(line, from, to);
            case "\"value\"" -> value = text(line, from, to);
            case "\"tags\"" -> tags = JsonText.texts(text(line, from, to));
            case "\"written\"" -> written = Long.parseLong(text(line, from, to));
            case "\"cost\"" -> cost = Long.parseLong(text(line, from, to));
            default -> {}
        }
    }

    private static String text(byte[] line, int from, int to) {
        return new String(line, from, to - from, ISO_8859_1);
    }
}
