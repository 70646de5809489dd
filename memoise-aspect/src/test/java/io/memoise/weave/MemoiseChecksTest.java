package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.aspectj.bridge.IMessage;
import org.aspectj.bridge.MessageHandler;
import org.aspectj.tools.ajc.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What weaving at compile time refuses. */
class MemoiseChecksTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "static void of() {}                                       | returns nothing",
                "void of() {}                                              | returns nothing",
                "synchronized void of() {}                                 | returns nothing",
                "static java.util.stream.Stream<String> of() { return null; } | can be read once only",
                "java.util.stream.IntStream of() { return null; }          | can be read once only",
                "java.util.Iterator<String> of() { return null; }          | can be read once only",
                "java.util.Scanner of() { return null; }                   | can be read once only",
                "java.util.Spliterator.OfInt of() { return null; }         | can be read once only",
                "java.util.Enumeration<String> of() { return null; }       | can be read once only",
                "java.io.InputStream of() { return null; }                 | is to be closed",
                "java.io.BufferedReader of() { return null; }              | is to be closed",
                "java.io.OutputStream of() { return null; }                | is to be closed",
                "java.io.Writer of(int a, int b) { return null; }          | is to be closed",
                "java.sql.Connection of(int a) { return null; }            | is to be closed",
                "Own of(int a) { return null; }                            | is to be closed",
            })
    void refusedWithFileAndLine(String method, String reason) throws Exception {
        MessageHandler said = weave(method);
        assertThat(said.getErrors()).hasSize(1);
        IMessage error = said.getErrors()[0];
        assertThat(error.getMessage()).startsWith("@Memoise on a method ").contains(reason);
        assertThat(error.getSourceLocation().getSourceFile().getName()).isEqualTo("Checked.java");
        assertThat(error.getSourceLocation().getLine()).isEqualTo(6);
        assertThat(said.getWarnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "int a, "})
    void aSuspendFunctionIsRefused(String parameters) throws Exception {
        Path continuation = Files.writeString(
                directory.resolve("Continuation.java"),
                "package kotlin.coroutines; public interface Continuation<T> {}");
        String method = "Object of(" + parameters + "kotlin.coroutines.Continuation<String> c) { return null; }";
        MessageHandler said = weave(method, continuation);
        assertThat(said.getErrors()).hasSize(1);
        assertThat(said.getErrors()[0].getMessage()).contains("suspend function");
        assertThat(said.getErrors()[0].getSourceLocation().getLine()).isEqualTo(6);
    }

    @Test
    void aSynchronizedMethodIsWarnedOf() throws Exception {
        MessageHandler said = weave("synchronized String of(int a) { return null; }");
        assertThat(said.getErrors()).isEmpty();
        assertThat(said.getWarnings()).hasSize(1);
        assertThat(said.getWarnings()[0].getMessage()).contains("every hit takes the lock");
        assertThat(said.getWarnings()[0].getSourceLocation().getLine()).isEqualTo(6);
    }

    @Test
    void whatCanBeMemoisedIsNotSpokenOf() throws Exception {
        MessageHandler said = weave("""
                String of(java.io.InputStream in) { return null; }
                @io.memoise.Memoise java.util.concurrent.CompletableFuture<String> future() { return null; }
                @io.memoise.Memoise java.util.concurrent.Future<java.util.stream.Stream<String>> wrapped() { return null; }
                @io.memoise.Memoise Iterable<String> iterable() { return null; }
                @io.memoise.Memoise Object object(java.util.Iterator<String> i) { return null; }
                @io.memoise.Memoise byte[] bytes() { return null; }
                @io.memoise.Memoise static int main(String[] arguments) { return 1; }
                synchronized void notMemoised() {}
                java.util.stream.Stream<String> neither() { return null; }
                """);
        assertThat(said.getErrors()).isEmpty();
        assertThat(Arrays.stream(said.getWarnings()).map(IMessage::getMessage)).isEmpty();
    }

    private MessageHandler weave(String method, Path... sources) throws Exception {
        Path checked = Files.writeString(directory.resolve("Checked.java"), """
                public class Checked {
                    static abstract class Own implements AutoCloseable {}

                    @io.memoise.Memoise
                    @Deprecated
                    %s
                }
                """.formatted(method));
        Sources.compile(
                directory, Stream.concat(Stream.of(checked), Stream.of(sources)).toArray(Path[]::new));
        MessageHandler said = new MessageHandler();
        new Main()
                .run(
                        new String[] {
                            "-17",
                            "-inpath",
                            directory.toString(),
                            "-aspectpath",
                            Path.of("target", "classes").toString(),
                            "-classpath",
                            System.getProperty("java.class.path"),
                            "-d",
                            directory.resolve("woven").toString()
                        },
                        said);
        return said;
    }
}
