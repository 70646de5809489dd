package io.memoise.demo;

/** A command line, or an environment, that can't be followed. The message is one plain sentence for the user. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
