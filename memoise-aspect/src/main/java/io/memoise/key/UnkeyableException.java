package io.memoise.key;

/** A part of a call has no value to compare, so that the call can't be remembered. The message says which and why. */
public final class UnkeyableException extends Exception {
    private static final long serialVersionUID = 1;

    private final String wayOut;

    /** A reason that every value of some kind has: other kinds may be passed. */
    UnkeyableException(String reason) {
        this(reason, ". Mark it @Memoise.Ignore, or pass a String, record or collection");
    }

    /** Without a stack trace: the reason is a fact about a value, and may be found on every call. */
    UnkeyableException(String reason, String wayOut) {
        super(reason, null, false, false);
        this.wayOut = wayOut;
    }

    /** What the caller's author may do, to follow the reason; empty where the reason says it. */
    String wayOut() {
        return wayOut;
    }
}
