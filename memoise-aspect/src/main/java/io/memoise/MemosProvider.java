package io.memoise;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the {@link Memos}. The API knows the engine's by its name alone, and so imports no implementation. Neither is it
 * sought as a service, for which a program's first call would wait while all jars are searched, nor made by reflection,
 * for which it would wait too.
 */
public abstract class MemosProvider {
    private static final String ENGINE = "io.memoise.engine.EngineProvider";

    private static volatile @Nullable MemosProvider provided;

    /** Provides the {@link Memos} from now on: the engine makes its provider when the class is initialised. */
    protected MemosProvider() {
        provided = this;
    }

    /** A new instance that follows the settings. */
    public abstract Memos create(MemoSettings settings);

    static MemosProvider provided() {
        MemosProvider known = provided;
        if (known == null) {
            try {
                Class.forName(ENGINE, true, MemosProvider.class.getClassLoader());
            } catch (ClassNotFoundException lost) {
                throw new MemoiseConfigurationException(
                        "the memoise jar has lost " + ENGINE + ", which is part of it: " + lost);
            }
            known = Objects.requireNonNull(provided, ENGINE);
        }
        return known;
    }
}
