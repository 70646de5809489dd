package io.memoise.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Calls that are named by making them: while a thread captures, its memoised calls are noted here and not run. */
final class Capture implements AutoCloseable {
    private static final AtomicInteger ACTIVE = new AtomicInteger();
    private static final ThreadLocal<@Nullable Capture> CURRENT = new ThreadLocal<>();

    /** One call that was made. */
    record Call(Site site, @Nullable Object self, @Nullable Object[] arguments) {}

    private final @Nullable Capture outer = CURRENT.get();
    private final List<Call> calls = new ArrayList<>();

    private Capture() {}

    /** Captures the calls of this thread until it is closed. No site answers plain hits meanwhile. */
    static Capture begin() {
        Capture capture = new Capture();
        CURRENT.set(capture);
        ACTIVE.incrementAndGet();
        Sites.forEach(Site::show);
        return capture;
    }

    /** Whether any thread captures. */
    static boolean isActive() {
        return ACTIVE.get() > 0;
    }

    /** Whether this thread captures, and so has noted the call. */
    static boolean takes(Site site, @Nullable Object self, @Nullable Object[] arguments) {
        Capture capture = isActive() ? CURRENT.get() : null;
        return capture != null && capture.calls.add(new Call(site, self, arguments));
    }

    List<Call> calls() {
        return calls;
    }

    @Override
    public void close() {
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
        ACTIVE.decrementAndGet();
        Sites.forEach(Site::show);
    }
}
