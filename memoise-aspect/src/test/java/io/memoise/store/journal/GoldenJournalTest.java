package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.store.Durability;
import io.memoise.store.Entry;
import io.memoise.store.Key;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments of version 1, written by another program from the format's description. They stay as they are for ever. */
class GoldenJournalTest {
    private final List<String> notices = new ArrayList<>();

    @TempDir
    Path temp;

    private JournalDirectory directory;

    @BeforeEach
    void copySegments() throws IOException {
        directory = JournalDirectory.named(temp.resolve("memos"));
        for (int number = 1; number <= 3; number++) {
            try (InputStream in = getClass().getResourceAsStream("version1/00000" + number + ".jsonl")) {
                Files.copy(in, directory.segment(number));
            }
        }
    }

    private JournalStore open() throws IOException {
        return JournalStore.open(directory, Durability.NONE, Clock.systemUTC(), notices::add);
    }

    private static void assertHolds(JournalStore store) throws IOException {
        assertThat(value(store, 1, 0xa))
                .as("removed, and older in another segment")
                .isNull();
        assertThat(value(store, 1, 0xb)).isEqualTo("\"b\"");
        assertThat(value(store, 2, 0xc)).as("of a method that was cleared").isNull();
        assertThat(value(store, 2, 0xd)).as("put after the clear").isEqualTo("{\"d\":[1,null]}");
        assertThat(store.get(new Key(1, 0, 0xe)))
                .as("with a member of a later version")
                .isEqualTo(new Entry(
                        new Key(1, 0, 0xe),
                        7,
                        0x16,
                        Entry.NEVER,
                        "demo.Git#page(int)",
                        "[14]",
                        1_700_000_000_000L,
                        1_200_000,
                        List.of("users", "a \"b\""),
                        "\"e\""));
        assertThat(value(store, 3, 0xf1)).as("trimmed").isNull();
        assertThat(value(store, 3, 0xf2)).isEqualTo("\"new variant\"");
        assertThat(value(store, 1, 0x99)).as("torn").isNull();
        assertThat(value(store, 1, 0xba)).as("damaged").isNull();
        assertThat(value(store, 1, 0xb2)).isEqualTo("\"after\"");
        assertThat(value(store, 4, 0xc4)).as("stamped before the clear").isNull();
        assertThat(value(store, 1, 0xb3)).as("beside a line of a later version").isEqualTo("\"beside\"");
    }

    private static String value(JournalStore store, long method, long digest) throws IOException {
        Entry found = store.get(new Key(method, 0, digest));
        return found == null ? null : found.value();
    }

    @Test
    void areRead() throws IOException {
        try (JournalStore store = open()) {
            assertHolds(store);
            assertThat(store.get(new Key(1, 0, 0xf3)))
                    .extracting(Entry::expiresAt)
                    .isEqualTo(1_800_000_000_000L);
        }
        assertThat(notices).hasSize(2);
        assertThat(notices).anyMatch(notice -> notice.contains("damaged") && notice.contains("000002.jsonl"));
        assertThat(notices).anyMatch(notice -> notice.contains("another version") && notice.contains("000003.jsonl"));
    }

    @Test
    void sayTheSameOnceCompacted() throws IOException {
        byte[] later = Files.readAllBytes(directory.segment(3));
        try (JournalStore store = open()) {
            store.compact();
            assertHolds(store);
        }
        try (JournalStore store = open()) {
            assertHolds(store);
        }
        assertThat(directory.segments()).doesNotContain(1, 2);
        assertThat(directory.segment(3)).hasBinaryContent(later);
    }
}
