package io.memoise.store;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps entries in a map, until it is closed. For tests, and the smallest example of a {@link Store}. It never forgets by
 * itself: a program that wants its memos in memory alone takes {@code Memos.builder().memoryOnly()}, which is bounded.
 */
public final class InMemoryStore implements Store {
    private final AtomicLong stamps = new AtomicLong();
    private final Map<Key, Entry> entries = new HashMap<>();
    private final Map<Key, Long> removed = new HashMap<>();
    private final Map<Long, Long> cleared = new HashMap<>();
    private long clearedAll;
    private boolean closed;

    /** An empty store. */
    public InMemoryStore() {}

    @Override
    public synchronized @Nullable Entry get(Key key) throws IOException {
        requireOpen();
        return entries.get(key);
    }

    @Override
    public long stamp() {
        return stamps.incrementAndGet();
    }

    @Override
    public synchronized void put(Entry entry) throws IOException {
        requireOpen();
        Key key = entry.key();
        stamps.accumulateAndGet(entry.stamp(), Math::max);
        long covered =
                Math.max(Math.max(clearedAll, cleared.getOrDefault(key.method(), 0L)), removed.getOrDefault(key, 0L));
        Entry known = entries.get(key);
        if (entry.stamp() > covered && (known == null || entry.stamp() >= known.stamp())) {
            entries.put(key, entry);
            removed.remove(key);
        }
    }

    @Override
    public synchronized long countOthers(long method, int variant) {
        return entries.values().stream()
                .filter(entry -> entry.key().method() == method && entry.variant() != variant)
                .count();
    }

    @Override
    public synchronized void remove(Key key) throws IOException {
        requireOpen();
        removed.put(key, stamp());
        entries.remove(key);
    }

    @Override
    public synchronized void clear(long method) throws IOException {
        requireOpen();
        cleared.put(method, stamp());
        entries.keySet().removeIf(key -> key.method() == method);
        removed.keySet().removeIf(key -> key.method() == method);
    }

    @Override
    public synchronized void clear() throws IOException {
        requireOpen();
        clearedAll = stamp();
        entries.clear();
        removed.clear();
        cleared.clear();
    }

    @Override
    public void forEach(EntryVisitor visitor) throws IOException {
        List<Entry> now;
        synchronized (this) {
            requireOpen();
            now = List.copyOf(entries.values());
        }
        for (Entry entry : now) {
            visitor.visit(entry);
        }
    }

    @Override
    public synchronized void flush() throws IOException {
        requireOpen();
    }

    /** {@inheritDoc} Its entries are gone then. */
    @Override
    public synchronized void close() {
        closed = true;
        entries.clear();
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("The store is closed");
        }
    }
}
