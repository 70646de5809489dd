package io.memoise.engine;

import io.memoise.MemoSettings;
import io.memoise.Memos;
import io.memoise.MemosProvider;

/** Provides the engine to the API, which finds this class by its name. */
public final class EngineProvider implements MemosProvider {

    /** For {@link Memos}. */
    public EngineProvider() {}

    @Override
    public Memos create(MemoSettings settings) {
        return new EngineMemos(settings);
    }
}
