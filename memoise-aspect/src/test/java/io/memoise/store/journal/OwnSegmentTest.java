package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.store.Key;
import io.memoise.store.StoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnSegmentTest {
    private final List<OwnSegment> taken = new ArrayList<>();

    @TempDir
    Path temp;

    private JournalDirectory directory;
    private Segments segments;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = JournalDirectory.named(temp.resolve("memos"));
        segments = new Segments(
                directory,
                new StampClock(Clock.systemUTC()),
                new SegmentIndex(),
                notice -> assertThat(notice).containsAnyOf("another version", "is not used"));
    }

    @AfterEach
    void close() throws IOException {
        for (OwnSegment own : taken) {
            own.close();
        }
        segments.close();
    }

    private OwnSegment take() throws IOException {
        segments.followAll();
        OwnSegment own = OwnSegment.take(directory, segments);
        taken.add(own);
        return own;
    }

    private void write(int number) throws IOException {
        Files.write(directory.segment(number), JournalFormat.put(StoreContract.entry(new Key(1, 2, 3), number, "1")));
    }

    private boolean isFree(int number) throws IOException {
        SegmentLock lock = SegmentLock.tryTake(directory.lock(number));
        if (lock != null) {
            lock.release();
        }
        return lock != null;
    }

    @Test
    void isTheNewestThatNobodyHasAndElseANewOne() throws IOException {
        for (int number = 1; number <= 3; number++) {
            write(number);
        }
        assertThat(take().number()).isEqualTo(3);
        assertThat(take().number()).isEqualTo(2);
        assertThat(take().number()).isEqualTo(1);
        assertThat(directory.segment(4)).doesNotExist();
        assertThat(take().number()).isEqualTo(4);
        assertThat(directory.segment(4)).isEmptyFile();
        for (int number = 1; number <= 4; number++) {
            assertThat(isFree(number)).isFalse();
        }
        OwnSegment second = taken.remove(1);
        assertThat(second.writer().gone()).isFalse();
        second.close();
        assertThat(isFree(2)).isTrue();
        assertThat(second.writer().gone()).isTrue();
    }

    @Test
    void isNoneThatHoldsOtherLines() throws IOException {
        write(1);
        Files.writeString(directory.segment(2), "\n{\"c\":\"00000000\",\"f\":2,\"x\":1}\n");
        assertThat(take().number()).isEqualTo(1);
        assertThat(isFree(2)).isTrue();
    }

    @Test
    void isNoneThatWasNotRead() throws IOException {
        write(1);
        segments.followAll();
        write(2);
        OwnSegment own = OwnSegment.take(directory, segments);
        taken.add(own);
        assertThat(own.number()).isEqualTo(1);
    }

    @Test
    void isNoneThatMayNotBeOpenedAndItsLockIsGivenBack() throws IOException {
        write(1);
        Files.createDirectory(directory.segment(2));
        Files.createDirectory(directory.lock(3));
        write(3);
        assertThat(take().number()).isEqualTo(1);
        assertThat(isFree(2)).isTrue();
    }

    @Test
    void aNewOneHasANumberThatNoneHasHad() throws IOException {
        write(1);
        Files.createFile(directory.lock(8));
        OwnSegment made = OwnSegment.make(directory);
        taken.add(made);
        assertThat(made.number()).isEqualTo(9);
        assertThat(directory.segments()).containsExactly(1, 9);
    }

    @Test
    void aFinishedFileIsPublishedUnderANewNumber() throws IOException {
        write(4);
        Path finished = directory.temporary();
        Files.writeString(finished, "whole");
        OwnSegment.publish(directory, finished);
        assertThat(finished).doesNotExist();
        assertThat(directory.segment(5)).hasContent("whole");
        assertThat(isFree(5)).isTrue();
    }
}
