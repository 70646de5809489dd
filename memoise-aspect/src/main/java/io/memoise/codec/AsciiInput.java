package io.memoise.codec;

import com.google.gson.stream.JsonToken;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document of printable ASCII, read token by token: what RFC 8259 allows and nothing else, but that escapes may be
 * of lone surrogates. Made for many short texts: it holds no buffer, and a name that is expected makes no string.
 */
final class AsciiInput {
    /** A level of a value takes at most four of JSON: the tags of a view and its kind, the map, the entry. */
    private static final int DEEPEST = 4 * Place.DEEPEST + 8;

    /** What the innermost array or object holds so far, which says what may come next. */
    private enum Inside {
        NOTHING_YET,
        WHOLE_DOCUMENT,
        EMPTY_ARRAY,
        ARRAY,
        EMPTY_OBJECT,
        NAME,
        OBJECT
    }

    private final String text;
    private Inside[] levels = new Inside[8];
    private int depth;
    private int at;
    private @Nullable JsonToken next;

    /** The first backslash at this place or after it; the end of the text where there is none. */
    private int backslash = -1;

    AsciiInput(String text) {
        this.text = text;
        levels[0] = Inside.NOTHING_YET;
    }

    /** The kind of the token that comes next. */
    JsonToken peek() {
        JsonToken known = next;
        if (known == null) {
            known = find();
            next = known;
        }
        return known;
    }

    void beginArray() {
        begin(JsonToken.BEGIN_ARRAY, Inside.EMPTY_ARRAY);
    }

    void endArray() {
        end(JsonToken.END_ARRAY);
    }

    void beginObject() {
        begin(JsonToken.BEGIN_OBJECT, Inside.EMPTY_OBJECT);
    }

    void endObject() {
        end(JsonToken.END_OBJECT);
    }

    String nextName() {
        return nextName("");
    }

    /** The name that comes next: the expected one itself where it is that. */
    String nextName(String expected) {
        expect(JsonToken.NAME);
        levels[depth] = Inside.NAME;
        int after = at + 1 + expected.length();
        if (after < text.length() && text.charAt(after) == '"' && text.startsWith(expected, at + 1)) {
            if (nextBackslash() > after) {
                at = after + 1;
                return expected;
            }
        }
        return string();
    }

    /** The text of a string, or that of a number. */
    String nextString() {
        if (peek() == JsonToken.NUMBER) {
            next = null;
            int start = at;
            at = numberEnd();
            return text.substring(start, at);
        }
        expect(JsonToken.STRING);
        return string();
    }

    boolean nextBoolean() {
        expect(JsonToken.BOOLEAN);
        boolean value = text.charAt(at) == 't';
        literal(value ? "true" : "false");
        return value;
    }

    void nextNull() {
        expect(JsonToken.NULL);
        literal("null");
    }

    private void begin(JsonToken bracket, Inside inside) {
        expect(bracket);
        at++;
        if (++depth == levels.length) {
            if (depth > DEEPEST) {
                throw malformed("is nested too deep");
            }
            levels = Arrays.copyOf(levels, 4 * depth);
        }
        levels[depth] = inside;
    }

    private void end(JsonToken bracket) {
        expect(bracket);
        at++;
        depth--;
    }

    private void expect(JsonToken token) {
        JsonToken found = peek();
        if (found != token) {
            throw malformed("has a " + found + " where a " + token + " belongs");
        }
        next = null;
    }

    private JsonToken find() {
        char c = skipSpaces();
        // No switch over an enum, for which the compiler adds a class, on the way of a program's first call.
        Inside level = levels[depth];
        if (level == Inside.EMPTY_OBJECT || level == Inside.OBJECT) {
            if (c == '}') {
                return JsonToken.END_OBJECT;
            }
            return nameAt(level == Inside.OBJECT ? past(',', c) : c);
        } else if (level == Inside.NAME) {
            levels[depth] = Inside.OBJECT;
            return valueAt(past(':', c));
        } else if (level == Inside.EMPTY_ARRAY || level == Inside.ARRAY) {
            if (c == ']') {
                return JsonToken.END_ARRAY;
            }
            levels[depth] = Inside.ARRAY;
            return valueAt(level == Inside.ARRAY ? past(',', c) : c);
        } else if (level == Inside.NOTHING_YET) {
            levels[depth] = Inside.WHOLE_DOCUMENT;
            return valueAt(c);
        } else if (at < text.length()) {
            throw malformed("has more than one value");
        }
        return JsonToken.END_DOCUMENT;
    }

    private JsonToken nameAt(char c) {
        if (c != '"') {
            throw malformed("has no name");
        }
        return JsonToken.NAME;
    }

    private JsonToken valueAt(char c) {
        return switch (c) {
            case '"' -> JsonToken.STRING;
            case '{' -> JsonToken.BEGIN_OBJECT;
            case '[' -> JsonToken.BEGIN_ARRAY;
            case 't', 'f' -> JsonToken.BOOLEAN;
            case 'n' -> JsonToken.NULL;
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> JsonToken.NUMBER;
            default -> throw malformed("has no value");
        };
    }

    private char past(char separator, char c) {
        if (c != separator) {
            throw malformed("has no '" + separator + "'");
        }
        at++;
        return skipSpaces();
    }

    /** The character that comes next; 0 at the end. */
    private char skipSpaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void literal(String literal) {
        if (!text.startsWith(literal, at)) {
            throw malformed("has no value");
        }
        at += literal.length();
    }

    private int numberEnd() {
        int end = text.charAt(at) == '-' ? at + 1 : at;
        int whole = digitsEnd(end);
        if (whole == end || (text.charAt(end) == '0' && whole > end + 1)) {
            throw malformed("has no number");
        }
        end = whole;
        if (end < text.length() && text.charAt(end) == '.') {
            end = someDigitsEnd(end + 1);
        }
        if (end < text.length() && (text.charAt(end) | 0x20) == 'e') {
            boolean signed = end + 1 < text.length() && "+-".indexOf(text.charAt(end + 1)) >= 0;
            end = someDigitsEnd(signed ? end + 2 : end + 1);
        }
        return end;
    }

    private int someDigitsEnd(int from) {
        int end = digitsEnd(from);
        if (end == from) {
            throw malformed("has no number");
        }
        return end;
    }

    private int digitsEnd(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** The string that begins here, with its quotes. */
    private String string() {
        int start = at + 1;
        int quote = text.indexOf('"', start);
        if (quote < 0) {
            throw malformed("has a string without an end");
        }
        if (nextBackslash() > quote) {
            at = quote + 1;
            return text.substring(start, quote);
        }
        return escaped(start);
    }

    private int nextBackslash() {
        if (backslash < at) {
            int found = text.indexOf('\\', at);
            backslash = found < 0 ? text.length() : found;
        }
        return backslash;
    }

    private String escaped(int start) {
        StringBuilder string = new StringBuilder();
        int from = start;
        while (from < text.length()) {
            char c = text.charAt(from++);
            if (c == '"') {
                at = from;
                return string.toString();
            }
            if (c == '\\' && from < text.length()) {
                char kind = text.charAt(from++);
                if (kind == 'u') {
                    c = hex(from);
                    from += 4;
                } else {
                    c = escape(kind);
                }
            }
            string.append(c);
        }
        throw malformed("has a string without an end");
    }

    private char escape(char kind) {
        int known = "\"\\/bfnrt".indexOf(kind);
        if (known < 0) {
            throw malformed("has an escape that JSON has not");
        }
        return "\"\\/\b\f\n\r\t".charAt(known);
    }

    private char hex(int from) {
        int number = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                throw malformed("has an escape that JSON has not");
            }
            number = number << 4 | digit;
        }
        return (char) number;
    }

    private CodecFailure malformed(String what) {
        return new CodecFailure("can't be taken through JSON: it " + what + ", at character " + (at + 1));
    }
}
