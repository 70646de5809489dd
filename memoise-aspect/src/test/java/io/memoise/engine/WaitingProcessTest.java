package io.memoise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waiting under settings that a whole process has. */
class WaitingProcessTest {
    @TempDir
    Path directory;

    @Test
    void aWaiterRunsTheBodyItselfAfterTheLongestWait() throws Exception {
        assertThat(run("endless", "-Dmemoise.wait=1")).isEqualTo("2 bodies, 0 joined, true");
    }

    @Test
    void aVirtualThreadThatWaitsLeavesItsCarrierToOthers() throws Exception {
        assumeTrue(Runtime.version().feature() >= 21, "virtual threads");
        assertThat(run(
                        "virtual",
                        "-Djdk.virtualThreadScheduler.parallelism=1",
                        "-Djdk.virtualThreadScheduler.maxPoolSize=1"))
                .isEqualTo("1 bodies, 3 joined, false");
    }

    private String run(String argument, String... settings) throws Exception {
        Path said = directory.resolve("said");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(settings));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), WaitingProcess.class.getName(), argument));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS))
                    .as("ended; said %s", Files.readString(said))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new String(Files.readAllBytes(said), StandardCharsets.UTF_8).strip();
    }
}
