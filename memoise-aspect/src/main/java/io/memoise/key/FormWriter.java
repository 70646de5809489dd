package io.memoise.key;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes one canonical form. Long texts go through the digest piece by piece, so that a form takes little room whatever
 * the size of the value.
 */
final class FormWriter {
    private static final int LONGEST = 1_024;
    /** So many characters and their quotes are not too long for a form, be each of them an escape of six. */
    private static final int NEVER_LONG = (LONGEST - 2) / 6;

    private static final int PIECE = 8_192;
    private static final int DEEPEST = 100;
    /** More than this is no argument but a mistake: a few shared lists inside each other stand for 2^100 of them. */
    private static final long MOST = 1L << 26;

    private static final HexFormat HEX = HexFormat.of();

    private final Canonicaliser canonicaliser;
    private final FormWriter root;
    private final StringBuilder text = new StringBuilder(128);
    private @Nullable MessageDigest digest;
    private int depth;
    private long written;

    FormWriter(Canonicaliser canonicaliser) {
        this.canonicaliser = canonicaliser;
        this.root = this;
    }

    private FormWriter(FormWriter parent) {
        canonicaliser = parent.canonicaliser;
        root = parent.root;
        depth = parent.depth;
    }

    /** A writer for a part that must be known before its place is. */
    FormWriter part() {
        return new FormWriter(this);
    }

    Canonicaliser canonicaliser() {
        return canonicaliser;
    }

    void value(@Nullable Object value) throws UnkeyableException {
        if (value == null) {
            text.append("null");
        } else if (value instanceof String string) {
            quoted(string);
        } else if (value instanceof Integer integer) {
            text.append(integer.intValue());
        } else {
            if (++depth > DEEPEST) {
                throw new UnkeyableException("is nested deeper than " + DEEPEST + " levels, or holds itself");
            }
            Rules.of(value.getClass()).write(value, this);
            depth--;
        }
        spill();
    }

    /** JSON that needs no escape. */
    FormWriter json(String json) throws UnkeyableException {
        text.append(json);
        spill();
        return this;
    }

    FormWriter json(char json) {
        text.append(json);
        return this;
    }

    /** Opens an object of one member: the caller writes its value and {@code '}'}. */
    FormWriter tag(String tag) throws UnkeyableException {
        text.append('{');
        quoted(tag);
        text.append(':');
        return this;
    }

    void tagged(String tag, String value) throws UnkeyableException {
        tag(tag);
        quoted(value);
        text.append('}');
    }

    void quoted(String string) throws UnkeyableException {
        text.append('"');
        if (string.length() < PIECE && plain(string)) {
            text.append(string);
        } else {
            for (int i = 0; i < string.length(); i++) {
                escaped(string.charAt(i), text);
                spill();
            }
        }
        text.append('"');
    }

    static String quote(String string) {
        StringBuilder quoted = new StringBuilder(string.length() + 2);
        quote(string, quoted);
        return quoted.toString();
    }

    private static void quote(String string, StringBuilder to) {
        to.append('"');
        for (int i = 0; i < string.length(); i++) {
            escaped(string.charAt(i), to);
        }
        to.append('"');
    }

    /** Appends the form of a value of the commonest kinds; false for any other, of which nothing is appended. */
    static boolean appendsShort(@Nullable Object value, StringBuilder to) {
        if (value instanceof Integer integer) {
            to.append(integer.intValue());
            return true;
        }
        if (value instanceof String string && string.length() <= NEVER_LONG) {
            quote(string, to);
            return true;
        }
        return false;
    }

    private static boolean plain(String string) {
        for (int i = 0; i < string.length(); i++) {
            if (!plain(string.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean plain(char c) {
        return c >= ' ' && c <= '~' && c != '"' && c != '\\';
    }

    private static void escaped(char c, StringBuilder text) {
        if (plain(c)) {
            text.append(c);
        } else if (c == '"' || c == '\\') {
            text.append('\\').append(c);
        } else {
            text.append("\\u").append(HEX.toHexDigits(c));
        }
    }

    /** Refuses a value of a class whose name, which is all that a form says of it, means another class to the method. */
    FormWriter familiar(Class<?> type, Object value) throws UnkeyableException {
        if (!canonicaliser.familiar(type)) {
            throw unkeyable(
                    value, "and its class is not the one that the method's class knows as " + type.getTypeName());
        }
        return this;
    }

    /** The value has no rule. */
    UnkeyableException noValue(Object value) {
        return unkeyable(value, "which has no value to compare");
    }

    UnkeyableException unkeyable(Object value, String why) {
        return new UnkeyableException(is(value) + why);
    }

    /** A collection of which a copy would have a form. */
    UnkeyableException uncopied(Object collection, String why) {
        return new UnkeyableException(
                is(collection) + why, ". Mark it @Memoise.Ignore, or pass a copy, such as Map.copyOf makes");
    }

    private String is(Object value) {
        return (depth > 1 ? "holds " : "is ") + Rules.describe(value.getClass()) + ", ";
    }

    /** The whole text, or the digest that stands for it. */
    String finish() throws UnkeyableException {
        if (digest == null && text.length() <= LONGEST) {
            account();
            return text.toString();
        }
        return "{\"sha256\":\"" + HEX.formatHex(digested().digest()) + "\"}";
    }

    private void spill() throws UnkeyableException {
        if (text.length() >= PIECE) {
            digested();
            text.setLength(0);
        }
    }

    private MessageDigest digested() throws UnkeyableException {
        account();
        MessageDigest running = digest == null ? start() : digest;
        digest = running;
        running.update(text.toString().getBytes(ISO_8859_1));
        return running;
    }

    /** The JDK's own, which is quicker than ours with much. */
    private static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private void account() throws UnkeyableException {
        root.written += text.length();
        if (root.written > MOST) {
            throw new UnkeyableException("takes more than " + MOST + " characters to compare");
        }
    }
}
