package io.memoise.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memoise.digest.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A value as the text that stands for it wherever calls are compared: JSON in ASCII, the same for equal values and for
 * no others. A text of more than 1,024 characters is replaced by <code>{"sha256":"…"}</code>.
 */
public final class CanonicalForm implements Comparable<CanonicalForm> {
    private final String text;
    private final @Nullable String receiver;
    private final boolean stateful;

    private CanonicalForm(String text, @Nullable String receiver, boolean stateful) {
        this.text = text;
        this.receiver = receiver;
        this.stateful = stateful;
    }

    static CanonicalForm of(String text) {
        return new CanonicalForm(text, null, true);
    }

    /** The form of an object that a method is called on. {@code stateful} says that objects of its class may differ. */
    static CanonicalForm ofReceiver(String className, String text, boolean stateful) {
        return new CanonicalForm(text, className, stateful);
    }

    /** The JSON text. */
    public String text() {
        return text;
    }

    /** How a receiver stands in the file: its class, and a digest only of what its fields hold. */
    String on() {
        String name = receiver == null ? "" : receiver;
        return stateful ? name + ":" + new Sha256().add(text.getBytes(UTF_8)).hex() : name;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof CanonicalForm that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The order of the texts: it keeps hash tables quick where many hashes are the same. */
    @Override
    public int compareTo(CanonicalForm other) {
        return text.compareTo(other.text);
    }

    /** Says nothing of the content, which may be secret. */
    @Override
    public String toString() {
        return "CanonicalForm of " + text.length() + " characters";
    }
}
