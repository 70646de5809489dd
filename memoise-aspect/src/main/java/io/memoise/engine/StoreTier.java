package io.memoise.engine;

import io.memoise.observe.Counters;
import io.memoise.observe.Notices;
import io.memoise.store.Entry;
import io.memoise.store.Key;
import io.memoise.store.Removal;
import io.memoise.store.Store;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The store as the miss path meets it: opened by the first call, and never failing. A failure is counted and said once
 * for each cause; the store is then left alone for a while, from one second up to half a minute, and tried again. One that
 * fails to write is read all the same.
 */
final class StoreTier implements Runnable {
    /** A stamp for entries of a store that could not be asked for one; they are not put. */
    static final long NO_STAMP = 0;

    private static final long EVERY_METHOD = 0;

    /** Opens the store, at the first call that needs it and again after a failure. */
    interface Opening {
        Store open() throws IOException;

        /** Whether it is worth a thread of its own. */
        default boolean takesLong() {
            return false;
        }
    }

    private final Opening opening;
    private final Counters counters;
    private final Notices notices;
    private final BackOff reading;
    private final BackOff writing;
    private final Map<Object, Object> pendingRemovals = new ConcurrentHashMap<>();

    private @Nullable Consumer<Removal> removals;
    private volatile @Nullable Store store;
    private volatile boolean begun;
    private @Nullable Exception aheadFailure;
    private volatile boolean closed;

    StoreTier(Opening opening, Counters counters, Notices notices, BackOff reading, BackOff writing) {
        this.opening = opening;
        this.counters = counters;
        this.notices = notices;
        this.reading = reading;
        this.writing = writing;
    }

    /** Has the listener told what others remove from the store. Called before anything else. */
    void onRemoved(Consumer<Removal> listener) {
        removals = listener;
    }

    /**
     * Begins to open the store on a thread of its own, for a call that will need it when it knows its key. What goes wrong
     * is that call's failure. Does nothing after the first time.
     */
    void openAhead() {
        if (begun || !opening.takesLong()) {
            return;
        }
        begun = true;
        Thread ahead = new Thread(null, this, "memoise-open", 0, false);
        ahead.setDaemon(true);
        ahead.setContextClassLoader(null);
        ahead.start();
    }

    /** What that thread does. */
    @Override
    public synchronized void run() {
        try {
            opened();
        } catch (IOException | RuntimeException failure) {
            aheadFailure = failure;
        }
    }

    @Nullable
    Entry get(Key key) {
        if (rests()) {
            return null;
        }
        try {
            Store open = ready();
            Entry entry = open == null ? null : open.get(key);
            reading.succeeded();
            return entry;
        } catch (IOException | RuntimeException failure) {
            failed("read", reading, failure);
            return null;
        }
    }

    /** How many entries of the method have another variant; 0 where the store can't tell. */
    long countOthers(long method, int variant) {
        if (rests()) {
            return 0;
        }
        try {
            Store open = ready();
            long others = open == null ? 0 : open.countOthers(method, variant);
            reading.succeeded();
            return others;
        } catch (IOException | RuntimeException failure) {
            failed("read", reading, failure);
            return 0;
        }
    }

    /** The stamp for a computation that begins now. */
    long stamp() {
        Store open = store;
        return open == null || closed ? NO_STAMP : open.stamp();
    }

    void put(Entry entry) {
        if (entry.stamp() == NO_STAMP || rests() || writing.rests()) {
            return;
        }
        try {
            Store open = ready();
            if (open != null) {
                open.put(entry);
            }
            writing.succeeded();
        } catch (IOException | RuntimeException failure) {
            failed("write", writing, failure);
        }
    }

    /** Removes the entry; while that fails nothing is read or put, and it is tried again before either. */
    void remove(Key key) {
        removeAll(key);
    }

    /** Removes the method's entries, as {@link #remove} does. */
    void clear(long method) {
        removeAll(method);
    }

    void clear() {
        clear(EVERY_METHOD);
    }

    private void removeAll(Object what) {
        pendingRemovals.put(what, new Object());
        if (!rests()) {
            try {
                ready();
                reading.succeeded();
            } catch (IOException | RuntimeException failure) {
                failed("remove from", reading, failure);
            }
        }
    }

    /**
     * The store itself, without what is to be removed, for work whose caller is told of failures.
     *
     * @throws IOException also where the memos are closed
     */
    Store asked() throws IOException {
        Store open = closed ? null : opened();
        if (open == null) {
            throw new IOException("The memos are closed");
        }
        removePending(open);
        return open;
    }

    void flush() {
        if (store == null || rests() || writing.rests()) {
            return;
        }
        try {
            Store open = ready();
            if (open != null) {
                open.flush();
            }
            writing.succeeded();
        } catch (IOException | RuntimeException failure) {
            failed("flush", writing, failure);
        }
    }

    void close() {
        Store open;
        synchronized (this) {
            closed = true;
            open = store;
            store = null;
        }
        if (open != null) {
            try {
                open.close();
            } catch (IOException | RuntimeException failure) {
                failed("close", writing, failure);
            }
        }
    }

    /** Whether the store is left alone now. */
    private boolean rests() {
        return closed || reading.rests();
    }

    /** The store, without what is to be removed; {@code null} where it was closed meanwhile. */
    private @Nullable Store ready() throws IOException {
        Store open = opened();
        if (open != null && !pendingRemovals.isEmpty()) {
            removePending(open);
        }
        return open;
    }

    private @Nullable Store opened() throws IOException {
        Store open = store;
        if (open != null) {
            return open;
        }
        synchronized (this) {
            Exception before = aheadFailure;
            aheadFailure = null;
            if (before instanceof IOException failure) {
                throw failure;
            } else if (before instanceof RuntimeException failure) {
                throw failure;
            }
            if (store == null && !closed) {
                begun = true;
                Store opened = opening.open();
                if (removals != null) {
                    opened.onRemoved(removals);
                }
                store = opened;
            }
            return store;
        }
    }

    private void removePending(Store open) throws IOException {
        for (Map.Entry<Object, Object> pending : pendingRemovals.entrySet()) {
            if (pending.getKey() instanceof Key key) {
                open.remove(key);
            } else if (pending.getKey().equals(EVERY_METHOD)) {
                open.clear();
            } else {
                open.clear((Long) pending.getKey());
            }
            pendingRemovals.remove(pending.getKey(), pending.getValue());
        }
    }

    private void failed(String verb, BackOff backOff, Exception failure) {
        counters.storeFailures.incrementAndGet();
        backOff.failed();
        String text = "Could not " + verb + " the memo store, so the program goes on without it and tries again: ";
        notices.warn(Notices.explained(text + reason(failure), "store-failure"));
    }

    private static String reason(Exception failure) {
        if (failure instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (failure instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + " is a file and no directory";
        }
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + " is not there";
        }
        String message = failure.getMessage();
        boolean sentence = failure instanceof IOException && !(failure instanceof FileSystemException);
        return message != null && sentence ? message : failure.toString();
    }
}
