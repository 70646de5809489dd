package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files of a directory are the journal's, and which of these may be opened. */
class DirectoryNamesTest {
    @TempDir
    Path temp;

    private Path working;
    private Path state;
    private JournalDirectory directory;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = JournalDirectory.named(temp.resolve("memos"));
        working = Files.createDirectory(temp.resolve("working"));
        state = temp.resolve("state");
    }

    @Test
    void segmentsAndLocksHaveSixToEightDigitsAndNumbersThatAPlaceHolds() throws IOException {
        for (String name : List.of("000001", "000019", "999999", "1234567", "8388607", "08388607", "00000002")) {
            Files.createFile(directory.path().resolve(name + ".jsonl"));
            Files.createFile(directory.path().resolve("locks").resolve(name + ".lock"));
        }
        for (String name :
                List.of("00003", "000000", "8388608", "99999999", "000000004", "00000/", "00000:", "-00005")) {
            Files.createFile(directory.path().resolve(name.replace('/', '.') + ".jsonl"));
            Files.createFile(directory.path().resolve("locks").resolve(name.replace('/', '.') + ".lock"));
        }
        Files.createFile(directory.path().resolve("000006.json"));
        Files.createFile(directory.path().resolve("000007.lock"));
        Files.createFile(directory.path().resolve("locks").resolve("000008.jsonl"));
        assertThat(directory.segments()).containsExactly(1, 2, 19, 999_999, 1_234_567, 8_388_607);
        assertThat(directory.locks()).containsExactly(1, 2, 19, 999_999, 1_234_567, 8_388_607);
    }

    @Test
    void namesSortAsNumbersDo() {
        Path locks = directory.path().resolve("locks");
        assertThat(directory.segment(7)).isEqualTo(directory.path().resolve("000007.jsonl"));
        assertThat(directory.segment(1_234_567)).isEqualTo(directory.path().resolve("1234567.jsonl"));
        assertThat(directory.lock(123_456)).isEqualTo(locks.resolve("123456.lock"));
    }

    @Test
    void aFileInThePlaceOfTheLocksIsRefused() throws IOException {
        Path other = Files.createDirectory(temp.resolve("other"));
        Files.writeString(other.resolve("locks"), "mine");
        assertThatExceptionOfType(NotDirectoryException.class).isThrownBy(() -> JournalDirectory.named(other));
        assertThat(other.resolve("locks")).hasContent("mine");
    }

    @Test
    void onlyPlainFilesAreOpened() throws IOException {
        Path file = directory.segment(1);
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> directory.refusal(file));
        Files.createDirectory(file);
        assertThat(directory.refusal(file)).isEqualTo("it is not a plain file");
        Files.delete(file);
        Files.createSymbolicLink(file, Files.createFile(temp.resolve("elsewhere")));
        assertThat(directory.refusal(file)).isEqualTo("it is not a plain file");
        Files.delete(file);
        Files.createFile(file);
        assertThat(directory.refusal(file)).isNull();
    }

    @Test
    void inTheDefaultDirectoryNoFileIsOpenedThatOthersMayWrite() throws IOException {
        JournalDirectory byDefault = JournalDirectory.byDefault(working, state);
        for (JournalDirectory each : List.of(byDefault, directory)) {
            Path file = Files.createFile(each.segment(1));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        }
        assertThat(byDefault.refusal(byDefault.segment(1))).contains("others may write it");
        assertThat(directory.refusal(directory.segment(1))).isNull();
    }

    @Test
    void aSegmentIsReadyToAppendWhereItIsAPlainFileOrMayBeMade() throws IOException {
        assertThat(directory.readyToAppend(1, false)).isFalse();
        assertThat(directory.segment(1)).doesNotExist();
        assertThat(directory.readyToAppend(1, true)).isTrue();
        assertThat(directory.segment(1)).isEmptyFile();
        assertThat(directory.readyToAppend(1, true)).isTrue();
        assertThat(directory.readyToAppend(1, false)).isTrue();
        Files.createSymbolicLink(directory.segment(2), temp.resolve("missing"));
        assertThat(directory.readyToAppend(2, true)).isFalse();
        assertThat(temp.resolve("missing")).doesNotExist();
        Files.createDirectory(directory.segment(3));
        assertThat(directory.readyToAppend(3, false)).isFalse();
    }

    @Test
    void aHomeThatIsNotThereOrNotToldRefusesNothingElse() throws IOException {
        String home = System.getProperty("user.home");
        try {
            System.setProperty("user.home", temp.resolve("missing").toString());
            assertThat(JournalDirectory.named(temp.resolve("a")).path()).isDirectory();
            assertThatIOException()
                    .isThrownBy(() -> JournalDirectory.named(temp.resolve("missing")))
                    .withMessageContaining("your home");
            assertThat(temp.resolve("missing")).doesNotExist();
            System.setProperty("user.home", "");
            assertThat(JournalDirectory.named(temp.resolve("b")).path()).isDirectory();
            System.clearProperty("user.home");
            assertThat(JournalDirectory.named(temp.resolve("c")).path()).isDirectory();
        } finally {
            System.setProperty("user.home", home);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonce-0123456789abcdef0123456789abcdef", "nonce-0000000000000000000000000000000f"})
    void aNonceIsAPrefixAndThirtyTwoDigits(String name) {
        assertThat(DefaultTrust.isNonce(Path.of("x").resolve(name))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonce-0123456789abcdef0123456789abcde",
                "nonce-0123456789abcdef0123456789abcdef0",
                "nonce-0123456789abcdef0123456789abcdeg",
                "nonce-0123456789abcdef0123456789abcde`",
                "nonce-0123456789abcdef0123456789abcde:",
                "nonce-.123456789abcdef0123456789abcdef",
                "nonce-0123456789ABCDEF0123456789ABCDEF",
                "Nonce-0123456789abcdef0123456789abcdef"
            })
    void nothingElseIsANonce(String name) {
        assertThat(DefaultTrust.isNonce(Path.of("x").resolve(name))).isFalse();
    }

    private Path knownNonce() throws IOException {
        try (var files = Files.list(state.resolve("trusted"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private void assertUntrusted(String reason) {
        assertThatExceptionOfType(UntrustedDirectoryException.class)
                .isThrownBy(() -> JournalDirectory.byDefault(working, state))
                .withMessageContaining(reason);
    }

    @Test
    void aNonceIsKnownByAFileThatOnlyTheUserMayWrite() throws IOException {
        JournalDirectory.byDefault(working, state);
        Path known = knownNonce();
        Files.setPosixFilePermissions(known, PosixFilePermissions.fromString("rw--w----"));
        assertUntrusted("knows none of its nonces");
        Files.delete(known);
        assertUntrusted("knows none of its nonces");
        Files.createSymbolicLink(known, Files.createFile(temp.resolve("elsewhere")));
        assertUntrusted("knows none of its nonces");
        Files.delete(known);
        PrivateFiles.createFile(known);
        assertThat(JournalDirectory.byDefault(working, state).path()).isDirectory();
    }

    @Test
    void aFileInThePlaceOfTheDefaultDirectoryIsRefused() throws IOException {
        Files.writeString(working.resolve(".memoise"), "mine");
        assertUntrusted("it is not a directory");
        assertThat(working.resolve(".memoise")).hasContent("mine");
    }

    /** One that anybody may write is empty only until somebody has written it. */
    @Test
    void anEmptyDefaultDirectoryThatOthersMayWriteIsRefused() throws IOException {
        Path open = Files.createDirectory(working.resolve(".memoise"));
        for (String mode : List.of("rwx-w----", "rwx----w-")) {
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString(mode));
            assertUntrusted("others may write it (mode " + mode + ")");
        }
        assertThat(open).isEmptyDirectory();
        assertThat(state).doesNotExist();
        assertThat(Files.exists(open, LinkOption.NOFOLLOW_LINKS)).isTrue();
    }
}
