package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.store.Durability;
import io.memoise.store.Entry;
import io.memoise.store.Key;
import io.memoise.store.StoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a visit is given while lines move, are damaged or come from others. */
class JournalVisitTest {
    @TempDir
    Path temp;

    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

    private JournalStore open(String name) throws IOException {
        return JournalStore.open(
                JournalDirectory.named(temp.resolve(name)), Durability.NONE, Clock.systemUTC(), notices::add);
    }

    private static Key key(int i) {
        return new Key(1, i, 7);
    }

    private static void put(JournalStore store, int i) throws IOException {
        store.put(StoreContract.entry(key(i), store.stamp(), "[" + i + "]"));
    }

    private static List<Entry> visited(JournalStore store) throws IOException {
        List<Entry> visited = new ArrayList<>();
        store.forEach(visited::add);
        return visited;
    }

    @Test
    void isGivenWhatAnotherHasPut() throws IOException {
        try (JournalStore store = open("memos");
                JournalStore other = open("memos")) {
            put(store, 1);
            put(other, 2);
            assertThat(visited(store)).extracting(Entry::value).containsExactlyInAnyOrder("[1]", "[2]");
        }
    }

    @Test
    void isGivenTheSameKeysInTheSameOrder() throws IOException {
        try (JournalStore one = open("one");
                JournalStore other = open("other")) {
            for (int i = 0; i < 10_000; i++) {
                put(one, i);
                put(other, 9_999 - i);
            }
            assertThat(visited(one))
                    .extracting(Entry::key)
                    .hasSize(10_000)
                    .isEqualTo(visited(other).stream().map(Entry::key).toList());
        }
    }

    @Test
    void skipsADamagedLine() throws IOException {
        try (JournalStore store = open("memos")) {
            for (int i = 0; i < 10; i++) {
                put(store, i);
            }
        }
        Path segment = JournalDirectory.named(temp.resolve("memos")).segment(1);
        Files.writeString(segment, Files.readString(segment).replace("\"value\":[4]", "\"value\":[5]"));
        try (JournalStore store = open("memos")) {
            assertThat(visited(store)).hasSize(9).noneMatch(entry -> entry.key().equals(key(4)));
            assertThat(notices).hasSize(1);
        }
    }

    @Test
    void missesNothingWhileLinesMove() throws Exception {
        int lasting = 1_000;
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService compacting = Executors.newSingleThreadExecutor();
        try (JournalStore store = open("memos");
                JournalStore other = open("memos")) {
            for (int i = 0; i < lasting; i++) {
                put(i % 2 == 0 ? store : other, i);
            }
            Future<Integer> rounds = compacting.submit(() -> {
                int round = 0;
                for (; !done.get(); round++) {
                    (round % 2 == 0 ? store : other).compact();
                    put(other, lasting + round);
                }
                return round;
            });
            for (int visit = 0; visit < 5; visit++) {
                Set<Key> keys = new HashSet<>();
                store.forEach(entry -> assertThat(keys.add(entry.key())).isTrue());
                for (int i = 0; i < lasting; i++) {
                    assertThat(keys).contains(key(i));
                }
            }
            done.set(true);
            assertThat(rounds.get(60, TimeUnit.SECONDS)).isPositive();
        } finally {
            done.set(true);
            compacting.shutdown();
        }
    }
}
