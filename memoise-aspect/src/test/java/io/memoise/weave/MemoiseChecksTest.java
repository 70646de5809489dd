package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.aspectj.bridge.IMessage;
import org.aspectj.bridge.MessageHandler;
import org.aspectj.tools.ajc.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What weaving at compile time refuses. */
class MemoiseChecksTest {

    @TempDir
    Path directory;

    @Test
    void aMethodThatReturnsNothingIsRefusedWithFileAndLine() throws Exception {
        MessageHandler said = weave("""
                public class Checked {
                    @io.memoise.Memoise
                    static String fine() { return ""; }

                    @io.memoise.Memoise
                    static void nothing() {}
                }
                """);
        assertThat(said.getErrors()).hasSize(1);
        IMessage error = said.getErrors()[0];
        assertThat(error.getMessage()).contains("returns nothing: there is nothing to remember");
        assertThat(error.getSourceLocation().getSourceFile().getName()).isEqualTo("Checked.java");
        assertThat(error.getSourceLocation().getLine()).isEqualTo(6);
    }

    private MessageHandler weave(String source) throws Exception {
        Sources.compile(directory, "Checked", source);
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
