package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentLockTest {
    @TempDir
    Path temp;

    private static SegmentLock taken(Path file) throws IOException {
        SegmentLock lock = SegmentLock.tryTake(file);
        assertThat(lock).isNotNull();
        return lock;
    }

    private static long registered(Path file) {
        return System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("io.memoise.journal.held.") && name.endsWith(file.toString()))
                .count();
    }

    @Test
    void isHeldByOneUntilItIsReleased() throws IOException {
        Path file = temp.toRealPath().resolve("a.lock");
        SegmentLock lock = taken(file);
        assertThat(SegmentLock.tryTake(file)).isNull();
        assertThat(SegmentLock.tryTake(file)).isNull();
        assertThat(registered(file)).isEqualTo(1);
        lock.release();
        assertThat(registered(file)).isZero();
        taken(file).release();
    }

    @Test
    void releasedTwiceItIsNotTakenFromTheNext() throws IOException {
        Path file = temp.toRealPath().resolve("a.lock");
        SegmentLock first = taken(file);
        first.release();
        SegmentLock second = taken(file);
        first.release();
        assertThat(registered(file)).isEqualTo(1);
        assertThat(SegmentLock.tryTake(file)).isNull();
        second.release();
    }

    @Test
    void aFailureLeavesNothingRegistered() throws IOException {
        Path file = temp.toRealPath().resolve("missing").resolve("a.lock");
        assertThatIOException().isThrownBy(() -> SegmentLock.tryTake(file));
        Path directory = Files.createDirectory(temp.toRealPath().resolve("b.lock"));
        assertThatIOException().isThrownBy(() -> SegmentLock.tryTake(directory));
        assertThat(registered(file) + registered(directory)).isZero();
    }

    @Test
    void locksOfOneNameInTwoDirectoriesAreTwo() throws IOException {
        Files.createDirectory(temp.resolve("one"));
        Files.createDirectory(temp.resolve("two"));
        SegmentLock one = taken(temp.resolve("one").resolve("a.lock"));
        SegmentLock two = taken(temp.resolve("two").resolve("a.lock"));
        Path link = Files.createSymbolicLink(temp.resolve("three"), temp.resolve("one"));
        assertThat(SegmentLock.tryTake(link.resolve("a.lock"))).isNull();
        one.release();
        two.release();
    }

    @Test
    void needsAFileInADirectory() {
        for (Path none : List.of(Path.of("/"), Path.of("a.lock"))) {
            assertThatIOException()
                    .isThrownBy(() -> SegmentLock.tryTake(none))
                    .withMessageContaining("Not a lock file");
        }
        assertThat(Path.of("a.lock")).doesNotExist();
    }

    /** As where the programs of one JVM do not see each other's system properties. */
    @Test
    void isHeldThoughTheRegisterHasForgottenIt() throws IOException {
        Path file = temp.toRealPath().resolve("a.lock");
        SegmentLock lock = taken(file);
        System.getProperties().remove("io.memoise.journal.held." + file);
        assertThat(SegmentLock.tryTake(file)).isNull();
        assertThat(registered(file)).isZero();
        assertThat(SegmentLock.tryTake(file)).isNull();
        lock.release();
        taken(file).release();
    }

    /** Another process: locks the file that it is told, says so, and waits for the end of its input. */
    public static void main(String[] args) throws IOException {
        SegmentLock lock = taken(Path.of(args[0]));
        System.out.println("taken");
        while (System.in.read() >= 0) {
            continue;
        }
        lock.release();
    }

    @Test
    void isAnotherProcesssUntilThatEnds() throws Exception {
        Path file = temp.toRealPath().resolve("a.lock");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SegmentLockTest.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = other.inputReader()) {
            assertThat(said.readLine()).isEqualTo("taken");
            assertThat(SegmentLock.tryTake(file)).isNull();
            assertThat(registered(file)).isZero();
            assertThat(SegmentLock.tryTake(file)).isNull();
            other.getOutputStream().close();
            assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            other.destroyForcibly();
        }
        taken(file).release();
    }
}
