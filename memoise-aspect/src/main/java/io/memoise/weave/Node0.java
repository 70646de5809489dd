package io.memoise.weave;

import io.memoise.engine.CallKey;
import io.memoise.engine.Memo;
import org.jspecify.annotations.Nullable;

/** A memo of a method with no parameters. */
public final class Node0 extends Node {

    Node0(CallKey key, @Nullable Object receiver, Memo memo) {
        super(key, receiver, memo);
    }

    @Override
    boolean hasArguments(CallKey key) {
        return true;
    }

    @Override
    boolean hasArgumentsOf(Node other) {
        return other instanceof Node0;
    }
}
