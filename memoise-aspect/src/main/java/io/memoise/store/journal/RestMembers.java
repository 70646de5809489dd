package io.memoise.store.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.memoise.store.Entry;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The members after a line's header: the value last, those before it in any order. Those unknown here are skipped. Where the
 * value ends is not looked for.
 */
final class RestMembers {
    private static final byte[] METHOD = "\"method\"".getBytes(ISO_8859_1);
    private static final byte[] CALL = "\"call\"".getBytes(ISO_8859_1);
    private static final byte[] WRITTEN = "\"written\"".getBytes(ISO_8859_1);
    private static final byte[] COST = "\"cost\"".getBytes(ISO_8859_1);
    private static final byte[] TAGS = "\"tags\"".getBytes(ISO_8859_1);
    private static final byte[] VALUE = "\"value\"".getBytes(ISO_8859_1);

    private @Nullable String method;
    private @Nullable String call;
    private @Nullable String value;
    private List<String> tags = List.of();
    private long written;
    private long cost;

    private RestMembers() {}

    /** The entry of the intact line that starts at {@code at}; {@code null} where its members are not those of an entry. */
    static @Nullable Entry entry(byte[] bytes, int at, JournalFormat.Header header) {
        try {
            RestMembers members = new RestMembers();
            String method =
                    members.read(bytes, at + JournalFormat.HEADER, at + (int) header.length() - JournalFormat.TRAILER)
                            ? members.method
                            : null;
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

    private boolean read(byte[] line, int from, int end) {
        int at = from;
        while (at < end) {
            int colon = JsonText.skip(line, at, end);
            if (colon < 0 || colon >= end || line[colon] != ':') {
                return false;
            }
            boolean last = isNamed(VALUE, line, at, colon);
            int next = last ? end : JsonText.skip(line, colon + 1, end);
            if (next < 0 || (next < end && line[next] != ',')) {
                return false;
            }
            member(line, at, colon, next);
            at = next + 1;
        }
        return true;
    }

    /** The member whose name stands from {@code at} to the colon, and whose value from there to the end. */
    private void member(byte[] line, int at, int colon, int end) {
        int from = colon + 1;
        if (isNamed(METHOD, line, at, colon)) {
            method = JsonText.unquoted(line, from, end);
        } else if (isNamed(CALL, line, at, colon)) {
            call = text(line, from, end);
        } else if (isNamed(WRITTEN, line, at, colon)) {
            written = JsonText.number(line, from, end);
        } else if (isNamed(COST, line, at, colon)) {
            cost = JsonText.number(line, from, end);
        } else if (isNamed(TAGS, line, at, colon)) {
            tags = JsonText.texts(line, from, end);
        } else if (isNamed(VALUE, line, at, colon)) {
            value = text(line, from, end);
        }
    }

    private static boolean isNamed(byte[] name, byte[] line, int from, int to) {
        return to - from == name.length && Arrays.equals(name, 0, name.length, line, from, to);
    }

    private static String text(byte[] line, int from, int to) {
        return new String(line, from, to - from, ISO_8859_1);
    }
}
