package io.memoise.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The part of {@link StoreContract} that says what a visit of all entries is given. */
public abstract class VisitContract {
    protected static final Key KEY = new Key(0x1111, 0x2222, 0x3333);
    protected static final Key OTHER_DIGEST = new Key(0x1111, 0x2222, 0x4444);
    protected static final Key OTHER_METHOD = new Key(0x5555, 0x2222, 0x3333);

    protected Store store;

    /** An open store without entries. */
    protected abstract Store newStore() throws Exception;

    @BeforeEach
    public void openStore() throws Exception {
        store = newStore();
    }

    @AfterEach
    public void closeStore() throws Exception {
        store.close();
    }

    /** An entry whose other members follow from its value. */
    public static Entry entry(Key key, long stamp, String value) {
        return new Entry(
                key,
                0x89ABCDEF,
                stamp,
                Entry.NEVER,
                "demo.Git#page(int)",
                "[7,\"kate\"]",
                1_700_000_000_000L,
                42,
                List.of(),
                value);
    }

    @Test
    public void aVisitIsGivenEachEntryThatIsThereOnce() throws IOException {
        Map<Key, Entry> there = new HashMap<>();
        for (int i = 1; i <= 5_000; i++) {
            Entry entry = entry(new Key(i % 3 + 1, i, 7), store.stamp(), "[" + i + "]");
            store.put(entry);
            there.put(entry.key(), entry);
        }
        for (int i = 1; i <= 5_000; i += 5) {
            Key key = new Key(i % 3 + 1, i, 7);
            store.remove(key);
            there.remove(key);
        }
        for (int i = 1; i <= 5_000; i += 7) {
            Entry anew = entry(new Key(i % 3 + 1, i, 7), store.stamp(), "\"anew\"");
            store.put(anew);
            there.put(anew.key(), anew);
        }
        store.clear(2);
        there.keySet().removeIf(key -> key.method() == 2);
        Entry expired = new Entry(KEY, 0, store.stamp(), 1, "m", "[]", 1, 1, List.of("tag"), "1");
        store.put(expired);
        there.put(KEY, expired);
        assertThat(visited()).isEqualTo(there);
        store.clear();
        assertThat(visited()).isEmpty();
    }

    @Test
    public void aVisitEndsWithWhatTheVisitorThrows() throws IOException {
        store.put(entry(KEY, store.stamp(), "1"));
        store.put(entry(OTHER_DIGEST, store.stamp(), "2"));
        List<Key> seen = new ArrayList<>();
        assertThatIOException()
                .isThrownBy(() -> store.forEach(entry -> {
                    seen.add(entry.key());
                    throw new IOException("enough");
                }))
                .withMessage("enough");
        assertThat(seen).hasSize(1);
    }

    @Test
    public void aVisitorMayUseTheStore() throws IOException {
        for (int i = 1; i <= 100; i++) {
            store.put(entry(new Key(1, i, i), store.stamp(), "1"));
        }
        store.forEach(entry -> {
            assertThat(store.get(entry.key())).isEqualTo(entry);
            store.remove(entry.key());
            store.put(entry(new Key(2, entry.key().high(), 0), store.stamp(), "2"));
        });
        assertThat(visited().values())
                .hasSize(100)
                .allMatch(entry -> entry.value().equals("2"));
    }

    @Tag("long")
    @Test
    public void aVisitMissesNothingWhileOthersWrite() throws Exception {
        int lasting = 3_000;
        for (int i = 0; i < lasting; i++) {
            store.put(entry(new Key(1, i, 7), store.stamp(), "1"));
        }
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try {
            Future<?> writing = writer.submit(() -> {
                for (int i = 0; !done.get() && i < 20_000; i++) {
                    store.put(entry(new Key(1, i % lasting, 7), store.stamp(), "2"));
                    store.put(entry(new Key(2, i, i), store.stamp(), "3"));
                    store.remove(new Key(2, i / 2, i / 2));
                }
                return null;
            });
            for (int visit = 0; visit < 5; visit++) {
                long found = visited().keySet().stream()
                        .filter(key -> key.method() == 1)
                        .count();
                assertThat(found).isEqualTo(lasting);
            }
            done.set(true);
            writing.get(60, TimeUnit.SECONDS);
        } finally {
            done.set(true);
            writer.shutdown();
        }
    }

    /** What a visit is given, each key at most once. */
    protected final Map<Key, Entry> visited() throws IOException {
        Map<Key, Entry> visited = new HashMap<>();
        store.forEach(entry ->
                assertThat(visited.put(entry.key(), entry)).as("given before").isNull());
        return visited;
    }
}
