package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.store.Durability;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kills processes that put, remove and compact. {@code -Dmemoise.kills=N} sets the number of kills of each test, 2 unless
 * told; {@code -Dmemoise.torture=SECONDS} runs 2 to 16 processes of 4 threads each for so long, one killed each second.
 */
@Tag("long")
class KilledProcessTest {
    private static final int KILLS = Integer.getInteger("memoise.kills", 2);
    private static final int SECONDS = Integer.getInteger("memoise.torture", 0);

    private final Acknowledged acknowledged = new Acknowledged();
    private final Map<Process, Thread> running = new HashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private long heard;

    @TempDir
    Path temp;

    @AfterEach
    void end() {
        running.keySet().forEach(Process::destroyForcibly);
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void aProcessThatIsKilledLosesNothingAndBringsNothingBack() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        for (int kill = 0; kill < KILLS; kill++) {
            Process writer = start(0, kill, 2, random.nextLong());
            listen(random.nextInt(1, 2_000));
            kill(writer);
            check(0, Long.MAX_VALUE);
        }
        report("1 process");
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void ofEightProcessesOneIsKilledAgainAndAgain() throws Exception {
        killOneByOne(8, KILLS, random -> random.nextInt(1, 4_000));
        report("8 processes");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8, 16})
    @EnabledIfSystemProperty(named = "memoise.torture", matches = "[1-9][0-9]*")
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void manyProcessesOfFourThreads(int processes) throws Exception {
        killOneByOne(processes, SECONDS, random -> 0);
        report(processes + " processes");
    }

    private interface Lines {
        /** How many lines are heard before the kill; 0 for those of a second. */
        int wait(SplittableRandom random);
    }

    private void killOneByOne(int processes, int kills, Lines lines) throws Exception {
        SplittableRandom random = new SplittableRandom(processes);
        Process[] writers = new Process[processes];
        for (int i = 0; i < processes; i++) {
            writers[i] = start(i, 0, lines.wait(random) == 0 ? 4 : 2, random.nextLong());
        }
        for (int kill = 1; kill <= kills; kill++) {
            long second = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            int wanted = lines.wait(random);
            do {
                listen(Math.max(1, wanted));
            } while (wanted == 0 && System.nanoTime() < second);
            int victim = random.nextInt(processes);
            kill(writers[victim]);
            // The others go on, and compact, while this is read.
            check(victim * TortureWriter.KEYS, (victim + 1) * TortureWriter.KEYS);
            writers[victim] = start(victim, kill, wanted == 0 ? 4 : 2, random.nextLong());
        }
        for (Process writer : writers) {
            kill(writer);
        }
        check(0, Long.MAX_VALUE);
    }

    private Process start(int number, int run, int threads, long seed) throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TortureWriter.class.getName(),
                        temp.resolve("memos").toString(),
                        Long.toString(number * TortureWriter.KEYS),
                        Long.toString((long) run << 32),
                        Integer.toString(threads),
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread reader = new Thread(() -> hearAll(writer));
        reader.start();
        running.put(writer, reader);
        return writer;
    }

    /** Waits until the processes have said so many lines more. */
    private synchronized void listen(int lines) throws InterruptedException {
        long wanted = heard + lines;
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (heard < wanted && complaints.isEmpty()) {
            assertThat(System.nanoTime()).as("the processes say something").isLessThan(deadline);
            wait(1_000);
        }
    }

    private void kill(Process writer) throws Exception {
        // The handle kills without closing the pipe, so that what was said is still read.
        writer.toHandle().destroyForcibly();
        Thread reader = running.remove(writer);
        reader.join();
        writer.waitFor();
    }

    private void hearAll(Process writer) {
        try (BufferedReader lines = writer.inputReader()) {
            lines.lines().forEach(this::hear);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void hear(String line) {
        heard++;
        notifyAll();
        if (line.startsWith("#")) {
            complaints.add(line);
        } else {
            acknowledged.said(line);
        }
    }

    private void check(long from, long to) throws IOException {
        assertThat(complaints).isEmpty();
        List<String> notices = new ArrayList<>();
        try (JournalStore store = JournalStore.open(
                JournalDirectory.named(temp.resolve("memos")),
                Durability.NONE,
                1L << 40,
                Clock.systemUTC(),
                notices::add)) {
            acknowledged.check(store, from, to);
        }
        assertThat(notices).isEmpty();
    }

    private void report(String who) {
        System.out.printf("%s: %,d operations acknowledged, none lost%n", who, acknowledged.operations());
        assertThat(acknowledged.operations()).isGreaterThan(KILLS);
    }
}
