package io.memoise.store.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.store.Durability;
import io.memoise.store.Entry;
import io.memoise.store.Key;
import io.memoise.store.journal.JournalFormat.Header;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process may end between any two deletions of a compaction. */
class LeavingTest {
    private static final Key KEY = new Key(1, 2, 3);
    private static final Key OTHER = new Key(1, 2, 4);

    @TempDir
    Path temp;

    private static Leaving segment(int number, long removal, long dead) {
        Leaving segment = new Leaving(number);
        if (removal > 0) {
            segment.removal(new Header(JournalFormat.REMOVE, KEY, 0, removal, 0, 100));
        }
        if (dead > 0) {
            segment.dead(new Header(JournalFormat.PUT, KEY, 0, dead, 0, 100));
        }
        return segment;
    }

    @Test
    void aRemovalGoesAfterWhatItCovers() {
        assertThat(Leaving.inOrder(List.of(segment(1, 20, 0), segment(2, 0, 10))))
                .containsExactly(2, 1);
        assertThat(Leaving.inOrder(List.of(segment(1, 10, 0), segment(2, 0, 10))))
                .containsExactly(2, 1);
        assertThat(Leaving.inOrder(List.of(segment(1, 30, 20), segment(2, 5, 2), segment(3, 0, 1))))
                .containsExactly(3, 2, 1);
    }

    @Test
    void whereEachMayHoldWhatAnotherCoversThereIsNoOrder() {
        assertThat(Leaving.inOrder(List.of(segment(1, 20, 5), segment(2, 30, 10))))
                .isNull();
        assertThat(Leaving.inOrder(List.of(segment(1, 20, 5), segment(2, 30, 20))))
                .isNull();
        assertThat(Leaving.inOrder(List.of(segment(1, 20, 5), segment(2, 30, 21))))
                .containsExactly(1, 2);
    }

    private JournalStore open() throws IOException {
        return JournalStore.open(
                JournalDirectory.named(temp.resolve("memos")),
                Durability.NONE,
                1L << 40,
                Clock.systemUTC(),
                notice -> {});
    }

    private static void put(JournalStore store, Key key) throws IOException {
        store.put(new Entry(key, 0, store.stamp(), Entry.NEVER, "m", "[]", 1, 1, List.of(), "1"));
    }

    private Map<Path, byte[]> segments() throws IOException {
        Map<Path, byte[]> segments = new TreeMap<>();
        JournalDirectory directory = JournalDirectory.named(temp.resolve("memos"));
        for (int number : directory.segments()) {
            segments.put(directory.segment(number), Files.readAllBytes(directory.segment(number)));
        }
        return segments;
    }

    private long removals() throws IOException {
        return segments().values().stream()
                .flatMap(bytes -> new String(bytes, US_ASCII).lines())
                .filter(line -> line.contains("\"o\":\"r\""))
                .count();
    }

    @Test
    void aRemovalIsDroppedWhereAllThatItCoversGoesBefore() throws IOException {
        try (JournalStore store = open()) {
            put(store, KEY);
            put(store, OTHER);
            store.compact();
            store.remove(KEY);
            assertThat(removals()).isEqualTo(1);
            store.compact();
            assertThat(removals()).isZero();
            assertThat(store.get(KEY)).isNull();
            assertThat(store.get(OTHER)).isNotNull();
        }
    }

    @Test
    void whicheverSegmentIsLeftWhatWasRemovedStaysSo() throws IOException {
        Map<Path, byte[]> before;
        try (JournalStore one = open()) {
            try (JournalStore two = open()) {
                put(one, KEY);
                put(two, OTHER);
                one.remove(OTHER);
                two.remove(KEY);
            }
            before = segments();
            assertThat(before).hasSize(2);
            one.compact();
        }
        assertThat(segments()).doesNotContainKeys(before.keySet().toArray(new Path[0]));
        for (Map.Entry<Path, byte[]> left : before.entrySet()) {
            Files.write(left.getKey(), left.getValue());
            try (JournalStore store = open()) {
                assertThat(store.get(KEY)).as("%s is left", left.getKey()).isNull();
                assertThat(store.get(OTHER)).as("%s is left", left.getKey()).isNull();
            }
            Files.delete(left.getKey());
        }
    }
}
