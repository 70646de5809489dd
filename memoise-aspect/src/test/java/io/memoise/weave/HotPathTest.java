package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.memoise.Memoise;
import io.memoise.Memos;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What keeps a hit cheap, checked without a clock. */
class HotPathTest {
    private static final int HITS = 1_000_000;

    @Memoise
    private static String oneString(String text) {
        return text + "!";
    }

    private static final class Service {
        @Memoise
        String oneString(String text) {
            return text + "!";
        }
    }

    @Test
    void adviceIsCopiedIntoEveryWovenClass() throws IOException {
        Path classes = Path.of("target", "test-classes");
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(file -> file.toString().endsWith(".class")).toList();
        }
        assertThat(files).isNotEmpty();
        assertThat(files).noneMatch(file -> file.getFileName().toString().contains("AjcClosure"));
        Path woven = classes.resolve("io/memoise/weave/HotPathTest.class");
        assertThat(Files.readString(woven, StandardCharsets.ISO_8859_1)).contains("$advice", "io/memoise/weave/TableL");
    }

    @Test
    void aHitOfAStaticMethodAllocatesNothing() {
        try (Memos memos = Memos.builder().memoryOnly().build();
                Memos.Use ignored = Memos.use(memos)) {
            assertThat(allocatedBy(() -> oneString("kate"))).isLessThan(HITS);
        }
    }

    @Test
    void aHitOfAnObjectWithoutStateAllocatesNothing() {
        Service service = new Service();
        try (Memos memos = Memos.builder().memoryOnly().build();
                Memos.Use ignored = Memos.use(memos)) {
            assertThat(allocatedBy(() -> service.oneString("kate"))).isLessThan(HITS);
        }
    }

    @Test
    void aCallLooksItsTableUpOnce() {
        try (Memos memos = Memos.builder().memoryOnly().build();
                Memos.Use ignored = Memos.use(memos)) {
            oneString("once");
            long before = Link.slowLookUps();
            for (int i = 0; i < 1_000; i++) {
                oneString("once");
            }
            assertThat(Link.slowLookUps()).isEqualTo(before);
        }
    }

    /** Bytes that a million calls allocate: less than one each is none each, and the noise of the machine. */
    private static long allocatedBy(Runnable call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < HITS; i++) {
            call.run();
        }
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < HITS; i++) {
            call.run();
        }
        return threads.getThreadAllocatedBytes(thread) - before;
    }
}
