package io.memoise.engine;

import io.memoise.MemoSettings;
import io.memoise.MemoSettings.Place;
import io.memoise.observe.Notices;
import io.memoise.store.Store;
import io.memoise.store.journal.JournalDirectory;
import io.memoise.store.journal.JournalStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Opens the store in the place that the settings name, and sees to it that the end of the program flushes it. */
final class Places implements StoreTier.Opening {
    private static final long LONGEST_FLUSH = TimeUnit.SECONDS.toMillis(1);
    private static final Path WORKING_DIRECTORY = Path.of("").toAbsolutePath();

    private final MemoSettings settings;
    private final Notices notices;
    private @Nullable Thread hook;

    Places(MemoSettings settings, Notices notices) {
        this.settings = settings;
        this.notices = notices;
    }

    Optional<Path> directory() {
        if (settings.place() instanceof Place.Directory named) {
            return Optional.of(named.path().toAbsolutePath());
        }
        return settings.place().isDefaultDirectory()
                ? Optional.of(WORKING_DIRECTORY.resolve(".memoise"))
                : Optional.empty();
    }

    @Override
    public Store open() throws IOException {
        Store given = settings.place().given();
        if (given != null) {
            return given;
        }
        JournalDirectory directory = settings.place() instanceof Place.Directory named
                ? JournalDirectory.named(named.path())
                : JournalDirectory.byDefault(WORKING_DIRECTORY, StateDirectory.path());
        Store store = JournalStore.open(
                directory, settings.durability(), settings.maximumDiskBytes(), settings.clock(), notices);
        flushAtExit(store);
        return store;
    }

    @Override
    public boolean takesLong() {
        return settings.place().given() == null;
    }

    synchronized void close() {
        if (hook != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException exiting) {
                // The hook runs already.
            }
            hook = null;
        }
    }

    private synchronized void flushAtExit(Store store) {
        Thread flush = new Thread(null, new Exit(store), "memoise-exit", 0, false);
        try {
            Runtime.getRuntime().addShutdownHook(flush);
            hook = flush;
        } catch (IllegalStateException exiting) {
            // What is written is with the operating system already.
        }
    }

    /** Flushes on a thread of its own, so that a slow disk holds the exit up for a second at most. */
    static void flushWithin(Store store) {
        Thread flush = new Thread(null, new Flush(store), "memoise-flush", 0, false);
        flush.setDaemon(true);
        flush.start();
        try {
            flush.join(LONGEST_FLUSH);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    // Classes, not lambdas: a program's first call waits until these are linked, and its end too.

    private record Exit(Store store) implements Runnable {
        @Override
        public void run() {
            flushWithin(store);
        }
    }

    private record Flush(Store store) implements Runnable {
        @Override
        public void run() {
            try {
                store.flush();
            } catch (IOException | RuntimeException failure) {
                // The entries are with the operating system; there is nobody left to tell.
            }
        }
    }
}
