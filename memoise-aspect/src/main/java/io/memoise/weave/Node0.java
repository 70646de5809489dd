package io.memoise.weave;

import io.memoise.engine.CallKey;
import io.memoise.engine.Memo;

/** A memo of a method with no parameters. */
public final class Node0 extends Node {

    Node0(CallKey key, Memo memo) {
        super(key, memo);
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
