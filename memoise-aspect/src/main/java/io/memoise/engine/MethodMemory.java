package io.memoise.engine;

import org.jspecify.annotations.Nullable;

/** The kept memos of one woven method, and what woven code knows of the objects that it is called on. */
public interface MethodMemory extends Memory {

    /** The epoch whose plain hits woven code may answer by itself, without asking the site; {@code null} for none. */
    void show(@Nullable Object epoch);

    /** What is known of the object and still holds; {@code null} where it has to be read again. */
    @Nullable
    Seen seen(Object self);

    /**
     * The memory that the object itself holds, for as long as it lives and the epoch lasts; {@code null} where its
     * class can hold none.
     */
    @Nullable
    Memory of(Object owner, Object epoch);
}
