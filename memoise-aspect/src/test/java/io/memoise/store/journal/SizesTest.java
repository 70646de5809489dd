package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.memoise.store.Entry;
import io.memoise.store.Key;
import io.memoise.store.StoreContract;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every line here has the same length, since keys and stamps of one digit do. */
class SizesTest {
    private static final long LINE = JournalFormat.put(entry(1, 1)).length;

    private final List<String> notices = new ArrayList<>();
    private final Keeper keeper = new Keeper();

    @TempDir
    Path temp;

    private JournalDirectory directory;
    private Journal journal;

    private static Entry entry(int key, long stamp) {
        return StoreContract.entry(new Key(1, key, 0), stamp, "[" + key + "]");
    }

    /** Segment 1: two of four lines count. Segment 2, appended to here: one of one. */
    @BeforeEach
    void open() throws IOException {
        directory = JournalDirectory.named(temp.resolve("memos"));
        try (OutputStream first = Files.newOutputStream(directory.segment(1))) {
            for (int stamp = 1; stamp <= 4; stamp++) {
                first.write(JournalFormat.put(entry(stamp / 4, stamp)));
            }
        }
        Files.write(directory.segment(2), JournalFormat.put(entry(2, 5)));
        journal = Journal.open(directory, new StampClock(Clock.systemUTC()), keeper, notices::add);
    }

    @AfterEach
    void close() throws IOException {
        Closing.close(journal, keeper);
        keeper.end();
        assertThat(notices).isEmpty();
    }

    private void put(int key, long stamp) throws IOException {
        journal.put(entry(key, stamp), JournalFormat.put(entry(key, stamp)));
    }

    @Test
    void areWhatStandsInAllSegmentsAndHowMuchOfItDoesNotCount() throws IOException {
        assertThat(journal.ownNumber()).isEqualTo(2);
        assertThat(journal.bytes()).isEqualTo(5 * LINE);
        assertThat(journal.size()).isEqualTo(new Size(5 * LINE, 2 * LINE, 2));
        assertThat(journal.size(number -> number == 1)).isEqualTo(new Size(4 * LINE, 2 * LINE, 1));
        assertThat(journal.size(number -> number == 2)).isEqualTo(new Size(LINE, 0, 1));
        assertThat(journal.size(number -> false)).isEqualTo(new Size(0, 0, 0));
    }

    @Test
    void growWithWhatIsAppendedHere() throws IOException {
        put(2, 6);
        put(2, 7);
        put(3, 8);
        assertThat(journal.bytes()).isEqualTo(8 * LINE);
        assertThat(journal.size(number -> number == 2)).isEqualTo(new Size(4 * LINE, 2 * LINE, 1));
        put(4, 9);
        assertThat(journal.bytes()).isEqualTo(9 * LINE);
        assertThat(journal.size(number -> number == 1)).isEqualTo(new Size(4 * LINE, 2 * LINE, 1));
        assertThat(journal.size()).isEqualTo(new Size(9 * LINE, 4 * LINE, 2));
    }

    @Test
    void ofASegmentWithoutLinesAreAllGarbage() throws IOException {
        Files.writeString(directory.segment(7), "\n\n\n");
        journal.followListed();
        assertThat(journal.size(number -> number == 7)).isEqualTo(new Size(3, 3, 1));
        assertThat(journal.segmentCount()).isEqualTo(3);
    }

    /** A removal's line, too, is one that does not count. */
    @Test
    void areAboutTheSameByTheNumberOfLines() throws IOException {
        assertAbout(journal.sizeByLines(), 5 * LINE, 2.0 / 5);
        put(2, 6);
        put(3, 7);
        assertAbout(journal.sizeByLines(), 7 * LINE, 3.0 / 7);
        byte[] removal = JournalFormat.remove(new Key(1, 3, 0), 8, 1);
        journal.remove(removal);
        assertAbout(journal.sizeByLines(), 7 * LINE + removal.length, 5.0 / 8);
        journal.remove(JournalFormat.clear(1, 9, 1));
        assertThat(journal.sizeByLines().garbage()).isEqualTo(journal.bytes());
    }

    private static void assertAbout(Size size, long bytes, double garbage) {
        assertThat(size.bytes()).isEqualTo(bytes);
        assertThat(size.segments()).isEqualTo(2);
        assertThat((double) size.garbage()).isCloseTo(bytes * garbage, offset(1.0));
    }
}
