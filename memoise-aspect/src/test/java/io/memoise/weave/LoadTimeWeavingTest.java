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
                static void nothing() { bodies++; }

                @Memoise
                static java.util.stream.Stream<String> stream(int a) { bodies++; return java.util.stream.Stream.of("s" + a); }

                @Memoise
                java.io.Reader reader() { bodies++; return new java.io.StringReader("r"); }

                public static void main(String[] args) throws Exception {
                    Program program = new Program();
                    String answers = once("a") + once("a") + program.ofObject(1) + program.ofObject(1);
                    int remembered = bodies;
                    nothing();
                    nothing();
                    answers += stream(1).toList() + "" + stream(1).toList() + program.reader().read() + program.reader().read();
                    var table = Program.class.getDeclaredField("ajc$tjp_0");
                    table.setAccessible(true);
                    System.out.println(answers + " bodies=" + remembered + "+" + (bodies - remembered)
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
        assertThat(output).contains("a!a!66[s1][s1]114114 bodies=2+6 table=io.memoise.weave.TableL holds=true");
        assertThat(output).doesNotContain("AjcClosure").doesNotContain("[Xlint");
        for (String method : List.of("nothing()", "stream(int)", "reader()")) {
            assertThat(output).containsOnlyOnce("Cannot remember Program." + method + ": it");
        }
        assertThat(output).contains("docs/troubleshooting.md#refused-result");
        assertThat(process.exitValue()).isZero();
    }
}
