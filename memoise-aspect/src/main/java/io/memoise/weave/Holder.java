package io.memoise.weave;

import org.jspecify.annotations.Nullable;

/** An object that can hold memos of its own. Woven classes with instance methods to memoise are made to implement it. */
public interface Holder {

    /** What was given to {@link #memoise$memos(Held)} last; {@code null} at first. */
    @Nullable
    Held memoise$memos();

    /** Has the object hold this, for as long as it lives. */
    void memoise$memos(@Nullable Held memos);
}
