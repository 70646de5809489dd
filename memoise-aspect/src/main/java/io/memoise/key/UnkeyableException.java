package io.memoise.key;

/** A part of a call has no value to compare, so that the call can't be remembered. The message says which and why. */
public final class UnkeyableException extends Exception {
    private static final long serialVersionUID = 1;

    private static final String ARGUMENT = "unkeyable-argument";

    private final String wayOut;
    private final String anchor;

    /** A reason that every value of some kind has: other kinds may be passed. */
    UnkeyableException(String reason) {
        this(reason, ". Mark it @Memoise.Ignore, or pass a String, record or collection");
    }

    /** Without a stack trace: the reason is a fact about a value, and may be found on every call. */
    UnkeyableException(String reason, String wayOut) {
        this(reason, wayOut, ARGUMENT);
    }

    private UnkeyableException(String reason, String wayOut, String anchor) {
        super(reason, null, false, false);
        this.wayOut = wayOut;
        this.anchor = anchor;
    }

    /** A secret part of the call can't be compared. */
    static UnkeyableException ofSecrets(String reason) {
        return new UnkeyableException(reason, "", "secrets");
    }

    /** The same reason, and the way out, of the part that is named. */
    UnkeyableException of(String part) {
        return new UnkeyableException(part + " " + getMessage() + wayOut, "", anchor);
    }

    /** The entry of the troubleshooting page that explains it. */
    public String anchor() {
        return anchor;
    }
}
