package io.memoise;

/** Makes the {@link Memos}. The engine provides it; the API knows it by its name alone, and so imports no implementation. */
public interface MemosProvider {

    /** A new instance that follows the settings. */
    Memos create(MemoSettings settings);
}
