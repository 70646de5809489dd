package io.memoise.codec;

import java.io.Writer;

/**
 * Collects JSON and escapes what is not ASCII. Outside of strings JSON has only ASCII, so that an escape always falls in
 * a string; a lone surrogate, which no UTF-8 could carry, is an escape like any other.
 */
final class AsciiText extends Writer {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder text = new StringBuilder(128);

    @Override
    public void write(char[] chars, int offset, int length) {
        write(String.valueOf(chars, offset, length), 0, length);
    }

    @Override
    public void write(int c) {
        text.append((char) c);
    }

    @Override
    public void write(String chars, int offset, int length) {
        int end = offset + length;
        int from = offset;
        for (int i = offset; i < end; i++) {
            char c = chars.charAt(i);
            if (c >= 0x7f) {
                text.append(chars, from, i).append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    text.append(HEX[c >> shift & 0xf]);
                }
                from = i + 1;
            }
        }
        text.append(chars, from, end);
    }

    int length() {
        return text.length();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }
}
