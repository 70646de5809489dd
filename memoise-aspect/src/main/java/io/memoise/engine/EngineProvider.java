package io.memoise.engine;

import io.memoise.MemoSettings;
import io.memoise.Memos;
import io.memoise.MemosProvider;

/** Provides the engine to the API, which has this class initialised by its name. */
final class EngineProvider extends MemosProvider {
    static {
        new EngineProvider();
    }

    private EngineProvider() {}

    @Override
    public Memos create(MemoSettings settings) {
        return new EngineMemos(settings);
    }
}
