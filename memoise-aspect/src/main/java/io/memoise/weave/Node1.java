package io.memoise.weave;

import io.memoise.engine.CallKey;
import io.memoise.engine.Memo;
import org.jspecify.annotations.Nullable;

/** A memo of a method with one parameter. */
public final class Node1 extends Node {
    static final Node1 GONE = new Node1();

    final @Nullable Object first;

    private Node1() {
        this.first = null;
    }

    Node1(CallKey key, @Nullable Object receiver, Memo memo) {
        super(key, receiver, memo);
        this.first = key.comparable(0);
    }

    @Override
    boolean hasArguments(CallKey key) {
        return same(first, key.comparable(0));
    }
}
