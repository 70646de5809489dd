package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However a program ends while its threads compute, what it was answered is there for the next one. */
@Tag("long")
class EndingTest {
    private static final int HEARD = 300;

    private final List<Process> running = new ArrayList<>();

    @TempDir
    Path temp;

    @AfterEach
    void end() {
        running.forEach(Process::destroyForcibly);
    }

    /** How, the options of the virtual machine, and the exit status. */
    @ParameterizedTest
    @CsvSource({
        "return, -Xmx64m, 0",
        "exit, -Xmx64m, 3",
        "halt, -Xmx64m, 4",
        "exception, -Xmx64m, 1",
        "overflow, -Xmx64m, 1",
        "memory, -Xmx64m, 1",
        "memory, -Xmx64m -XX:+ExitOnOutOfMemoryError, 3",
        "memory, -Xmx64m -XX:+CrashOnOutOfMemoryError, 1"
    })
    void byItself(String how, String option, int status) throws Exception {
        Process program = start(List.of(option.split(" ")), how);
        List<int[]> heard = hear(program, Integer.MAX_VALUE);
        assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(program.exitValue()).isEqualTo(status);
        assertNothingIsComputedAnew(heard);
    }

    /** The signal, the options of the virtual machine, and the exit status. */
    @ParameterizedTest
    @CsvSource({"TERM, -Xmx64m, 143", "INT, -Xmx64m, 130", "HUP, -Xmx64m, 129", "KILL, -Xmx64m, 137", "TERM, -Xrs, 143"
    })
    @DisabledOnOs(OS.WINDOWS)
    void byASignal(String signal, String option, int status) throws Exception {
        Process program = start(List.of(option.split(" ")), "signal");
        List<int[]> heard = hear(program, HEARD);
        assumeFalse(ignores(program, signal), "a process started in the background ignores this signal");
        new ProcessBuilder("kill", "-" + signal, Long.toString(program.pid()))
                .start()
                .waitFor();
        heard.addAll(hear(program, Integer.MAX_VALUE));
        assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(program.exitValue()).isEqualTo(status);
        assertNothingIsComputedAnew(heard);
    }

    /** Whether the process was started to ignore the signal, as far as the system shows it. */
    private static boolean ignores(Process program, String signal) throws Exception {
        Path status = Path.of("/proc", Long.toString(program.pid()), "status");
        int number = signal.equals("HUP") ? 1 : signal.equals("INT") ? 2 : 0;
        if (number == 0 || Files.notExists(status)) {
            return false;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("SigIgn:")) {
                long ignored = Long.parseUnsignedLong(line.substring(7).strip(), 16);
                return (ignored >> (number - 1) & 1) == 1;
            }
        }
        return false;
    }

    private Process start(List<String> options, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + temp.resolve("crash.log"),
                "-Dmemoise.dir=" + temp.resolve("memos"),
                "-Dmemoise.state=" + temp.resolve("state"),
                "-cp",
                System.getProperty("java.class.path"),
                Ending.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        running.add(process);
        return process;
    }

    /** What the program says, thread and number, to its end or until so much was heard, but what a crash writes into. */
    private static List<int[]> hear(Process program, int most) throws Exception {
        List<int[]> heard = new ArrayList<>();
        // One reader for each process: what it has read ahead is not lost.
        BufferedReader lines = program.inputReader();
        while (heard.size() < most) {
            String line = lines.readLine();
            if (line == null) {
                break;
            }
            if (line.matches("[0-9]+ [0-9]+")) {
                String[] words = line.split(" ");
                heard.add(new int[] {Integer.parseInt(words[0]), Integer.parseInt(words[1])});
            }
        }
        return heard;
    }

    private void assertNothingIsComputedAnew(List<int[]> heard) throws Exception {
        int[] counts = new int[Ending.THREADS];
        for (int[] each : heard) {
            counts[each[0]] = Math.max(counts[each[0]], each[1] + 1);
        }
        assertThat(counts[0] + counts[1]).isGreaterThanOrEqualTo(HEARD);
        Process next = start(List.of(), "ask", Integer.toString(counts[0]), Integer.toString(counts[1]));
        assertThat(next.inputReader().readLine())
                .as("computed anew of %s", heard.size())
                .isEqualTo("0");
        assertThat(next.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }
}
