package io.memoise.weave;

import io.memoise.engine.CallKey;
import io.memoise.engine.Memo;
import org.jspecify.annotations.Nullable;

/** A memo of a method with two parameters. */
public final class Node2 extends Node {
    final @Nullable Object first;
    final @Nullable Object second;

    Node2(CallKey key, @Nullable Object receiver, Memo memo) {
        super(key, receiver, memo);
        this.first = key.comparable(0);
        this.second = key.comparable(1);
    }

    @Override
    boolean hasArguments(CallKey key) {
        return same(first, key.comparable(0)) && same(second, key.comparable(1));
    }

    @Override
    boolean hasArgumentsOf(Node other) {
        return other instanceof Node2 node && same(first, node.first) && same(second, node.second);
    }
}
