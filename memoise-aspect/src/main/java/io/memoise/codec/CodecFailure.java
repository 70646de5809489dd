package io.memoise.codec;

/** What went wrong in a codec of the program's; the message names it and goes on after the place. */
final class CodecFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    CodecFailure(String message) {
        super(message, null, false, false);
    }
}
