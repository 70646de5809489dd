package io.memoise.weave;

import io.memoise.engine.CallKey;
import io.memoise.engine.Memo;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A memo of a method with more parameters than a shape of its own is made for. */
public final class NodeN extends Node {
    final @Nullable Object[] arguments;

    NodeN(CallKey key, @Nullable Object receiver, Memo memo) {
        super(key, receiver, memo);
        this.arguments = key.comparables();
    }

    @Override
    boolean hasArguments(CallKey key) {
        return Arrays.equals(arguments, key.comparables());
    }
}
