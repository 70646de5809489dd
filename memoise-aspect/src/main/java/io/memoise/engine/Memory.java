package io.memoise.engine;

import org.jspecify.annotations.Nullable;

/**
 * The kept memos of one woven method, or of one object under it. {@link #lookUp} may be called by any thread at any time, the
 * other methods only under the lock of the {@link Site}.
 */
public interface Memory {

    /** The memo under the key, in every mode; {@code null} where none is kept, or, without the lock, where it is being moved. */
    @Nullable
    Memo lookUp(CallKey key);

    /** Keeps the memo in the place of an older one, and trims to the greatest number of memos. */
    void keep(CallKey key, Memo memo, long weight, long maximumSize);

    /** Forgets the memo under the key, if there is one. */
    void remove(CallKey key);

    /** Drops one memo to make room, if there is one. */
    void trim();

    /** Forgets all memos. */
    void empty();

    /** What the kept memos weigh together. */
    long weight();

    /** What was given to {@link #account(Account)} last; {@code null} at first. */
    @Nullable
    Account account();

    /** Has the memory hold that by which it is counted. */
    void account(Account account);
}
