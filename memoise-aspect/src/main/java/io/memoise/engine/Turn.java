package io.memoise.engine;

import org.jspecify.annotations.Nullable;

/** One caller's part in a call that woven code could not answer: an answer, or the task of running the body. */
public class Turn {
    /** Runs the body and remembers nothing. */
    static final Turn BODY_ONLY = new Turn(false, null);

    private final boolean answered;
    private final @Nullable Object value;

    private Turn(boolean answered, @Nullable Object value) {
        this.answered = answered;
        this.value = value;
    }

    /** The task of running the body. */
    Turn() {
        this(false, null);
    }

    static Turn answered(@Nullable Object value) {
        return new Turn(true, value);
    }

    /** Whether {@link #value()} is the answer; else the body is to be run and its end reported, once. */
    public final boolean answered() {
        return answered;
    }

    /** The answer. */
    public final @Nullable Object value() {
        if (!answered) {
            throw new IllegalStateException("not answered");
        }
        return value;
    }

    /** Reports what the body returned; gives what the caller is to be given. Never throws. */
    public @Nullable Object publish(@Nullable Object result) {
        return result;
    }

    /** Reports what the body threw. Never throws. */
    public void fail(Throwable failure) {}

    /** The failure as it is, for a {@code throw} that the compiler takes for that of an unchecked exception. */
    @SuppressWarnings("unchecked")
    public static <E extends Throwable> E sneaked(Throwable failure) throws E {
        throw (E) failure;
    }
}
