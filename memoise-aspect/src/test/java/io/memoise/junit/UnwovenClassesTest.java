package io.memoise.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memoise;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnwovenClassesTest {

    @TempDir
    Path classes;

    static class Woven {
        @Memoise
        static String remembered() {
            return "";
        }
    }

    interface Abstract {
        @Memoise
        String inVain();
    }

    @Test
    void namesWhatTheWeaverHasNotSeen() throws IOException {
        byte[] woven = bytesOf(Woven.class);
        write("Woven.class", woven);
        write(
                "Unwoven.class",
                new String(woven, java.nio.charset.StandardCharsets.ISO_8859_1)
                        .replace("ajc$tjp_", "was$tjp_")
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        write("garbage.class", new byte[] {1, 2, 3});
        write("empty.class", new byte[0]);
        UnwovenClasses found = UnwovenClasses.in(List.of(classes));
        assertThat(found.notWoven()).containsExactly("io.memoise.junit.UnwovenClassesTest$Woven.remembered");
        assertThat(found.withoutBody()).isEmpty();
    }

    @Test
    void namesMethodsThatHaveNoBodyToRemember() throws IOException {
        write("Abstract.class", bytesOf(Abstract.class));
        UnwovenClasses found = UnwovenClasses.in(List.of(classes));
        assertThat(found.withoutBody()).containsExactly("io.memoise.junit.UnwovenClassesTest$Abstract.inVain");
        assertThat(found.notWoven()).isEmpty();
    }

    @Test
    void aDirectoryThatIsGoneIsNoTrouble() {
        assertThat(UnwovenClasses.in(List.of(classes.resolve("missing"))).notWoven())
                .isEmpty();
    }

    @Test
    void theTestsOfThisBuildAreNotWovenAtLoadTime() {
        assertThat(UnwovenClasses.weaverIsRunning()).isFalse();
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(classes.resolve(name), bytes);
    }

    private static byte[] bytesOf(Class<?> type) throws IOException {
        String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream bytes = type.getResourceAsStream(file)) {
            return bytes.readAllBytes();
        }
    }
}
