package io.memoise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each interleaving of calls, failures and evictions that the model checker tries answers as some order of them in one
 * thread would. {@code -Dmemoise.test.lincheck=N} tries N scenarios.
 */
class TableLincheckTest {
    /** Packages of the JDK in which the model checker meets objects that a table refers to. */
    private static final List<String> SEEN = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.ref",
            "java.lang.reflect",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "java.util.concurrent.locks");

    @TempDir
    Path directory;

    @Test
    void aTableAnswersAsOneThreadWould() throws Exception {
        int scenarios = Integer.getInteger("memoise.test.lincheck", 8);
        File said = directory.resolve("said").toFile();
        Process process = new ProcessBuilder(command(scenarios))
                .redirectErrorStream(true)
                .redirectOutput(said)
                .start();
        try {
            assertThat(process.waitFor(120 + 20L * scenarios, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(said.toPath());
        assertThat(lines).as(String.join("\n", lines)).contains("answers as one thread would");
    }

    private static List<String> command(int scenarios) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+EnableDynamicAgentLoading");
        for (String seen : SEEN) {
            command.add("--add-opens");
            command.add("java.base/" + seen + "=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TableLincheck.class.getName()));
        command.addAll(List.of(Integer.toString(scenarios), "200"));
        return command;
    }
}
