package io.memoise.engine;

import io.memoise.store.Entry;
import io.memoise.store.EntryVisitor;
import io.memoise.store.Key;
import io.memoise.store.Removal;
import io.memoise.store.Store;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A store in a map, which can be made to fail. */
class MapStore implements Store {
    final Map<Key, Entry> entries = new ConcurrentHashMap<>();
    final AtomicInteger calls = new AtomicInteger();
    final AtomicInteger counts = new AtomicInteger();
    volatile Consumer<Removal> listener = removal -> {};
    volatile boolean failing;
    volatile boolean full;
    volatile boolean closed;
    private final Map<Long, Long> cleared = new ConcurrentHashMap<>();
    private final AtomicLong stamps = new AtomicLong();

    @Override
    public Entry get(Key key) throws IOException {
        check();
        return entries.get(key);
    }

    @Override
    public long stamp() {
        return stamps.incrementAndGet();
    }

    @Override
    public void put(Entry entry) throws IOException {
        check();
        if (full) {
            throw new IOException("No space left on device");
        }
        if (entry.stamp() > cleared.getOrDefault(entry.key().method(), 0L)
                && entry.stamp() > cleared.getOrDefault(0L, 0L)) {
            entries.put(entry.key(), entry);
        }
    }

    @Override
    public long countOthers(long method, int variant) {
        counts.incrementAndGet();
        return entries.values().stream()
                .filter(entry -> entry.key().method() == method && entry.variant() != variant)
                .count();
    }

    @Override
    public void onRemoved(Consumer<Removal> told) {
        listener = told;
    }

    @Override
    public void remove(Key key) throws IOException {
        check();
        entries.remove(key);
    }

    @Override
    public void clear(long method) throws IOException {
        check();
        cleared.put(method, stamp());
        entries.keySet().removeIf(key -> key.method() == method);
    }

    @Override
    public void clear() throws IOException {
        check();
        cleared.put(0L, stamp());
        entries.clear();
    }

    @Override
    public void forEach(EntryVisitor visitor) throws IOException {
        check();
        for (Entry entry : entries.values()) {
            visitor.visit(entry);
        }
    }

    @Override
    public void flush() throws IOException {
        check();
    }

    @Override
    public void close() {
        closed = true;
    }

    private void check() throws IOException {
        calls.incrementAndGet();
        if (failing) {
            throw new IOException("the disk is on fire");
        }
    }
}
