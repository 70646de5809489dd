package io.memoise.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.memoise.demo.sample.SampleGitHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promise of the demo, kept by processes of their own: what one run read, no later run asks for. */
class ResumeTest {
    private static final int PAGES = 50;

    @TempDir
    private Path directory;

    @Test
    void threeRunsOfTwentyRequestsReadFiftyPagesAndAFourthAsksNothing() throws Exception {
        assertThat(run("--sample"))
                .satisfies(run -> assertThat(run.code).isEqualTo(75))
                .satisfies(run -> assertThat(run.out)
                        .startsWith("INCOMPLETE")
                        .endsWith("started: no page came from a memo, 20 requests made, stopped at the limit\n"));
        assertThat(run("--sample"))
                .satisfies(run -> assertThat(run.code).isEqualTo(75))
                .satisfies(run -> assertThat(run.out)
                        .startsWith("INCOMPLETE")
                        .endsWith("resumed: 20 pages came from memos, 20 requests made, stopped at the limit\n"));
        assertThat(run("--sample"))
                .satisfies(run -> assertThat(run.code).isZero())
                .satisfies(run -> assertThat(run.out)
                        .contains("resumed: 40 pages came from memos, 10 requests made, finished\n")
                        .endsWith("10 requests made, 40 spared, 40 people\n"));
        assertThat(run("--sample"))
                .satisfies(run -> assertThat(run.code).isZero())
                .satisfies(run -> assertThat(run.out)
                        .contains("remembered: 50 pages came from memos, 0 requests made, finished\n")
                        .endsWith("0 requests made, 50 spared, 40 people\n"));
    }

    @Test
    void whatSeveralRunsListIsWhatOneWouldHave() throws Exception {
        JsonObject whole = json(run(directory.resolve("whole"), "--sample", "--budget", "50", "--format", "json"));
        Path other = directory.resolve("other");
        Run last = null;
        for (int runs = 0; runs < 4; runs++) {
            last = run(other, "--sample", "--budget", "13", "--format", "json");
        }

        assertThat(last.code).isZero();
        JsonObject parts = JsonParser.parseString(last.out).getAsJsonObject();
        assertThat(parts.getAsJsonObject("requests")).hasToString("{\"made\":11,\"spared\":39}");
        assertThat(parts.get("people")).isEqualTo(whole.get("people"));
        assertThat(parts.get("anonymous")).isEqualTo(whole.get("anonymous"));
        assertThat(parts.get("deleted")).isEqualTo(whole.get("deleted"));
    }

    @Test
    void forgettingStartsAnew() throws Exception {
        run("--sample");

        assertThat(run("--sample", "--forget").out)
                .endsWith("started: no page came from a memo, 20 requests made, stopped at the limit\n");
        assertThat(run("--sample").out).contains("resumed: 20 pages came from memos, 20 requests made");
    }

    @ParameterizedTest(name = "killed at request {0}")
    @ValueSource(ints = {1, 5, 20, 50})
    void aKilledRunLosesAtMostThePageInFlight(int request) throws Exception {
        try (SampleGitHub sample = SampleGitHub.start(1000)) {
            String endpoint = sample.endpoint().toString();
            AtomicReference<Process> victim = new AtomicReference<>();
            sample.witness(number -> {
                if (number == request) {
                    victim.get().destroyForcibly();
                    victim.get().onExit().join();
                }
            });
            Process process = builder(directory, "--sample", "--sample-endpoint", endpoint)
                    .start();
            victim.set(process);
            assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isNotIn(0, 75);

            Run again = run("--sample", "--sample-endpoint", endpoint, "--format", "json");
            assertThat(again.code).isZero();
            assertThat(sample.answered()).hasSize(PAGES);
            List<Integer> times = new ArrayList<>(sample.answered().values());
            assertThat(times.stream().mapToInt(Integer::intValue).sum()).isLessThanOrEqualTo(PAGES + 1);
            assertThat(Collections.max(times)).isLessThanOrEqualTo(2);
            assertThat(json(again).getAsJsonObject("requests").get("spared").getAsInt())
                    .isEqualTo(request - 1);
        }
    }

    @ParameterizedTest(name = "{0} lines of the memos damaged")
    @ValueSource(ints = {1, 9})
    void aDamagedMemoIsAskedForAgain(int lines) throws Exception {
        JsonObject whole = json(run("--sample", "--budget", "50", "--format", "json"));
        damage(lines);

        Run again = run("--sample", "--budget", "50", "--format", "json");
        assertThat(again.code).isZero();
        assertThat(json(again).get("people")).isEqualTo(whole.get("people"));
        assertThat(json(again).getAsJsonObject("requests").get("made").getAsInt())
                .isEqualTo(lines);
    }

    private void damage(int lines) throws IOException {
        int left = lines;
        try (var files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                List<String> text = new ArrayList<>(Files.readAllLines(file));
                boolean changed = false;
                for (int i = 0; i < text.size() && left > 0; i++) {
                    if (text.get(i).contains("otter-of-tarn")) {
                        text.set(i, text.get(i).replaceFirst("otter-of-tarn", "otter-of-fens"));
                        changed = true;
                        left--;
                    }
                }
                if (changed) {
                    Files.write(file, text);
                }
            }
        }
        assertThat(left).as("lines that could not be damaged").isZero();
    }

    private record Run(int code, String out, String err) {}

    private Run run(String... args) throws Exception {
        return run(directory, args);
    }

    private static Run run(Path memos, String... args) throws Exception {
        Path out = Files.createTempFile("hatrack", ".out");
        Path err = Files.createTempFile("hatrack", ".err");
        try {
            Process process = builder(memos, args)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
            return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static ProcessBuilder builder(Path memos, String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.memoise.demo.Hatrack",
                "--memo-dir",
                memos.toString()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    private static JsonObject json(Run run) {
        return JsonParser.parseString(run.out).getAsJsonObject();
    }
}
