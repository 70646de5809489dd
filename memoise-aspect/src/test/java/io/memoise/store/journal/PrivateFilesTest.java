package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {
    @TempDir
    Path temp;

    @Test
    void aDirectoryIsListed() throws IOException {
        Files.createFile(temp.resolve("a"));
        Files.createFile(temp.resolve("b"));

        assertThat(PrivateFiles.list(temp)).containsExactlyInAnyOrder(temp.resolve("a"), temp.resolve("b"));
        assertThatThrownBy(() -> PrivateFiles.list(temp.resolve("c"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aListingThatBreaksOffThrowsWhatTheSystemSaid() {
        IOException said = new IOException("Input/output error");
        Iterator<Path> broken = new Iterator<>() {
            @Override
            public boolean hasNext() {
                throw new DirectoryIteratorException(said);
            }

            @Override
            public Path next() {
                throw new DirectoryIteratorException(said);
            }
        };

        assertThatThrownBy(() -> PrivateFiles.list(temp, new Listing(broken, null)))
                .isSameAs(said);
    }

    @Test
    void whatTheJdkThrowsUndeclaredOnClosingIsAnIoExceptionToo() {
        Exception undeclared = new Exception("Input/output error");

        assertThatThrownBy(() ->
                        PrivateFiles.list(temp, new Listing(List.<Path>of().iterator(), undeclared)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(temp.toString())
                .hasCause(undeclared);
    }

    @Test
    void whatIsMadeIsToldFromWhatWasThere() throws IOException {
        assertThat(PrivateFiles.createDirectory(temp.resolve("d"))).isTrue();
        assertThat(PrivateFiles.createDirectory(temp.resolve("d"))).isFalse();
        assertThat(PrivateFiles.createFile(temp.resolve("f"))).isTrue();
        Files.writeString(temp.resolve("f"), "text");
        assertThat(PrivateFiles.createFile(temp.resolve("f"))).isFalse();
        assertThat(temp.resolve("f")).hasContent("text");
        assertThatThrownBy(() -> PrivateFiles.createFile(temp.resolve("f").resolve("g")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void directoriesAreMadeWithThoseAboveThem() throws IOException {
        Path deep = temp.resolve("a/b/c");
        PrivateFiles.createDirectories(deep);
        PrivateFiles.createDirectories(deep);
        assertThat(deep).isDirectory();
    }

    @Test
    void forcingNamesToTheDiskKeepsTheThreadsFlagAsItWas() {
        PrivateFiles.force(temp);
        PrivateFiles.force(temp.resolve("missing"));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        Thread.currentThread().interrupt();
        PrivateFiles.force(temp);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aFileThatOthersMayWriteIsNotOurs() throws IOException {
        Path file = Files.createFile(temp.resolve("f"));
        for (String mode : List.of("rwx------", "rw-r--r--", "rwxr-xr-x")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            assertThat(PrivateFiles.notOurs(file)).as(mode).isNull();
            assertThat(PrivateFiles.anybodys(file)).as(mode).isNull();
        }
        for (String mode : List.of("rw--w----", "rw-----w-", "rw-rw-rw-")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            assertThat(PrivateFiles.notOurs(file)).isEqualTo("others may write it (mode " + mode + ")");
            assertThat(PrivateFiles.anybodys(file)).as("it is ours: " + mode).isNull();
        }
    }

    private record Listing(Iterator<Path> files, Exception onClose) implements DirectoryStream<Path> {
        @Override
        public Iterator<Path> iterator() {
            return files;
        }

        @Override
        public void close() {
            if (onClose != null) {
                Listing.<RuntimeException>throwUndeclared(onClose);
            }
        }

        @SuppressWarnings("unchecked")
        private static <E extends Exception> void throwUndeclared(Exception exception) throws E {
            throw (E) exception;
        }
    }
}
