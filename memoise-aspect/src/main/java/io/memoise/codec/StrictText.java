package io.memoise.codec;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Lets through what RFC 8259 allows at its place and nothing else, as far as single characters tell: what Gson's reader
 * takes beyond it on account of {@code LEGACY_STRICT}, which in turn is needed for escapes of lone surrogates.
 */
final class StrictText extends FilterReader {
    private static final String OUTSIDE = " \t\n\r{}[]:,\"+-.0123456789eEtrufalsn";
    private static final String ESCAPES = "\"\\/bfnrtu";

    private boolean inString;
    private boolean escaped;
    private char before = ' ';
    private int line = 1;

    StrictText(Reader in) {
        super(in);
    }

    /** A character that is not allowed where it stands. */
    static final class Stray extends IOException {
        private static final long serialVersionUID = 1;

        private Stray(char c, int line) {
            super(String.format("the character U+%04X has no place there, in line %d", (int) c, line));
        }
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] chars, int offset, int length) throws IOException {
        int count = super.read(chars, offset, length);
        for (int i = offset; i < offset + count; i++) {
            check(chars[i]);
        }
        return count;
    }

    private void check(char c) throws Stray {
        boolean allowed;
        if (!inString) {
            // Gson takes literals of any case; of their letters only this one is allowed as a capital.
            allowed = OUTSIDE.indexOf(c) >= 0 && (c != 'E' || (before >= '0' && before <= '9'));
            inString = c == '"';
        } else if (escaped) {
            allowed = ESCAPES.indexOf(c) >= 0;
            escaped = false;
        } else {
            allowed = c >= ' ';
            escaped = c == '\\';
            inString = c != '"';
        }
        if (!allowed) {
            throw new Stray(c, line);
        }
        before = c;
        line += c == '\n' ? 1 : 0;
    }
}
