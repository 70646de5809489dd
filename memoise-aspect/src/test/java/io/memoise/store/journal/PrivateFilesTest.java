package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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

        assertThatThrownBy(() -> PrivateFiles.list(temp, directory -> new Listing(broken, null)))
                .isSameAs(said);
    }

    @Test
    void whatTheJdkThrowsUndeclaredOnClosingIsAnIoExceptionToo() {
        Exception undeclared = new Exception("Input/output error");

        assertThatThrownBy(() -> PrivateFiles.list(
                        temp, directory -> new Listing(List.<Path>of().iterator(), undeclared)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(temp.toString())
                .hasCause(undeclared);
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
