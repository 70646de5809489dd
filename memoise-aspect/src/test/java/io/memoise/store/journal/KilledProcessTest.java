package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.store.Durability;
import io.memoise.store.Entry;
import io.memoise.store.Key;
import io.memoise.store.Store;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills writing processes. {@code -Dmemoise.kills=N} sets the number of cycles, 4 unless told. */
class KilledProcessTest {
    private static final int KILLS = Integer.getInteger("memoise.kills", 4);

    @TempDir
    Path temp;

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void nothingAcknowledgedIsLostByAKill() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        Set<Long> acknowledged = new HashSet<>();
        for (int cycle = 0; cycle < KILLS; cycle++) {
            writeAndKill(List.of((long) cycle << 32), random.nextInt(1, 3_000), acknowledged);
        }
        assertAllThere(acknowledged);
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void nothingIsLostByAKillOfTwoProcessesOnOneDirectory() throws Exception {
        SplittableRandom random = new SplittableRandom(8);
        Set<Long> acknowledged = new HashSet<>();
        for (int cycle = 0; cycle < (KILLS + 1) / 2; cycle++) {
            long first = (long) cycle << 32;
            writeAndKill(List.of(first, first | 1L << 31), random.nextInt(1, 2_000), acknowledged);
        }
        assertAllThere(acknowledged);
        assertThat(JournalDirectory.named(temp.resolve("memos")).segments()).containsExactly(1, 2);
    }

    private void writeAndKill(List<Long> starts, int lines, Set<Long> acknowledged) throws Exception {
        List<Process> writers = new ArrayList<>();
        try {
            for (long start : starts) {
                writers.add(new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx128m",
                                "-cp",
                                place(JournalStore.class) + System.getProperty("path.separator") + place(Writer.class),
                                Writer.class.getName(),
                                temp.resolve("memos").toString(),
                                Long.toString(start))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
            }
            for (Process writer : writers) {
                for (int i = 0; i < lines; i++) {
                    acknowledged.add(Long.parseLong(nextLine(writer)));
                }
            }
        } finally {
            // The handle kills without closing the pipe, so that what was said is still read.
            writers.forEach(writer -> writer.toHandle().destroyForcibly());
        }
        for (Process writer : writers) {
            for (String line = nextLine(writer); line != null; line = nextLine(writer)) {
                acknowledged.add(Long.parseLong(line));
            }
            writer.waitFor();
        }
    }

    /** A number that was said. A pipe takes so short a line wholly or not at all. */
    private static String nextLine(Process writer) throws IOException {
        return writer.inputReader().readLine();
    }

    private void assertAllThere(Set<Long> acknowledged) throws IOException {
        List<String> notices = new ArrayList<>();
        try (Store store = JournalStore.open(
                JournalDirectory.named(temp.resolve("memos")), Durability.NONE, Clock.systemUTC(), notices::add)) {
            for (long number : acknowledged) {
                Entry found = store.get(Writer.key(number));
                assertThat(found).as("entry %d", number).isNotNull();
                assertThat(found.value()).isEqualTo(Writer.value(number));
            }
        }
        assertThat(notices).isEmpty();
        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
    }

    /** Where a class was loaded from. */
    private static Path place(Class<?> type) throws URISyntaxException {
        String file = "/" + type.getName().replace('.', '/') + ".class";
        Path place = Path.of(type.getResource(file).toURI());
        for (int depth = file.split("/").length - 1; depth > 0; depth--) {
            place = place.getParent();
        }
        return place;
    }

    /** Puts until it is killed, and says each number whose entry was acknowledged. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) throws IOException {
            Store store = JournalStore.open(
                    JournalDirectory.named(Path.of(args[0])),
                    Durability.PROCESS,
                    Clock.systemUTC(),
                    System.err::println);
            for (long number = Long.parseLong(args[1]); ; number++) {
                store.put(new Entry(
                        key(number), 0, store.stamp(), Entry.NEVER, "m", "[]", 1, 1, List.of(), value(number)));
                System.out.print(number + "\n");
                System.out.flush();
            }
        }

        static Key key(long number) {
            return new Key(1, number, ~number);
        }

        /** From none to some ten thousand characters, now and then some hundred thousand. */
        static String value(long number) {
            SplittableRandom random = new SplittableRandom(number);
            int length = random.nextInt(random.nextInt(50) == 0 ? 300_000 : 10_000);
            return "\"" + Long.toHexString(number) + "x".repeat(length) + "\"";
        }
    }
}
