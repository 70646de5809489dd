package io.memoise.weave;

import io.memoise.engine.CallKey;
import io.memoise.engine.Memo;
import org.jspecify.annotations.Nullable;

/** A memo of a method with three parameters. */
public final class Node3 extends Node {
    static final Node3 GONE = new Node3();

    final @Nullable Object first;
    final @Nullable Object second;
    final @Nullable Object third;

    private Node3() {
        this.first = null;
        this.second = null;
        this.third = null;
    }

    Node3(CallKey key, @Nullable Object receiver, Memo memo) {
        super(key, receiver, memo);
        this.first = key.comparable(0);
        this.second = key.comparable(1);
        this.third = key.comparable(2);
    }

    @Override
    boolean hasArguments(CallKey key) {
        return same(first, key.comparable(0)) && same(second, key.comparable(1)) && same(third, key.comparable(2));
    }
}
