package io.memoise;

/**
 * An annotation, setting or argument of memoise that can't be followed. It is the only failure of memoise that reaches
 * the program; the message names the method or setting, the value, and what to write instead.
 */
public final class MemoiseConfigurationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** @param message what is wrong, where, and the way out */
    public MemoiseConfigurationException(String message) {
        super(message);
    }
}
