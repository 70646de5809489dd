package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that was compiled without weaving, started with the agent. */
class LoadTimeWeavingTest {
    private static final String PROGRAM = """
            import io.memoise.Memoise;

            public class Program {
                static int bodies;
                private final StringBuilder state = new StringBuilder("state");

                @Memoise
                private static String once(String argument) {
                    bodies++;
                    return argument + "!";
                }

                @Memoise
                int ofObject(int number) {
                    bodies++;
                    return number + state.length();
                }

                @Memoise
                static void nothing() {}

                public static void main(String[] args) throws Exception {
                    Program program = new Program();
                    String answers = once("a") + once("a") + program.ofObject(1) + program.ofObject(1);
                    nothing();
                    var table = Program.class.getDeclaredField("ajc$tjp_0");
                    table.setAccessible(true);
                    System.out.println(answers + " bodies=" + bodies
                            + " table=" + table.get(null).getClass().getName()
                            + " holds=" + (program instanceof io.memoise.weave.Holder));
                }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void classesAreWovenAsTheyAreLoadedWithCopiedAdvice() throws Exception {
        Sources.compile(directory, "Program", PROGRAM);
        String classPath = System.getProperty("java.class.path");
        String agent = Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> entry.contains("aspectjweaver"))
                .findFirst()
                .orElseThrow();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-javaagent:" + agent,
                "-Dmemoise.dir=" + directory.resolve("memos"),
                "-Dmemoise.state=" + directory.resolve("state"),
                "-cp",
                directory + File.pathSeparator + classPath,
                "Program"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output).contains("a!a!66 bodies=2 table=io.memoise.weave.Table1 holds=true");
        assertThat(output).doesNotContain("AjcClosure").doesNotContain("[Xlint");
        assertThat(process.exitValue()).isZero();
    }
}
