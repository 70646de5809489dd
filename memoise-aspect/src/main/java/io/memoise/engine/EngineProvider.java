package io.memoise.engine;

import io.memoise.MemoSettings;
import io.memoise.Memos;
import io.memoise.MemosProvider;

/** Provides the engine to the API, as a service. */
public final class EngineProvider implements MemosProvider {

    /** For the service loader. */
    public EngineProvider() {}

    @Override
    public Memos create(MemoSettings settings) {
        return new EngineMemos(settings);
    }
}
