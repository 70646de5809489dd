package io.memoise.store.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * As much of JSON as a line needs: finding where a value ends without building it, and plain texts as strings. Values
 * are passed over by their quotes and brackets only; what they hold is the codec's matter.
 */
final class JsonText {
    /** Numbers of so many digits are less than 2^63. */
    private static final int SURE_DIGITS = 18;

    private JsonText() {}

    /**
     * The bytes of a JSON document.
     *
     * @throws IllegalArgumentException if it is not one value of printable ASCII
     */
    static byte[] document(String what, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int outside = 0;
        for (byte b : bytes) {
            // Negative as soon as one is below ' ' or above '~'.
            outside |= (b - ' ') | ('~' - b);
        }
        if (outside < 0) {
            throw new IllegalArgumentException("The " + what + " of an entry must be ASCII on one line, but holds "
                    + "a character that is not printable ASCII");
        }
        if (bytes.length == 0 || skip(bytes, 0, bytes.length) != bytes.length) {
            throw new IllegalArgumentException("The " + what + " of an entry must be one JSON document");
        }
        return bytes;
    }

    /**
     * Where the value that starts at {@code from} ends, spaces around it included.
     *
     * @return the index after it, at most {@code end}; -1 where there is no whole value
     */
    static int skip(byte[] bytes, int from, int end) {
        int at = spaces(bytes, from, end);
        if (at == end) {
            return -1;
        }
        int start = at;
        int depth = 0;
        do {
            switch (bytes[at]) {
                case '"' -> at = stringEnd(bytes, at, end);
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    if (depth == 0) {
                        return -1;
                    }
                    depth--;
                    at++;
                }
                default -> at = depth == 0 ? scalarEnd(bytes, at, end) : at + 1;
            }
        } while (depth > 0 && at >= 0 && at < end);
        return depth > 0 || at <= start ? -1 : spaces(bytes, at, end);
    }

    /** The text as a JSON string in ASCII. */
    static String quoted(String text) {
        int plain = 0;
        while (plain < text.length() && isPlain(text.charAt(plain))) {
            plain++;
        }
        return plain == text.length() ? '"' + text + '"' : escaped(text);
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c <= '~' && c != '"' && c != '\\';
    }

    private static String escaped(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                json.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    /** The text of the JSON string between the two places, with or without spaces around it. */
    static String unquoted(byte[] json, int from, int to) {
        int start = spaces(json, from, to);
        int end = withoutSpaces(json, start, to);
        if (end - start < 2 || json[start] != '"') {
            throw new IllegalArgumentException("not a JSON string");
        }
        String inner = new String(json, start + 1, end - start - 2, StandardCharsets.ISO_8859_1);
        return inner.indexOf('\\') < 0 ? inner : unescaped(inner);
    }

    private static String unescaped(String inner) {
        StringBuilder text = new StringBuilder(inner.length());
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c == '\\') {
                c = inner.charAt(++i);
                switch (c) {
                    case 'b' -> c = '\b';
                    case 'f' -> c = '\f';
                    case 'n' -> c = '\n';
                    case 'r' -> c = '\r';
                    case 't' -> c = '\t';
                    case 'u' -> {
                        c = (char) Integer.parseInt(inner.substring(i + 1, i + 5), 16);
                        i += 4;
                    }
                    default -> {}
                }
            }
            text.append(c);
        }
        return text.toString();
    }

    /**
     * The whole number between the two places.
     *
     * @throws NumberFormatException if it is none, or not one of 64 bits
     */
    static long number(byte[] json, int from, int to) {
        long number = 0;
        for (int at = from; at < to; at++) {
            if (json[at] < '0' || json[at] > '9' || to - from > SURE_DIGITS) {
                return Long.parseLong(new String(json, from, to - from, StandardCharsets.ISO_8859_1));
            }
            number = 10 * number + json[at] - '0';
        }
        return number;
    }

    /** The texts as a JSON array of strings. */
    static String array(List<String> texts) {
        StringBuilder json = new StringBuilder("[");
        for (String text : texts) {
            json.append(json.length() == 1 ? "" : ",").append(quoted(text));
        }
        return json.append(']').toString();
    }

    /** The texts of the JSON array of strings between the two places. */
    static List<String> texts(byte[] json, int from, int to) {
        int at = spaces(json, from, to) + 1;
        int end = withoutSpaces(json, at, to) - 1;
        if (at >= end) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        while (at < end) {
            int next = skip(json, at, end);
            if (next < 0) {
                throw new IllegalArgumentException("not a JSON array");
            }
            texts.add(unquoted(json, at, next));
            at = next + 1;
        }
        return texts;
    }

    private static int spaces(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] == ' ') {
            at++;
        }
        return at;
    }

    private static int withoutSpaces(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && bytes[end - 1] == ' ') {
            end--;
        }
        return end;
    }

    private static int stringEnd(byte[] bytes, int quote, int end) {
        for (int at = quote + 1; at < end; at++) {
            if (bytes[at] == '\\') {
                at++;
            } else if (bytes[at] == '"') {
                return at + 1;
            }
        }
        return -1;
    }

    private static int scalarEnd(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && (Character.isLetterOrDigit(bytes[at]) || "+-.".indexOf(bytes[at]) >= 0)) {
            at++;
        }
        return at;
    }
}
