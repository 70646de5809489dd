package io.memoise.engine;

import org.jspecify.annotations.Nullable;

/**
 * The kept memos of one woven method, or of one object under it. {@link #lookUp} and {@link #seen} may be called by any
 * thread at any time; the other methods only under the lock of the {@link Site}.
 */
public interface Memory {

    /** The memo under the key, in every mode; {@code null} where none is kept. */
    @Nullable
    Memo lookUp(CallKey key);

    /** Keeps the memo in the place of an older one, and trims to the greatest number of memos. */
    void keep(CallKey key, Memo memo, long maximumSize);

    /** Forgets the memo under the key, if there is one. */
    void remove(CallKey key);

    /** Forgets all memos. */
    void empty();

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
