package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.store.Durability;
import io.memoise.store.Entry;
import io.memoise.store.Key;
import io.memoise.store.StoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory that the user named may hold the user's own files, by whatever names. */
class ForeignFilesTest {
    private static final String FOREIGN = "{\"text\":\"mine\"}\n{\"text\":\"also mine\"}\n";
    private static final Key KEY = new Key(1, 2, 3);
    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path temp;

    private JournalDirectory directory;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = JournalDirectory.named(temp.resolve("memos"));
    }

    private JournalStore open() throws IOException {
        return JournalStore.open(directory, Durability.NONE, 1L << 40, Clock.systemUTC(), notices::add);
    }

    private static void assertFound(JournalStore store, Key key) throws IOException {
        assertThat(store.get(key)).isNotNull();
    }

    @Test
    void aFileOfASegmentsNameIsNeitherAppendedToNorDeleted() throws IOException {
        Files.writeString(directory.segment(1), FOREIGN);
        try (JournalStore store = open()) {
            store.put(StoreContract.entry(KEY, store.stamp(), "1"));
            assertThat(Files.readString(directory.segment(1))).isEqualTo(FOREIGN);
            store.compact();
            assertFound(store, KEY);
        }
        Path aside = directory.path().resolve("000001.jsonl.damaged");
        assertThat(Files.readString(aside)).isEqualTo(FOREIGN);
        assertThat(notices).hasSize(2);
        assertThat(notices.get(0)).contains("is damaged", directory.segment(1).toString());
        assertThat(notices.get(1)).contains(aside.toString(), "docs/troubleshooting.md#damaged-journal");
    }

    @Test
    void ofADamagedSegmentWhatCanBeReadIsTakenOverAndTheFileKept() throws IOException {
        Entry before = StoreContract.entry(KEY, 1, "\"before\"");
        Entry hit = StoreContract.entry(new Key(1, 2, 4), 2, "\"hit\"");
        Entry after = StoreContract.entry(new Key(1, 2, 5), 3, "\"after\"");
        byte[] line = JournalFormat.put(hit);
        line[line.length - 25] ^= 1;
        Files.write(directory.segment(1), JournalFormat.put(before));
        Files.write(directory.segment(1), line, StandardOpenOption.APPEND);
        Files.write(directory.segment(1), JournalFormat.put(after), StandardOpenOption.APPEND);
        byte[] whole = Files.readAllBytes(directory.segment(1));
        Files.writeString(directory.path().resolve("000001.jsonl.damaged"), "from before");
        try (JournalStore store = open()) {
            store.compact();
            assertFound(store, before.key());
            assertFound(store, after.key());
            assertThat(store.get(hit.key())).isNull();
        }
        assertThat(directory.segments()).doesNotContain(1);
        assertThat(directory.path().resolve("000001.jsonl.damaged-2")).hasBinaryContent(whole);
    }

    @Test
    void aTornTailIsNoDamage() throws IOException {
        byte[] line = JournalFormat.put(StoreContract.entry(KEY, 1, "\"torn\""));
        Files.write(directory.segment(1), Arrays.copyOf(line, line.length - 9));
        try (JournalStore store = open()) {
            store.put(StoreContract.entry(KEY, store.stamp(), "1"));
            store.compact();
            assertFound(store, KEY);
        }
        assertThat(notices).isEmpty();
        assertThat(directory.path()).isDirectoryNotContaining("glob:**.damaged*");
    }

    @Test
    void aFileOfTheSnapshotsNameIsSetAside() throws IOException {
        Files.writeString(directory.snapshot(), "an index of mine");
        try (JournalStore store = open()) {
            store.put(StoreContract.entry(KEY, store.stamp(), "1"));
            store.save();
            store.save();
        }
        assertThat(directory.path().resolve("index.bin.damaged")).hasContent("an index of mine");
        assertThat(directory.path().resolve("index.bin.damaged-2")).doesNotExist();
        assertThat(IndexSnapshot.read(directory)).isNotNull();
    }

    @Test
    void temporaryFilesOfOthersAreLeft() throws IOException {
        Path mine = directory.path().resolve("draft.tmp");
        Path killed = directory.temporary();
        Files.writeString(mine, "mine");
        Files.writeString(killed, "half");
        try (JournalStore store = open()) {
            store.compact();
        }
        assertThat(mine).hasContent("mine");
        assertThat(killed).doesNotExist();
    }
}
