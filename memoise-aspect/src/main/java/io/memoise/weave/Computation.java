package io.memoise.weave;

import io.memoise.engine.Turn;
import org.jspecify.annotations.Nullable;

/** A call that the table could not answer: answered by the engine after all, or to be computed by running the body. */
public final class Computation {
    private final Turn turn;

    Computation(Turn turn) {
        this.turn = turn;
    }

    /** Whether {@link #value()} is the answer; else the body is to be run, and its end reported once. */
    public boolean answered() {
        return turn.answered();
    }

    /** The answer. */
    public @Nullable Object value() {
        return turn.value();
    }

    /** The answer of a method that returns an int; 0 where the call was only named. */
    public int intValue() {
        return turn.value() instanceof Integer number ? number : 0;
    }

    /** The answer of a method that returns a long; 0 where the call was only named. */
    public long longValue() {
        return turn.value() instanceof Long number ? number : 0;
    }

    /** The answer of a method that returns a double; 0 where the call was only named. */
    public double doubleValue() {
        return turn.value() instanceof Double number ? number : 0;
    }

    /** The answer of a method that returns a boolean; false where the call was only named. */
    public boolean booleanValue() {
        return turn.value() instanceof Boolean truth && truth;
    }

    /** Reports what the body returned; gives what the caller is to be given. */
    public @Nullable Object publish(@Nullable Object result) {
        return turn.publish(result);
    }

    /** Reports what the body threw, and throws it again as the same object; never returns. */
    public RuntimeException fail(Throwable failure) {
        turn.fail(failure);
        throw Turn.<RuntimeException>sneaked(failure);
    }
}
