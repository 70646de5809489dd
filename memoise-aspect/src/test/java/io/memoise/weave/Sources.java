package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles sources as a user's build does, without weaving. */
final class Sources {
    private Sources() {}

    static void compile(Path into, Path... sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            boolean done = compiler.getTask(
                            null,
                            files,
                            null,
                            List.of(
                                    "-proc:none",
                                    "-parameters",
                                    "--release",
                                    "17",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "-d",
                                    into.toString()),
                            null,
                            files.getJavaFileObjects(sources))
                    .call();
            assertThat(done).isTrue();
        }
    }

    static void compile(Path into, String name, String text) throws IOException {
        Path source = Files.writeString(into.resolve(name + ".java"), text);
        compile(into, source);
    }
}
