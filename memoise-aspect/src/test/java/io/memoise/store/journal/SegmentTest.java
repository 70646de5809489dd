package io.memoise.store.journal;

import static io.memoise.store.journal.AnotherThread.onAnotherThread;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.store.Entry;
import io.memoise.store.Key;
import io.memoise.store.StoreContract;
import io.memoise.store.journal.JournalFormat.Header;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentTest {
    private final List<String> notices = new ArrayList<>();
    private final Set<String> said = new HashSet<>();
    private final List<Long> found = new ArrayList<>();

    @TempDir
    Path temp;

    private JournalDirectory directory;
    private Path path;
    private Segment segment;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = JournalDirectory.named(temp.resolve("memos"));
        path = directory.segment(3);
        segment = new Segment(3, directory, said, notices::add);
    }

    @AfterEach
    void close() throws IOException {
        segment.close();
    }

    private static byte[] line(int number) {
        return JournalFormat.put(StoreContract.entry(new Key(1, number, 0), number, "[" + number + "]"));
    }

    private void append(byte[] bytes) throws IOException {
        Files.write(path, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private boolean follow() {
        return segment.follow(new SegmentScan.Lines() {
            @Override
            public void line(Header header, long offset) {
                found.add(header.stamp());
            }
        });
    }

    /** A lock that was not left keeps another thread out, not the same one. */
    @Test
    void isFollowedFromWhereItWasReadTo() throws IOException {
        append(line(1));
        append(line(2));
        assertThat(segment.mayBeRewritten()).isFalse();
        assertThat(follow()).isTrue();
        assertThat(found).containsExactly(1L, 2L);
        assertThat(segment.number()).isEqualTo(3);
        assertThat(segment.lines()).isEqualTo(2);
        assertThat(segment.position()).isEqualTo(Files.size(path));
        assertThat(segment.length()).isEqualTo(Files.size(path));
        assertThat(segment.mayBeRewritten()).isTrue();
        assertThat(segment.holdsOther()).isFalse();

        append(line(3));
        assertThat(follow()).isTrue();
        assertThat(found).containsExactly(1L, 2L, 3L);
        assertThat(segment.lines()).isEqualTo(3);
        assertThat(notices).isEmpty();
    }

    @Test
    void hasGrownUntilItIsFollowed() throws IOException {
        assertThat(segment.grown()).isFalse();
        append(line(1));
        assertThat(segment.grown()).isTrue();
        follow();
        assertThat(segment.grown()).isFalse();
        append("\n".getBytes(US_ASCII));
        assertThat(segment.grown()).isTrue();
        follow();
        assertThat(segment.grown()).isFalse();
        segment.close();
        append(line(2));
        assertThat(segment.grown()).isFalse();
    }

    /** Its bytes count, and it is not read again and again, though its line is not there yet. */
    @Test
    void anUnfinishedLineIsLookedAtOnce() throws IOException {
        append(line(1));
        byte[] second = line(2);
        Files.write(path, Arrays.copyOf(second, 100), StandardOpenOption.APPEND);
        follow();
        assertThat(segment.grown()).isFalse();
        assertThat(segment.position()).isEqualTo(line(1).length + 1);
        assertThat(segment.length()).isEqualTo(Files.size(path));
        append(Arrays.copyOfRange(second, 100, second.length));
        assertThat(segment.grown()).isTrue();
        follow();
        assertThat(found).containsExactly(1L, 2L);
    }

    @Test
    void isResumedFromWhereAnotherReadTo() throws IOException {
        append(line(1));
        long position = Files.size(path);
        segment.resume(position, 1);
        assertThat(segment.length()).isEqualTo(position);
        assertThat(segment.mayBeRewritten()).isTrue();
        assertThat(segment.grown()).isFalse();
        append(line(2));
        assertThat(segment.grown()).isTrue();
        follow();
        assertThat(found).containsExactly(2L);
        assertThat(segment.lines()).isEqualTo(2);
        segment.resume(position, 1);
        assertThat(segment.length()).isEqualTo(Files.size(path));
    }

    @Test
    void givesWhatTheLineAtAnOffsetPuts() throws IOException {
        append(line(1));
        append(line(2));
        long second = line(1).length + 1;
        assertThat(stamp(segment.entry(second, null))).isEqualTo(2);
        assertThat(stamp(segment.entry(1, null))).isEqualTo(1);
        assertThat(segment.isIntact(second)).isTrue();
        assertThat(segment.holdsOther()).isFalse();
        segment.close();
        assertThat(segment.entry(1, null)).isNull();
        assertThat(segment.isIntact(1)).isFalse();
        assertThat(notices).isEmpty();
    }

    @Test
    void givesNothingForAKeyThatTheLineDoesNotPut() throws IOException {
        append(line(1));
        Entry entry = segment.entry(1, null);
        assertThat(entry).isNotNull();
        Key key = entry.key();
        assertThat(stamp(segment.entry(1, key))).isEqualTo(1);
        assertThat(segment.entry(1, new Key(key.method(), key.high(), key.low() + 1)))
                .isNull();
    }

    private static long stamp(@Nullable Entry entry) {
        return entry == null ? 0 : entry.stamp();
    }

    @Test
    void aDamagedLineIsSaidOnceAndTheSegmentIsNotAppendedTo() throws IOException {
        byte[] damaged = line(1);
        damaged[damaged.length - 30] ^= 1;
        append(damaged);
        append(line(2));
        assertThat(segment.entry(1, null)).isNull();
        assertThat(segment.entry(1, null)).isNull();
        assertThat(segment.holdsOther()).isTrue();
        assertThat(notices).singleElement().asString().contains(path.toString(), "byte 1 is damaged");
    }

    @Test
    void garbageIsSaidOnceAndTheSegmentIsNotAppendedTo() throws IOException {
        append("\ngarbage\n".getBytes(US_ASCII));
        append(line(1));
        follow();
        append("\nmore garbage\n".getBytes(US_ASCII));
        append(line(2));
        follow();
        assertThat(found).containsExactly(1L, 2L);
        assertThat(segment.holdsOther()).isTrue();
        assertThat(segment.mayBeRewritten()).isTrue();
        assertThat(notices).singleElement().asString().contains(path.toString(), "1 damaged place(s) skipped");
    }

    @Test
    void linesOfAnotherFormatAreSaidOnceAndTheSegmentIsLeftAsItIs() throws IOException {
        append("\n{\"c\":\"00000000\",\"f\":2,\"x\":1}\n".getBytes(US_ASCII));
        follow();
        append("\n{\"c\":\"00000000\",\"f\":3,\"x\":1}\n".getBytes(US_ASCII));
        follow();
        assertThat(segment.holdsOther()).isTrue();
        assertThat(segment.mayBeRewritten()).isFalse();
        assertThat(notices).singleElement().asString().contains("another version");
    }

    @Test
    void thatIsNotThereIsNotFollowed() throws IOException {
        assertThat(follow()).isFalse();
        assertThat(segment.entry(1, null)).isNull();
        append(line(1));
        assertThat(follow()).isTrue();
        segment.close();
        assertThat(follow()).isFalse();
        assertThat(notices).isEmpty();
    }

    @Test
    void thatCannotBeReadIsFollowedOnceItCan() throws IOException {
        Files.createDirectory(path);
        assertThat(follow()).isTrue();
        assertThat(segment.mayBeRewritten()).isFalse();
        assertThat(segment.grown()).isFalse();
        assertThat(notices).hasSize(1);
        assertThat(follow()).isTrue();
        assertThat(notices).singleElement().asString().contains(path.toString(), "it is not a plain file");
        Files.delete(path);
        append(line(1));
        assertThat(follow()).isTrue();
        assertThat(found).containsExactly(1L);
        assertThat(segment.mayBeRewritten()).isTrue();
    }

    @Test
    void isFreeForOtherThreadsAfterEachUse() throws Exception {
        append(line(1));
        segment.grown();
        assertThat(onAnotherThread(segment::grown)).isTrue();
        follow();
        assertThat(onAnotherThread(segment::grown)).isFalse();
        segment.entry(1, null);
        assertThat(onAnotherThread(() -> segment.entry(1, null))).isNotNull();
        segment.isIntact(1);
        assertThat(onAnotherThread(() -> segment.isIntact(1))).isTrue();
        segment.close();
        assertThat(onAnotherThread(() -> segment.entry(1, null))).isNull();
    }
}
