package io.memoise.store.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentWriterTest {
    @TempDir
    Path temp;

    private Path path;
    private SegmentWriter writer;

    @BeforeEach
    void open() throws IOException {
        path = temp.resolve("segment");
        Files.writeString(path, "before");
        writer = new SegmentWriter(path, FileDescriptor::sync);
    }

    @AfterEach
    void close() throws IOException {
        writer.close();
    }

    private long append(String text) throws IOException {
        writer.enter();
        try {
            return writer.append(text.getBytes(US_ASCII));
        } finally {
            writer.leave();
        }
    }

    @Test
    void appendsAndTellsWhereLinesStand() throws IOException {
        assertThat(writer.written()).isZero();
        assertThat(writer.lines()).isZero();
        assertThat(writer.endsAsWritten()).isTrue();
        assertThat(append("\none\n")).isEqualTo(7);
        assertThat(append("\nfour\n")).isEqualTo(12);
        assertThat(path).hasContent("before\none\n\nfour\n");
        assertThat(writer.written()).isEqualTo(17);
        assertThat(writer.lines()).isEqualTo(2);
        assertThat(writer.endsAsWritten()).isTrue();
    }

    @Test
    void asksTheFileWhereItEndsOnceALineWasNotFound() throws IOException {
        append("\none\n");
        Files.writeString(path, "and more", StandardOpenOption.APPEND);
        assertThat(writer.endsAsWritten()).isFalse();
        writer.misplaced();
        assertThat(append("\ntwo\n")).isEqualTo(20);
        Files.writeString(path, "and more", StandardOpenOption.APPEND);
        assertThat(append("\nthree\n")).isEqualTo(25);
    }

    @Test
    void seesThatItsFileHasGoneOnceInDoubt() throws IOException {
        assertThat(writer.gone()).isFalse();
        Files.delete(path);
        writer.doubt();
        assertThat(writer.gone()).isTrue();
        Files.writeString(path, "another");
        writer.doubt();
        assertThat(writer.gone()).isTrue();
    }

    @Test
    void seesThatAnotherFileHasItsName() throws IOException {
        Path another = temp.resolve("another");
        Files.writeString(another, "another");
        Files.move(another, path, StandardCopyOption.REPLACE_EXISTING);
        writer.doubt();
        assertThat(writer.gone()).isTrue();
    }

    @Test
    void looksNowAndThenWithoutDoubt() throws IOException {
        Files.delete(path);
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!writer.gone() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(writer.gone()).isTrue();
    }

    @Test
    void afterAWriteThatFailedItLooksWhetherItsFileIsThere() throws IOException {
        writer.close();
        SegmentWriter closed = new SegmentWriter(path, FileDescriptor::sync);
        closed.enter();
        closed.retire();
        closed.leave();
        closed.close();
        assertThat(closed.retired()).isTrue();
        assertThatIOException().isThrownBy(() -> closed.append("\none\n".getBytes(US_ASCII)));
        // It was left on purpose, and may be deleted by a compaction.
        Files.delete(path);
        assertThat(closed.gone()).isFalse();
    }

    @Test
    void onceClosedItIsGone() throws IOException {
        writer.close();
        assertThat(writer.gone()).isTrue();
        assertThat(writer.retired()).isFalse();
    }

    @Test
    void aWriteThatFailedMakesItLookAtOnce() throws IOException {
        Files.delete(path);
        assertThatIOException().isThrownBy(() -> append("\none\n"));
        assertThat(writer.gone()).isTrue();
        assertThat(writer.written()).isZero();
        assertThat(writer.lines()).isZero();
    }

    @Test
    void closedItKeepsNobodyWaiting() throws Exception {
        writer.close();
        FutureTask<Boolean> entered = new FutureTask<>(() -> {
            writer.enter();
            writer.leave();
            return true;
        });
        Thread thread = new Thread(entered);
        thread.setDaemon(true);
        thread.start();
        assertThat(entered.get(10, TimeUnit.SECONDS)).isTrue();
    }
}
