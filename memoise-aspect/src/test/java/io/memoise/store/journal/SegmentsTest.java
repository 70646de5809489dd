package io.memoise.store.journal;

import static io.memoise.store.journal.AnotherThread.onAnotherThread;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.memoise.store.Entry;
import io.memoise.store.Key;
import io.memoise.store.Removal;
import io.memoise.store.StoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process learns from the segments of others. */
class SegmentsTest {
    private static final long NOW = Instant.parse("2030-01-01T00:00:00Z").toEpochMilli();
    private static final long FUTURE = NOW + 1_000_000 << 20;
    private static final Key KEY = new Key(1, 2, 3);
    private static final byte[] GARBAGE = "\ngarbage\n".getBytes(US_ASCII);

    private final List<String> notices = new ArrayList<>();
    private final StampClock clock = new StampClock(Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));
    private final SegmentIndex index = new SegmentIndex();
    private Runnable whenNoticed = () -> {};

    @TempDir
    Path temp;

    private JournalDirectory directory;
    private Segments segments;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = JournalDirectory.named(temp.resolve("memos"));
        segments = new Segments(directory, clock, index, notice -> {
            notices.add(notice);
            whenNoticed.run();
        });
    }

    @AfterEach
    void close() throws IOException {
        segments.close();
    }

    private static byte[] put(Key key, long stamp, String value) {
        return JournalFormat.put(StoreContract.entry(key, stamp, value));
    }

    private static byte[] damaged(byte[] line) {
        line[line.length - 30] ^= 1;
        return line;
    }

    private void append(int segment, byte[] line) throws IOException {
        Files.write(directory.segment(segment), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private String value(Key key) throws IOException {
        long place = index.find(key);
        Entry entry = place == SegmentIndex.NOWHERE ? null : segments.entry(place, key);
        return entry == null ? null : entry.value();
    }

    private void awaitQuiet() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        boolean quiet = false;
        while (!quiet && System.nanoTime() < deadline) {
            quiet = !segments.follow();
        }
        assertThat(quiet).isTrue();
    }

    @Test
    void whatOthersAppendIsFollowed() throws IOException {
        append(1, put(KEY, 5, "\"one\""));
        assertThat(segments.follow()).isTrue();
        assertThat(value(KEY)).isEqualTo("\"one\"");
        append(1, put(KEY, 6, "\"two\""));
        assertThat(segments.follow()).isTrue();
        assertThat(value(KEY)).isEqualTo("\"two\"");
        append(2, put(KEY, 7, "\"three\""));
        assertThat(segments.follow()).isTrue();
        assertThat(value(KEY)).isEqualTo("\"three\"");
        assertThat(segments.all()).extracting(Segment::number).containsExactlyInAnyOrder(1, 2);
    }

    /** A directory that was changed a moment ago is listed again; after that a look finds nothing. */
    @Test
    void whereNothingIsNewNothingIsFollowed() throws IOException {
        append(1, put(KEY, 5, "1"));
        awaitQuiet();
        assertThat(segments.follow()).isFalse();
        append(1, put(KEY, 6, "2"));
        assertThat(segments.follow()).isTrue();
        assertThat(value(KEY)).isEqualTo("2");
        assertThat(segments.follow()).isFalse();
        append(2, put(KEY, 7, "3"));
        assertThat(segments.follow()).isTrue();
        assertThat(value(KEY)).isEqualTo("3");
    }

    @Test
    void oneThatCameAtTheTimeThatTheDirectoryHadAlreadyIsFollowed() throws IOException {
        append(1, put(KEY, 5, "1"));
        segments.followAll();
        FileTime time = directory.modified();
        append(2, put(KEY, 6, "2"));
        Files.setLastModifiedTime(directory.path(), time);
        assertThat(segments.follow()).isTrue();
        assertThat(value(KEY)).isEqualTo("2");
    }

    @Test
    void aDirectoryWhoseTimeHasStoodIsNotListedForWhatIsAppended() throws IOException {
        append(1, put(KEY, 5, "1"));
        awaitQuiet();
        FileTime time = directory.modified();
        append(1, put(KEY, 6, "2"));
        append(2, put(new Key(4, 5, 6), 7, "3"));
        Files.setLastModifiedTime(directory.path(), time);
        assertThat(segments.follow()).isTrue();
        assertThat(value(KEY)).isEqualTo("2");
        assertThat(segments.known(2)).isNull();
    }

    @Test
    void oneThatHasGrownAndThenGoneIsForgotten() throws IOException {
        append(1, put(KEY, 5, "1"));
        append(2, put(new Key(4, 5, 6), 6, "2"));
        awaitQuiet();
        FileTime time = directory.modified();
        append(1, put(KEY, 7, "3"));
        Files.delete(directory.segment(1));
        Files.setLastModifiedTime(directory.path(), time);
        assertThat(segments.follow()).isTrue();
        assertThat(segments.known(1)).isNull();
        assertThat(value(KEY)).isNull();
    }

    @Test
    void oneThatAppearsWhileTheyAreReadIsReadToo() throws IOException {
        append(1, GARBAGE);
        whenNoticed = () -> assertThatCode(() -> append(2, put(KEY, 5, "1"))).doesNotThrowAnyException();
        segments.followAll();
        assertThat(value(KEY)).isEqualTo("1");
    }

    @Test
    void thatAppearAgainAndAgainAreNotReadForEver() throws IOException {
        append(1, GARBAGE);
        whenNoticed = () -> assertThatCode(() -> append(notices.size() + 1, GARBAGE))
                .as("%d segments", notices.size())
                .doesNotThrowAnyException();
        segments.followAll();
        int read = segments.all().size();
        whenNoticed = () -> {};
        assertThat(segments.follow()).isTrue();
        assertThat(segments.all()).hasSizeGreaterThan(read);
    }

    @Test
    void thatHaveGoneAreForgotten() throws IOException {
        append(1, put(KEY, 5, "1"));
        append(2, put(new Key(4, 5, 6), 6, "2"));
        segments.followAll();
        long place = index.find(KEY);
        Segment gone = segments.known(1);
        assertThat(gone.isIntact(SegmentIndex.offset(place))).isTrue();
        Files.delete(directory.segment(1));
        segments.followAll();
        assertThat(index.find(KEY)).isEqualTo(SegmentIndex.NOWHERE);
        assertThat(value(new Key(4, 5, 6))).isEqualTo("2");
        assertThat(segments.known(1)).isNull();
        assertThat(segments.entry(place, KEY)).isNull();
        // Its file would still be readable were it not closed.
        assertThat(gone.isIntact(SegmentIndex.offset(place))).isFalse();
        assertThat(segments.entry(SegmentIndex.place(9, 1), null)).isNull();
    }

    @Test
    void aLineThatMovedIsFoundInItsNewSegment() throws IOException {
        append(1, put(KEY, 5, "\"it\""));
        segments.followAll();
        append(2, put(KEY, 5, "\"it\""));
        Files.delete(directory.segment(1));
        segments.followAll();
        assertThat(value(KEY)).isEqualTo("\"it\"");
        assertThat(SegmentIndex.segment(index.find(KEY))).isEqualTo(2);
    }

    @Test
    void anOwnSegmentIsReadWhenItIsTakenAndNoMore() throws IOException {
        append(1, put(KEY, 5, "1"));
        segments.own(1);
        assertThat(value(KEY)).isEqualTo("1");
        append(1, put(KEY, 6, "2"));
        segments.followAll();
        segments.follow();
        assertThat(value(KEY)).isEqualTo("1");
        Files.delete(directory.segment(1));
        segments.followAll();
        assertThat(segments.known(1)).isNotNull();
    }

    @Test
    void anotherSegmentIsOwnFromAHandoverOn() throws IOException {
        append(1, put(KEY, 5, "1"));
        segments.own(1);
        append(2, put(KEY, 6, "2"));
        List<String> done = new ArrayList<>();
        segments.own(2, () -> done.add("handed over"));
        assertThat(done).containsExactly("handed over");
        append(1, put(KEY, 7, "3"));
        append(2, put(KEY, 8, "4"));
        segments.followAll();
        assertThat(value(KEY)).isEqualTo("3");
        assertThat(segments.known(2)).isNotNull();
    }

    @Test
    void aDamagedLinePushesOutNoOther() throws IOException {
        append(1, put(KEY, 5, "\"whole\""));
        append(1, damaged(put(KEY, 6, "\"damaged\"")));
        segments.followAll();
        assertThat(value(KEY)).isEqualTo("\"whole\"");
    }

    @Test
    void aDamagedLineCoversNoOlderOneThatIsReadAfterIt() throws IOException {
        append(1, damaged(put(KEY, 6, "\"damaged\"")));
        append(1, put(KEY, 5, "\"whole\""));
        segments.followAll();
        assertThat(value(KEY)).isEqualTo("\"whole\"");
    }

    @Test
    void anOlderLineThatIsReadAfterANewerOneHasNoEffect() throws IOException {
        append(1, put(KEY, 6, "\"newer\""));
        append(1, put(KEY, 5, "\"older\""));
        segments.followAll();
        assertThat(value(KEY)).isEqualTo("\"newer\"");
        assertThat(notices).isEmpty();
    }

    @Test
    void theClockGoesOnFromTheGreatestStampOfAWholeLine() throws IOException {
        append(1, put(KEY, FUTURE, "1"));
        segments.followAll();
        assertThat(clock.greatest()).isEqualTo(FUTURE);
        append(1, damaged(put(new Key(4, 5, 6), FUTURE + 1, "\"damaged\"")));
        append(1, damaged(JournalFormat.remove(new Key(7, 8, 9), FUTURE + 2, 1_700_000_000_000L)));
        segments.followAll();
        assertThat(clock.greatest()).isEqualTo(FUTURE);
        append(1, JournalFormat.remove(new Key(7, 8, 9), FUTURE + 3, 1_700_000_000_000L));
        segments.followAll();
        assertThat(clock.greatest()).isEqualTo(FUTURE + 3);
    }

    @Test
    void aDamagedRemovalRemovesNothing() throws IOException {
        append(1, put(KEY, 5, "1"));
        append(1, damaged(JournalFormat.remove(KEY, 6, 1_700_000_000_000L)));
        segments.followAll();
        assertThat(value(KEY)).isEqualTo("1");
        append(1, JournalFormat.remove(KEY, 6, 1_700_000_000_000L));
        segments.followAll();
        assertThat(value(KEY)).isNull();
    }

    @Test
    void removalsAreToldFromWhenThatIsAskedForAndOnlyNews() throws IOException {
        append(1, JournalFormat.remove(KEY, 5, 1));
        segments.followAll();
        segments.tell();
        assertThat(segments.news()).isNull();
        append(1, JournalFormat.remove(KEY, 6, 1));
        append(1, JournalFormat.remove(KEY, 4, 1));
        append(1, JournalFormat.clear(7, 8, 1));
        append(1, JournalFormat.trim(8, 1, 9, 1));
        append(1, put(new Key(9, 9, 9), 10, "1"));
        append(1, JournalFormat.clear(0, 11, 1));
        append(1, JournalFormat.clear(7, 10, 1));
        segments.followAll();
        assertThat(segments.news()).isEqualTo(new Removal.OfKey(KEY));
        assertThat(segments.news()).isEqualTo(new Removal.OfMethod(7));
        assertThat(segments.news()).isEqualTo(new Removal.OfAll());
        assertThat(segments.news()).isNull();
    }

    @Test
    void areSavedAsFarAsTheyWereRead() throws IOException {
        append(1, put(KEY, 5, "1"));
        append(2, put(new Key(4, 5, 6), 6, "2"));
        append(3, "\n{\"c\":\"00000000\",\"f\":2,\"x\":1}\n".getBytes(US_ASCII));
        segments.followAll();
        segments.own(2);
        long first = Files.size(directory.segment(1));
        long second = Files.size(directory.segment(2));
        append(2, put(new Key(4, 5, 6), 7, "3"));

        segments.save(0, 1);
        IndexSnapshot others = IndexSnapshot.read(directory);
        assertThat(others).isNotNull();
        assertThat(others.segments()).isEqualTo(Map.of(1, new IndexSnapshot.Read(first, 1)));
        assertThat(others.greatest()).isEqualTo(clock.greatest());

        segments.save(2 * second, 1);
        IndexSnapshot all = IndexSnapshot.read(directory);
        assertThat(all).isNotNull();
        assertThat(all.segments())
                .isEqualTo(Map.of(1, new IndexSnapshot.Read(first, 1), 2, new IndexSnapshot.Read(2 * second, 2)));
    }

    @Test
    void areReadOnFromWhereASnapshotHadThem() throws IOException {
        append(1, put(KEY, 5, "1"));
        long first = Files.size(directory.segment(1));
        append(1, put(new Key(4, 5, 6), 6, "2"));
        segments.resume(Map.of(1, new IndexSnapshot.Read(first, 7)));
        assertThat(segments.known(1).position()).isEqualTo(first);
        segments.followAll();
        assertThat(value(KEY)).isNull();
        assertThat(value(new Key(4, 5, 6))).isEqualTo("2");
        assertThat(segments.known(1).lines()).isEqualTo(8);
    }

    /** Else files would stay open: nobody closes them again. */
    @Test
    void thatAppearAfterClosingAreNotOpened() throws IOException {
        append(1, put(new Key(4, 5, 6), 5, "1"));
        segments.followAll();
        segments.close();
        append(2, put(KEY, 6, "2"));
        segments.followAll();
        assertThat(segments.known(2)).isNull();
        assertThat(index.find(KEY)).isEqualTo(SegmentIndex.NOWHERE);
    }

    @Test
    void areNotOpenedWhileOthersAreClosed() throws IOException {
        append(1, GARBAGE);
        append(2, put(KEY, 6, "2"));
        whenNoticed = () -> assertThatCode(segments::close).doesNotThrowAnyException();
        segments.followAll();
        assertThat(notices).isNotEmpty();
        assertThat(index.find(KEY)).isEqualTo(SegmentIndex.NOWHERE);
    }

    @Test
    void nothingIsNewInADirectoryThatHasGone() throws IOException {
        append(1, put(KEY, 5, "1"));
        segments.followAll();
        Files.move(directory.path(), temp.resolve("moved"));
        assertThat(segments.follow()).isFalse();
        assertThat(value(KEY)).isEqualTo("1");
    }

    @Test
    void areFreeForOtherThreadsAfterEachUse() throws Exception {
        append(1, put(KEY, 5, "1"));
        Callable<Boolean> following = () -> {
            segments.followAll();
            return true;
        };
        segments.followAll();
        assertThat(onAnotherThread(following)).isTrue();
        segments.follow();
        assertThat(onAnotherThread(following)).isTrue();
        segments.tell();
        assertThat(onAnotherThread(following)).isTrue();
        segments.own(1);
        assertThat(onAnotherThread(following)).isTrue();
        segments.own(2, () -> {});
        assertThat(onAnotherThread(following)).isTrue();
        segments.save(0, 0);
        assertThat(onAnotherThread(following)).isTrue();
    }
}
