package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

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
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory in which no segment can be taken: where its locks should be is a file. */
class AppendingTest {
    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path temp;

    private JournalDirectory directory;
    private Path locks;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = JournalDirectory.named(temp.resolve("memos"));
        locks = directory.path().resolve("locks");
        try (JournalStore store = open()) {
            store.put(entry(store, 1));
        }
        Files.move(locks, temp.resolve("locks"));
        Files.createFile(locks);
    }

    private JournalStore open() throws IOException {
        return JournalStore.open(directory, Durability.PROCESS, Clock.systemUTC(), notices::add);
    }

    private static Key key(int number) {
        return new Key(1, number, number);
    }

    private static Entry entry(JournalStore store, int number) {
        return StoreContract.entry(key(number), store.stamp(), "[" + number + "]");
    }

    @Test
    void entriesAreReadAllTheSame() throws IOException {
        try (JournalStore store = open()) {
            assertThat(store.get(key(1))).isNotNull();
            store.flush();
            assertThat(store.countOthers(1, 0)).isEqualTo(1);
        }
        assertThat(notices).isEmpty();
    }

    @Test
    void puttingAndRemovingFailUntilOneCan() throws IOException {
        try (JournalStore store = open()) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatIOException().isThrownBy(() -> store.put(entry(store, 2)));
                assertThatIOException().isThrownBy(() -> store.remove(key(1)));
                assertThat(store.get(key(1))).isNotNull();
            }
            Files.delete(locks);
            store.put(entry(store, 2));
            store.remove(key(1));
        }
        try (JournalStore store = open()) {
            assertThat(store.get(key(1))).isNull();
            assertThat(store.get(key(2))).isNotNull();
        }
        assertThat(directory.segments()).containsExactly(1);
        assertThat(notices).isEmpty();
    }

    @Test
    void aCompactionThatIsAskedForDoesNothingAndSaysNothing() throws IOException {
        try (JournalStore store = open()) {
            store.compact();
        }
        assertThat(directory.segments()).containsExactly(1);
        assertThat(notices).isEmpty();
    }

    @Test
    void aDirectoryThatGoesBeforeOneIsTakenIsMadeAnew() throws IOException {
        try (JournalStore store = open()) {
            assertThatIOException().isThrownBy(() -> store.put(entry(store, 2)));
            Files.move(directory.path(), temp.resolve("elsewhere"));
            store.put(entry(store, 3));
            assertThat(store.get(key(1))).isNull();
            assertThat(store.get(key(3))).isNotNull();
        }
        assertThat(directory.segments()).containsExactly(1);
    }

    @Test
    void aDirectoryThatGoesAndIsMadeByAnotherIsUsed() throws IOException {
        try (JournalStore store = open()) {
            assertThatIOException().isThrownBy(() -> store.put(entry(store, 2)));
            Files.move(directory.path(), temp.resolve("elsewhere"));
            Files.createFile(directory.path());
            assertThatIOException().isThrownBy(() -> store.put(entry(store, 3)));
            Files.delete(directory.path());
            JournalDirectory.named(directory.path());
            store.put(entry(store, 3));
            assertThat(store.get(key(1))).isNull();
            assertThat(store.get(key(3))).isNotNull();
        }
    }

    @Test
    void whatIsTakenIsFreeAgainOnceTheStoreIsClosed() throws IOException {
        Files.delete(locks);
        Files.move(temp.resolve("locks"), locks);
        open().close();
        SegmentLock lock = SegmentLock.tryTake(directory.lock(1));
        assertThat(lock).isNotNull();
        lock.release();
    }

    private Segments readWhereLocksCanBe() throws IOException {
        Files.delete(locks);
        Files.createDirectory(locks);
        Segments segments =
                new Segments(directory, new StampClock(Clock.systemUTC()), new SegmentIndex(), notices::add);
        segments.followAll();
        return segments;
    }

    @Test
    void onceClosedNoneIsTaken() throws IOException {
        Segments segments = readWhereLocksCanBe();
        Keeper keeper = new Keeper();
        Appending appending = new Appending(directory, segments, keeper);
        appending.close();
        assertThatIOException().isThrownBy(appending::own).withMessageContaining("is closed");
        assertThat(appending.isGone()).isTrue();
        assertThat(locks).isEmptyDirectory();
        segments.close();
        keeper.end();
    }

    @Test
    void aSegmentToWhichAnotherFormatWasAppendedSinceItWasReadIsLeft() throws IOException {
        Segments segments = readWhereLocksCanBe();
        Files.writeString(directory.segment(1), "\n{\"c\":\"00000000\",\"f\":2,\"x\":1}\n", StandardOpenOption.APPEND);
        Keeper keeper = new Keeper();
        Appending appending = new Appending(directory, segments, keeper);
        try {
            assertThat(appending.own().number()).isEqualTo(2);
            SegmentLock lock = SegmentLock.tryTake(directory.lock(1));
            assertThat(lock).isNotNull();
            lock.release();
        } finally {
            appending.close();
            segments.close();
            keeper.end();
        }
        assertThat(notices).singleElement().asString().contains("another version");
    }
}
