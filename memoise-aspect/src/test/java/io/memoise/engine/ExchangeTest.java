package io.memoise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memoise.Memoise;
import io.memoise.MemoiseConfigurationException;
import io.memoise.Memos;
import io.memoise.store.Entry;
import io.memoise.store.EntryVisitor;
import io.memoise.store.InMemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Memos on their way from one directory to another, as a document. */
class ExchangeTest {
    private static final AtomicInteger BODIES = new AtomicInteger();
    private static final String MEMO = "{\"method\":\"a.B.c(int)\",\"call\":{\"args\":[1]},\"variant\":\"0000000a\","
            + "\"key\":\"00000000000000010000000000000002\",\"group\":\"0000000000000003\",\"written\":5,\"expires\":0,"
            + "\"cost\":6,\"tags\":[\"t\"],\"value\":{\"v\":1.50}}";

    @TempDir
    Path temp;

    private Path file;

    enum Colour {
        RED,
        GREEN
    }

    /** Memoised methods that are called by nobody but one test: importing comes before the first call. */
    static final class Early {
        private Early() {}

        @Memoise
        static int seeded(String name) {
            return BODIES.incrementAndGet();
        }

        @Memoise(receiver = Memoise.Receiver.IGNORE)
        String ofObject(Colour colour) {
            return colour + "" + BODIES.incrementAndGet();
        }
    }

    @Memoise
    private static List<String> words(String text, int count) {
        return List.of(text + count + BODIES.incrementAndGet());
    }

    @Memoise
    private static double half(long number) {
        return number + BODIES.incrementAndGet();
    }

    @Memoise
    private static int overloaded(int one) {
        return one;
    }

    @Memoise
    private static int overloaded(String one) {
        return 1;
    }

    @Memoise
    private static int secret(@Memoise.Secret String pin) {
        return 1;
    }

    @Memoise
    private static int listed(List<String> list) {
        return 1;
    }

    private final String language = "en";

    @Memoise
    String stateful(String path) {
        return language + path;
    }

    @BeforeEach
    void prepare() {
        file = temp.resolve("memos.json");
        BODIES.set(0);
    }

    private interface Work {
        void with(Memos memos) throws Exception;
    }

    private void in(String directory, Work work) throws Exception {
        try (Memos memos = Memos.builder().directory(temp.resolve(directory)).build();
                Memos.Use ignored = Memos.use(memos)) {
            work.with(memos);
        }
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }

    @Test
    void whatOneDirectoryRemembersAnotherAnswers() throws Exception {
        in("one", memos -> {
            words("\u00e9\n\"", 1);
            words("b", 2);
            half(3);
            assertThat(memos.exportTo(file)).isEqualTo(3);
        });
        assertThat(Files.readAllLines(file)).hasSize(5).first().isEqualTo("{\"memoise\":1,\"memos\":[");
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        in("two", memos -> {
            assertThat(memos.importFrom(file)).isEqualTo(3);
            assertThat(memos.importFrom(file)).isZero();
            assertThat(words("\u00e9\n\"", 1)).containsExactly("\u00e9\n\"11");
            assertThat(words("b", 2)).containsExactly("b22");
            assertThat(half(3)).isEqualTo(6.0);
            Path again = temp.resolve("again.json");
            assertThat(memos.exportTo(again)).isEqualTo(3);
            assertThat(again).hasSameTextualContentAs(file);
        });
        assertThat(BODIES).hasValue(3);
        try (var left = Files.list(temp)) {
            assertThat(left.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("one", "two", "memos.json", "again.json");
        }
    }

    @Test
    void theNewerMemoStaysAndExpiredOnesAreLeftOut() throws Exception {
        InMemoryStore store = new InMemoryStore();
        try (Memos memos = Memos.builder().store(store).build()) {
            write("{\"memoise\":1,\"memos\":[" + MEMO + "]}");
            assertThat(memos.importFrom(file)).isEqualTo(1);
            write("{\"memoise\":1,\"memos\":[" + MEMO.replace("1.50", "2").replace(":5,", ":4,") + "]}");
            assertThat(memos.importFrom(file)).isZero();
            write("{\"memoise\":1,\"memos\":[" + MEMO.replace("1.50", "3").replace(":5,", ":7,") + "]}");
            assertThat(memos.importFrom(file)).isEqualTo(1);
            String expired = MEMO.replace(":5,", ":9,").replace("\"expires\":0", "\"expires\":1");
            write("{\"memoise\":1,\"memos\":[" + expired + "]}");
            assertThat(memos.importFrom(file)).isZero();
            store.forEach(entry -> assertThat(entry.value()).isEqualTo("{\"v\":3}"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"memoise\":1 | \"memoise\":2 | format 2",
                "{\"memoise\":1, | { | first member",
                "\"memos\" | \"other\" | second member",
                "0000000a | 0000000 | 8 hexadecimal",
                "0000000a | 0000000g | 8 hexadecimal",
                "00000000000000010000000000000002 | 01 | 32 hexadecimal",
                "0000000000000003 | 3 | 16 hexadecimal",
                "\"cost\":6 | \"cost\":-6 | negative",
                "\"cost\":6 | \"cost\":1.5 | whole number",
                "\"cost\":6 | \"cost\":\"6\" | NUMBER",
                "\"cost\":6, | \"cost\":6,\"cost\":6, | twice",
                "\"cost\":6, | `` | lacks [cost]",
                "\"cost\":6 | \"cost\":6,\"more\":1 | no member",
                "[\"t\"] | [1] | STRING",
                "1.50 | 01.50 | well-formed",
                "}]} | }] | well-formed",
                "}]} | }]}x | no place",
                "}]} | }]}1 | well-formed",
                "}]} | }],\"more\":1} | END_OBJECT",
            })
    void nothingIsImportedFromADocumentThatIsMalformedAnywhere(String good, String bad, String reason)
            throws Exception {
        InMemoryStore store = new InMemoryStore();
        String other = MEMO.replace("0000000000000002\"", "0000000000000009\"");
        String document = "{\"memoise\":1,\"memos\":[" + other + ",\n" + MEMO + "]}";
        int at = document.lastIndexOf(good);
        assertThat(at).isNotNegative();
        write(document.substring(0, at) + bad + document.substring(at + good.length()));
        try (Memos memos = Memos.builder().store(store).build()) {
            assertThatIOException()
                    .isThrownBy(() -> memos.importFrom(file))
                    .withMessageContaining(reason)
                    .withMessageContaining(file.toString());
            store.forEach(entry -> assertThat(entry).as("imported").isNull());
        }
    }

    @Test
    void anExportThatFailsHalfWayLeavesTheOldFile() throws Exception {
        write("old");
        MapStore store = new MapStore() {
            @Override
            public void forEach(EntryVisitor visitor) throws IOException {
                super.forEach(visitor);
                throw new IOException("the disk is on fire");
            }
        };
        try (Memos memos = Memos.builder().store(store).build();
                Memos.Use ignored = Memos.use(memos)) {
            half(1);
            assertThatIOException().isThrownBy(() -> memos.exportTo(file)).withMessage("the disk is on fire");
        }
        assertThat(file).hasContent("old");
        assertThat(temp.toFile().list()).containsExactly("memos.json");
    }

    @Test
    void aHandWrittenSeedAnswersBeforeTheFirstCall() throws Exception {
        write("{\"a\":1, \"b\" : 2, \"\u00e9\":3}");
        in("one", memos -> {
            assertThat(memos.importFrom(file, Early.class, "seeded")).isEqualTo(3);
            assertThat(Early.seeded("a")).isEqualTo(1);
            assertThat(Early.seeded("b")).isEqualTo(2);
            assertThat(Early.seeded("\u00e9")).isEqualTo(3);
            assertThat(BODIES).hasValue(0);
            write("{\"a\":7,\"c\":8}");
            assertThat(memos.importFrom(file, Early.class, "seeded")).isEqualTo(1);
            assertThat(Early.seeded("a")).isEqualTo(1);
            assertThat(Early.seeded("c")).isEqualTo(8);
            assertThat(memos.exportTo(file, Early.class, "seeded")).isEqualTo(4);
            assertThat(Files.readAllLines(file))
                    .hasSize(6)
                    .anyMatch(line -> line.startsWith("\"a\":1"))
                    .anyMatch(line -> line.startsWith("\"\\u00e9\":3"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void anObjectThatDoesNotCountAnswersFromASeed(Colour colour) throws Exception {
        write("{\"RED\":\"from the seed\",\"GREEN\":\"from the seed\"}");
        in("one", memos -> {
            memos.importFrom(file, Early.class, "ofObject");
            assertThat(new Early().ofObject(colour)).isEqualTo("from the seed");
        });
    }

    @Test
    void aMethodsMemosGoToAnotherDirectoryAsASeed() throws Exception {
        in("one", memos -> {
            half(3);
            half(-4);
            words("other", 1);
            assertThat(memos.exportTo(file, ExchangeTest.class, "half")).isEqualTo(2);
        });
        in("two", memos -> {
            assertThat(memos.importFrom(file, ExchangeTest.class, "half")).isEqualTo(2);
            assertThat(half(3)).isEqualTo(4.0);
            assertThat(half(-4)).isEqualTo(-2.0);
        });
        assertThat(BODIES).hasValue(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"1\":1.0,\"1\":2.0} | \"1\" is there twice",
                "{\"1\":1.0,\"01\":2.0} | \"01\" is there twice",
                "{\"1\":1.0,\"x\":2.0} | \"x\" is no long",
                "{\"1\":1.0,\"2\":\"two\"} | value of argument \"2\"",
                "{\"1\":1.0,\"2\":null} | value of argument \"2\"",
                "{\"1\":1.0,\"2\":} | well-formed",
                "{\"1\":1.0} 2 | well-formed",
                "[] | BEGIN_OBJECT",
            })
    void nothingIsImportedFromASeedThatCantBeReadAnywhere(String seed, String reason) throws Exception {
        write(seed);
        InMemoryStore store = new InMemoryStore();
        try (Memos memos = Memos.builder().store(store).build()) {
            assertThatIOException()
                    .isThrownBy(() -> memos.importFrom(file, ExchangeTest.class, "half"))
                    .withMessageContaining(reason)
                    .withMessageContaining(file.toString());
            store.forEach((Entry entry) -> assertThat(entry).as("imported").isNull());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "absent | declares no @Memoise method 'absent'",
                "overloaded | there are 2 of this name",
                "words | it has 2 parameters",
                "secret | @Memoise.Secret",
                "listed | its parameter is neither",
                "stateful | which object it is called on counts",
            })
    void methodsWithoutThatFormAreRefused(String method, String reason) throws Exception {
        in("one", memos -> {
            assertThatExceptionOfType(MemoiseConfigurationException.class)
                    .isThrownBy(() -> memos.exportTo(file, ExchangeTest.class, method))
                    .withMessageContaining(reason);
            assertThatExceptionOfType(MemoiseConfigurationException.class)
                    .isThrownBy(() -> memos.importFrom(file, ExchangeTest.class, method))
                    .withMessageContaining(reason);
        });
        assertThat(file).doesNotExist();
    }

    @Test
    void memosWithoutAStoreSayIt() {
        try (Memos memory = Memos.builder().memoryOnly().build();
                Memos off = Memos.builder().directory(temp).enabled(false).build()) {
            for (Memos memos : List.of(memory, off)) {
                assertThatThrownBy(() -> memos.exportTo(file)).isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(() -> memos.importFrom(file)).isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(() -> memos.exportTo(file, ExchangeTest.class, "half"))
                        .isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(() -> memos.importFrom(file, ExchangeTest.class, "half"))
                        .isInstanceOf(IllegalStateException.class);
            }
        }
    }
}
