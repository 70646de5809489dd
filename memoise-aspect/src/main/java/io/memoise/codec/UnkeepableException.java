package io.memoise.codec;

/**
 * A result that can't be kept, or a stored value that can't be read. The message gives the reason and the place, such as
 * {@code the result at $.items[2] is a com.acme.Foo, which …}; it holds no part of the value. There is no stack trace.
 */
public final class UnkeepableException extends Exception {
    private static final long serialVersionUID = 1;

    UnkeepableException(String message) {
        super(message, null, false, false);
    }
}
