package io.memoise.weave;

import io.memoise.Memoise;

/**
 * Makes objects with methods to memoise hold memos of their own. Interfaces and enums can hold none: the former may be
 * implemented by lambdas, the latter are their own key.
 */
public aspect MemoiseHolders {

    interface HolderByWeaving extends Holder {}

    declare parents: hasmethod(@Memoise !static !void *(..)) && !is(InterfaceType) && !is(EnumType)
        implements HolderByWeaving;

    private transient volatile Held HolderByWeaving.memoise$memos;

    public Held HolderByWeaving.memoise$memos() {
        return memoise$memos;
    }

    public void HolderByWeaving.memoise$memos(Held memos) {
        memoise$memos = memos;
    }
}
