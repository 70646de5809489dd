package io.memoise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program's first memoised call loads: each of these classes is a part of a millisecond that it waits. */
class FirstCallTest {
    /**
     * They were at most 175, 174 and 177 when this was written, 22 of them AspectJ's and one Gson's, and on JDK 25, where a record is made by
     * four more, 179, 178 and 181. Compiled by JDK 25, for whose switches the machine loads the permitted classes of a sealed one, 184, 182
     * and 186.
     */
    private static final int MOST_FROM_THE_CLASS_PATH = 186;

    private static final Pattern OF_THE_JDK = Pattern.compile("(java|jdk|sun)\\.");

    @TempDir
    Path directory;

    @Test
    void theFirstCallLoadsNothingThatCanDoWithout() throws Exception {
        List<String> first = classesOf("first run");
        List<String> next = classesOf("next run");
        List<String> own = classesOf("own memos", directory.resolve("own").toString());

        assertThat(first).contains("io.memoise.store.journal.JournalFormat", "io.memoise.codec.AsciiJson");
        assertThat(next).contains("io.memoise.codec.AsciiInput").doesNotContain("io.memoise.codec.AsciiJson");
        for (List<String> loaded : List.of(first, next, own)) {
            assertThat(loaded)
                    .as("linked by bootstraps, or large")
                    .noneMatch(type -> type.startsWith("io.memoise.") && type.contains("$$Lambda"))
                    .doesNotContain(
                            "java.lang.runtime.ObjectMethods",
                            "java.lang.reflect.ProxyGenerator",
                            "java.security.MessageDigest",
                            "java.util.Formatter",
                            "java.util.concurrent.atomic.LongAdder",
                            "sun.reflect.generics.repository.ClassRepository",
                            "org.objectweb.asm.ClassReader",
                            "java.net.URLConnection",
                            "com.google.gson.Gson",
                            "com.google.gson.stream.JsonReader",
                            "com.google.gson.stream.JsonWriter",
                            "io.memoise.codec.CollectionKinds");
            assertThat(loaded.stream().filter(type -> !OF_THE_JDK.matcher(type).lookingAt()))
                    .hasSizeLessThanOrEqualTo(MOST_FROM_THE_CLASS_PATH);
        }
    }

    /** The names of the classes that the program loads. */
    private List<String> classesOf(String run, String... arguments) throws Exception {
        Path log = directory.resolve(run);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log.toString().replace(":", "\\:"),
                "-Dmemoise.dir=" + directory.resolve("memos"),
                "-cp",
                System.getProperty("java.class.path"),
                OneCall.class.getName()));
        command.addAll(List.of(arguments));
        Process program = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(new String(program.getInputStream().readAllBytes())).startsWith("someone");
            assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            program.destroyForcibly();
        }
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(" source: "))
                .map(line -> line.replaceAll(".*\\] ([^ ]+) source: .*", "$1"))
                .toList();
    }
}
