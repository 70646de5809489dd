package io.memoise.weave;

import io.memoise.engine.CallKey;
import io.memoise.engine.Memo;
import org.jspecify.annotations.Nullable;

/** A memo of a method with two parameters. */
public final class Node2 extends Node {
    static final Node2 GONE = new Node2();

    final @Nullable Object first;
    final @Nullable Object second;

    private Node2() {
        this.first = null;
        this.second = null;
    }

    Node2(CallKey key, @Nullable Object receiver, Memo memo) {
        super(key, receiver, memo);
        this.first = key.comparable(0);
        this.second = key.comparable(1);
    }

    @Override
    boolean hasArguments(CallKey key) {
        return same(first, key.comparable(0)) && same(second, key.comparable(1));
    }
}
