package io.memoise.engine;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Who holds the monitor or lock that a thread is blocked on. The JVM tells where its module {@code java.management} is
 * there, and of platform threads alone; else nobody is known to.
 */
final class Locks {
    /** No chain of threads that are blocked on one another is followed further. */
    private static final int LONGEST_CHAIN = 100;

    private Locks() {}

    /** The first thread of those given that the blocked one can't go on before, lock by lock; {@code null} if none is. */
    static @Nullable Thread holderOf(Thread blocked, Thread me, Collection<Thread> waiting) {
        try {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long id = blocked.getId();
            for (int steps = 0; steps < LONGEST_CHAIN; steps++) {
                ThreadInfo info = threads.getThreadInfo(id);
                id = info == null ? -1 : info.getLockOwnerId();
                if (id == -1) {
                    return null;
                }
                if (id == me.getId()) {
                    return me;
                }
                for (Thread each : waiting) {
                    if (each.getId() == id) {
                        return each;
                    }
                }
            }
        } catch (LinkageError | RuntimeException unknown) {
            return null;
        }
        return null;
    }
}
