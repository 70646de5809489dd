package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.memoise.store.Durability;
import io.memoise.store.Key;
import io.memoise.store.Store;
import io.memoise.store.StoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalDirectoryTest {
    private static final Key KEY = new Key(1, 2, 3);
    private final List<String> notices = new ArrayList<>();

    @TempDir
    Path temp;

    private Path working;
    private Path state;

    @BeforeEach
    void makeDirectories() throws IOException {
        working = Files.createDirectory(temp.toRealPath().resolve("working"));
        state = temp.toRealPath().resolve("state").resolve("memoise");
    }

    private Store open(JournalDirectory directory) throws IOException {
        return JournalStore.open(directory, Durability.NONE, Clock.systemUTC(), notices::add);
    }

    @Test
    void theDefaultDirectoryIsMadeAndBelievedAgain() throws IOException {
        JournalDirectory first = JournalDirectory.byDefault(working, state);
        assertThat(first.path()).isEqualTo(working.resolve(".memoise"));
        try (Store store = open(first)) {
            store.put(StoreContract.entry(KEY, store.stamp(), "1"));
        }
        try (Store store = open(JournalDirectory.byDefault(working, state))) {
            assertThat(store.get(KEY)).isNotNull();
        }
        assertThat(names(state.resolve("trusted"))).hasSize(1);
    }

    @Test
    void nothingIsLeftBesideWhatBelongsThere() throws IOException {
        try (Store store = open(JournalDirectory.byDefault(working, state))) {
            store.put(StoreContract.entry(KEY, store.stamp(), "1"));
        }
        assertThat(names(working)).containsExactly(".memoise");
        String nonce = names(state.resolve("trusted")).get(0);
        assertThat(names(working.resolve(".memoise")))
                .containsExactly(".gitignore", "000001.jsonl", "CACHEDIR.TAG", "locks", "nonce-" + nonce);
        assertThat(names(working.resolve(".memoise/locks"))).containsExactly("000001.lock");
        assertThat(Files.readString(working.resolve(".memoise/.gitignore"))).isEqualTo("*\n");
        assertThat(Files.readString(working.resolve(".memoise/CACHEDIR.TAG")))
                .startsWith("Signature: 8a477f597d28d172789f06886806bc55\n");
    }

    @Test
    void onlyTheOwnerMayReadOrWrite() throws IOException {
        Assumptions.assumeTrue(
                temp.getFileSystem().supportedFileAttributeViews().contains("posix"));
        try (Store store = open(JournalDirectory.byDefault(working, state));
                Store named = open(JournalDirectory.named(temp.resolve("a/b")))) {
            store.put(StoreContract.entry(KEY, store.stamp(), "1"));
            named.put(StoreContract.entry(KEY, named.stamp(), "1"));
        }
        for (Path root : List.of(working.resolve(".memoise"), state, temp.resolve("a"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.toList()) {
                    String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                    assertThat(mode).as(file.toString()).isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
                }
            }
        }
    }

    @Test
    void aPlantedDefaultDirectoryIsNotBelieved() throws IOException {
        Path planted = Files.createDirectory(working.resolve(".memoise"));
        Files.write(planted.resolve("000001.jsonl"), JournalFormat.put(StoreContract.entry(KEY, 1, "\"evil\"")));
        assertUntrusted("programs of this user did not make it");
        Files.createFile(planted.resolve("nonce-00000000000000000000000000000000"));
        assertUntrusted("programs of this user did not make it");
        JournalDirectory.byDefault(Files.createDirectory(temp.resolve("elsewhere")), state);
        assertUntrusted("name it by the system property memoise.dir");
        assertThat(names(planted)).containsExactly("000001.jsonl", "nonce-00000000000000000000000000000000");
        try (Store store = open(JournalDirectory.named(planted))) {
            assertThat(store.get(KEY)).isNotNull();
        }
    }

    @Test
    void anEmptyDefaultDirectoryHoldsNothingToMistrust() throws IOException {
        Files.createDirectory(
                working.resolve(".memoise"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        JournalDirectory.byDefault(working, state);
        JournalDirectory.byDefault(working, state);
        assertThat(names(working.resolve(".memoise"))).contains("CACHEDIR.TAG");
    }

    @Test
    void aDefaultDirectoryThatIsALinkIsRefused() throws IOException {
        Path target = Files.createDirectory(temp.resolve("target"));
        Files.createSymbolicLink(working.resolve(".memoise"), target);
        assertUntrusted("it is a symbolic link");
        assertThat(names(target)).isEmpty();
    }

    @Test
    void aDefaultDirectoryThatOthersMayWriteIsRefused() throws IOException {
        JournalDirectory.byDefault(working, state);
        Files.setPosixFilePermissions(working.resolve(".memoise"), PosixFilePermissions.fromString("rwxrwx---"));
        assertUntrusted("others may write it");
    }

    @Test
    void withoutAStateDirectoryTheDefaultIsNotUsed() throws IOException {
        Files.createDirectories(state.getParent());
        Files.writeString(state, "in the way");
        assertUntrusted("can't be noted in");
        assertThat(names(working)).isEmpty();
    }

    @Test
    void rootAndHomeAreRefused() throws IOException {
        assertThatIOException()
                .isThrownBy(() -> JournalDirectory.named(Path.of("/")))
                .withMessageContaining("the root of a file system");
        String home = System.getProperty("user.home");
        try {
            System.setProperty("user.home", temp.toString());
            assertThatIOException()
                    .isThrownBy(() -> JournalDirectory.named(temp.resolve("working/..")))
                    .withMessageContaining("your home");
            Files.createSymbolicLink(temp.resolve("link"), temp);
            assertThatIOException()
                    .isThrownBy(() -> JournalDirectory.named(temp.resolve("link")))
                    .withMessageContaining("your home");
        } finally {
            System.setProperty("user.home", home);
        }
    }

    @Test
    void aNamedDirectoryWithOtherFilesGetsNoMarks() throws IOException {
        Path mine = Files.createDirectory(temp.resolve("mine"));
        Files.writeString(mine.resolve("thesis.txt"), "precious");
        open(JournalDirectory.named(mine)).close();
        assertThat(names(mine)).containsExactly("000001.jsonl", "locks", "thesis.txt");
    }

    @Test
    void noSegmentIsReadOrWrittenThroughALink() throws IOException {
        Path directory = Files.createDirectory(temp.resolve("mine"));
        Path victim = temp.resolve("victim");
        byte[] line = JournalFormat.put(StoreContract.entry(KEY, 1, "1"));
        Files.write(victim, line);
        Files.createSymbolicLink(directory.resolve("000001.jsonl"), victim);
        try (Store store = open(JournalDirectory.named(directory))) {
            assertThat(store.get(KEY)).isNull();
            store.put(StoreContract.entry(KEY, store.stamp(), "2"));
        }
        assertThat(Files.readAllBytes(victim)).isEqualTo(line);
        assertThat(notices).hasSize(1);
        assertThat(notices.get(0)).contains("not a plain file");
    }

    @Test
    void noLockIsTakenThroughALink() throws IOException {
        JournalDirectory directory = JournalDirectory.named(temp.resolve("mine"));
        Path victim = temp.resolve("victim");
        Files.createFile(directory.segment(1));
        Files.createSymbolicLink(directory.lock(1), victim);
        try (Store store = open(directory)) {
            store.put(StoreContract.entry(KEY, store.stamp(), "1"));
            assertThat(directory.segments()).containsExactly(1, 2);
            assertThat(heldLocks(directory)).hasSize(1);
        }
        assertThat(heldLocks(directory)).isEmpty();
        assertThat(Files.exists(victim, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    private static List<String> heldLocks(JournalDirectory directory) {
        return System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("io.memoise.journal.held." + directory))
                .toList();
    }

    private void assertUntrusted(String reason) {
        assertThatExceptionOfType(UntrustedDirectoryException.class)
                .isThrownBy(() -> JournalDirectory.byDefault(working, state))
                .withMessageContaining(reason);
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
