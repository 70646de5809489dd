package io.memoise.engine;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Whether the program is a test run of the JUnit Platform. Under one, memos without a named directory stay in memory and
 * are emptied between test classes: yesterday's file must not answer for today's code.
 */
public final class TestPlan {
    private static volatile boolean running;
    private static volatile @Nullable WeakReference<EngineMemos> inMemory;

    private TestPlan() {}

    /** From now on new instances without a named directory keep their memos in memory. */
    public static void begin() {
        running = true;
    }

    /** The end of a test class: forgets what is in memory for want of a named directory. */
    public static void emptyMemory() {
        WeakReference<EngineMemos> reference = inMemory;
        EngineMemos memos = reference == null ? null : reference.get();
        if (memos != null) {
            memos.clear();
        }
    }

    static boolean isRunning() {
        return running;
    }

    static void keepsInMemory(EngineMemos memos) {
        inMemory = new WeakReference<>(memos);
    }
}
