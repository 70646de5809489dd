package io.memoise.weave;

import io.memoise.engine.CallKey;
import io.memoise.engine.Memo;
import org.jspecify.annotations.Nullable;

/** A memo of a method with no parameters. */
public final class Node0 extends Node {
    static final Node0 GONE = new Node0();

    private Node0() {}

    Node0(CallKey key, @Nullable Object receiver, Memo memo) {
        super(key, receiver, memo);
    }

    @Override
    boolean hasArguments(CallKey key) {
        return true;
    }
}
