package io.memoise;

/** Makes the {@link Memos}. The engine provides it, found as a service, so that the API names no implementation. */
public interface MemosProvider {

    /** A new instance that follows the settings. */
    Memos create(MemoSettings settings);
}
