package io.memoise.weave;

import io.memoise.engine.CallKey;
import io.memoise.engine.Memo;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A memo of a method with more than three parameters. */
public final class NodeN extends Node {
    static final NodeN GONE = new NodeN();

    final @Nullable Object[] arguments;

    private NodeN() {
        this.arguments = new @Nullable Object[0];
    }

    NodeN(CallKey key, @Nullable Object receiver, Memo memo) {
        super(key, receiver, memo);
        this.arguments = key.comparables();
    }

    /** Whether these are the arguments, of which there are four to six; those beyond are {@code null}. */
    boolean isOf(
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f) {
        @Nullable Object[] kept = arguments;
        return same(kept[0], a)
                && same(kept[1], b)
                && same(kept[2], c)
                && same(kept[3], d)
                && (kept.length < 5 || same(kept[4], e))
                && (kept.length < 6 || same(kept[5], f));
    }

    @Override
    boolean hasArguments(CallKey key) {
        return Arrays.equals(arguments, key.comparables());
    }
}
