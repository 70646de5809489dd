package io.memoise.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/**
 * Writes JSON on one line of printable ASCII. Commas are set here; that names and values come in turn, and that what is
 * begun is ended, is the callers' matter. A lone surrogate, which no UTF-8 could carry, is an escape like any other.
 */
final class AsciiJson {
    private static final byte[] HEX = "0123456789abcdef".getBytes(ISO_8859_1);
    private static final int ESCAPE = 6;

    private byte[] text;
    private int length;
    private boolean comma;

    /** @param expected about how many characters there will be */
    AsciiJson(int expected) {
        text = new byte[expected];
    }

    AsciiJson beginObject() {
        begin('{');
        return this;
    }

    AsciiJson endObject() {
        end('}');
        return this;
    }

    AsciiJson beginArray() {
        begin('[');
        return this;
    }

    AsciiJson endArray() {
        end(']');
        return this;
    }

    /** The name of the member whose value comes next. */
    AsciiJson name(String name) {
        separate();
        string(name);
        text[length++] = ':';
        comma = false;
        return this;
    }

    void value(String value) {
        separate();
        string(value);
        comma = true;
    }

    void nullValue() {
        jsonValue("null");
    }

    /** A value that is JSON in ASCII already. */
    void jsonValue(String json) {
        separate();
        ensure(json.length());
        for (int i = 0; i < json.length(); i++) {
            text[length++] = (byte) json.charAt(i);
        }
        comma = true;
    }

    int length() {
        return length;
    }

    @Override
    public String toString() {
        return new String(text, 0, length, ISO_8859_1);
    }

    private void begin(char bracket) {
        separate();
        ensure(1);
        text[length++] = (byte) bracket;
        comma = false;
    }

    private void end(char bracket) {
        ensure(1);
        text[length++] = (byte) bracket;
        comma = true;
    }

    private void separate() {
        if (comma) {
            ensure(1);
            text[length++] = ',';
        }
    }

    /** Leaves room for a colon. */
    private void string(String string) {
        int count = string.length();
        ensure(count + 3);
        byte[] to = text;
        int at = length;
        to[at++] = '"';
        for (int i = 0; i < count; i++) {
            char c = string.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
                to[at++] = (byte) c;
            } else {
                length = at;
                ensure(ESCAPE + count - i + 2);
                to = text;
                at = escape(c, to, at);
            }
        }
        to[at++] = '"';
        length = at;
    }

    private static int escape(char c, byte[] to, int from) {
        int at = from;
        to[at++] = '\\';
        int letter = "\b\t\n\f\r\"\\".indexOf(c);
        if (letter >= 0) {
            to[at++] = (byte) "btnfr\"\\".charAt(letter);
            return at;
        }
        to[at++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            to[at++] = HEX[c >> shift & 0xf];
        }
        return at;
    }

    private void ensure(int more) {
        if (more > text.length - length) {
            if (more < 0 || more > Integer.MAX_VALUE - 16 - length) {
                throw new CodecFailure("is too large for one text");
            }
            text = Arrays.copyOf(text, (int) Math.min(Integer.MAX_VALUE - 16L, Math.max(length + more, 2L * length)));
        }
    }
}
