package io.memoise.engine;

import org.jspecify.annotations.Nullable;

/** One caller's part in a call that woven code could not answer: an answer, or the task of running the body. */
public class Turn {
    /** Runs the body and remembers nothing. */
    static final Turn BODY_ONLY = new Turn();

    Turn() {}

    static Turn answered(@Nullable Object value) {
        return new Answered(value);
    }

    /** Whether {@link #value()} is the answer; else the body is to be run and its end reported, once. */
    public boolean answered() {
        return false;
    }

    /** The answer. */
    public @Nullable Object value() {
        throw new IllegalStateException("not answered");
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

    private static final class Answered extends Turn {
        private final @Nullable Object value;

        Answered(@Nullable Object value) {
            this.value = value;
        }

        @Override
        public boolean answered() {
            return true;
        }

        @Override
        public @Nullable Object value() {
            return value;
        }
    }
}
