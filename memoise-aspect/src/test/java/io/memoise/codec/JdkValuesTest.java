package io.memoise.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.memoise.codec.Returns.Pair;
import java.io.File;
import java.math.MathContext;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.chrono.HijrahDate;
import java.time.chrono.JapaneseDate;
import java.time.chrono.MinguoDate;
import java.time.chrono.ThaiBuddhistDate;
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.IntSummaryStatistics;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JdkValuesTest {
    interface Source {
        Locale locale();

        Currency currency();

        Charset charset();

        Path path();

        File file();

        MathContext mathContext();

        RoundingMode roundingMode();

        Pattern pattern();

        HijrahDate hijrah();

        JapaneseDate japanese();

        MinguoDate minguo();

        ThaiBuddhistDate thai();

        Date date();

        Pair<Date, Date> dates();

        StringBuilder builder();

        StringBuffer buffer();

        BitSet bits();

        AtomicBoolean atomicBoolean();

        AtomicInteger atomicInteger();

        AtomicLong atomicLong();

        IntSummaryStatistics ints();

        LongSummaryStatistics longs();

        Class<?> type();

        URL url();

        TimeZone zone();

        Throwable throwable();
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("fixed")
    void comesBackAndIsShared(String method, Object value, String json) throws UnkeepableException {
        assertThat(Checks.comesBack(codec(method), value, json).immutable()).isTrue();
    }

    static Stream<Arguments> fixed() {
        LocalDate day = LocalDate.of(2020, 2, 29);
        return Stream.of(
                arguments("locale", Locale.GERMANY, "\"de-DE\""),
                arguments("locale", Locale.ROOT, "\"und\""),
                arguments("locale", Locale.forLanguageTag("zh-Hant-TW-u-ca-roc"), "\"zh-Hant-TW-u-ca-roc\""),
                arguments("currency", Currency.getInstance("EUR"), "\"EUR\""),
                arguments("charset", StandardCharsets.UTF_8, "\"UTF-8\""),
                arguments("charset", Charset.forName("windows-1252"), "\"windows-1252\""),
                arguments("path", Path.of("a", "b"), "\"a" + File.separator.replace("\\", "\\\\") + "b\""),
                arguments("path", Path.of(""), "\"\""),
                arguments("file", new File("x"), "\"x\""),
                arguments("mathContext", MathContext.DECIMAL32, "\"precision=7 roundingMode=HALF_EVEN\""),
                arguments("roundingMode", RoundingMode.UP, "\"UP\""),
                arguments("pattern", Pattern.compile("a/b"), "\"0/a/b\""),
                arguments("pattern", Pattern.compile("(?:a)(?<n>b)", Pattern.DOTALL), "\"32/(?:a)(?<n>b)\""),
                arguments("pattern", Pattern.compile("(?i)", Pattern.LITERAL), "\"16/(?i)\""),
                arguments("hijrah", HijrahDate.from(day), "\"2020-02-29\""),
                arguments("japanese", JapaneseDate.from(day), "\"2020-02-29\""),
                arguments("minguo", MinguoDate.from(day), "\"2020-02-29\""),
                arguments("thai", ThaiBuddhistDate.from(day), "\"2020-02-29\""),
                arguments("date", null, "null"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("changeable")
    void comesBackAsACopy(String method, Object value, String json) throws UnkeepableException {
        Kept kept = Checks.comesBack(codec(method), value, json);

        assertThat(kept.immutable()).isFalse();
        assertThat(kept.copy()).isNotSameAs(value);
    }

    static Stream<Arguments> changeable() {
        BitSet bits = new BitSet();
        bits.set(1);
        bits.set(8);
        return Stream.of(
                arguments("date", new Date(-1), "\"1969-12-31T23:59:59.999Z\""),
                arguments("date", new Date(Long.MAX_VALUE), "\"+292278994-08-17T07:12:55.807Z\""),
                arguments("builder", new StringBuilder("a\ud800"), "\"a\\ud800\""),
                arguments("buffer", new StringBuffer("a"), "\"a\""),
                arguments("bits", bits, "\"0201\""),
                arguments("bits", new BitSet(), "\"\""),
                arguments("atomicBoolean", new AtomicBoolean(true), "true"),
                arguments("atomicInteger", new AtomicInteger(-1), "-1"),
                arguments("atomicLong", new AtomicLong(Long.MIN_VALUE), "-9223372036854775808"),
                arguments("ints", IntStream.of(1, 5).summaryStatistics(), "\"2 1 5 6\""),
                arguments("ints", new IntSummaryStatistics(), "\"0 2147483647 -2147483648 0\""),
                arguments("longs", LongStream.of(3).summaryStatistics(), "\"1 3 3 3\""));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("refusals")
    void isRefused(String method, Object value, String reason) {
        Checks.refuses(codec(method), value, reason);
    }

    static Stream<Arguments> refusals() throws Exception {
        Date date = new Date(0);
        return Stream.of(
                arguments("pattern", Pattern.compile("a(?i)b"), "which has flags in its text; give them to Pattern"),
                arguments(
                        "pattern", Pattern.compile("(?-i)b", Pattern.CASE_INSENSITIVE), "which has flags in its text"),
                arguments("locale", new Locale("xx_yy"), "does not come back the same"),
                arguments("file", new File("x") {}, "a class of the program's under java.io.File"),
                arguments("date", new Date() {}, "a class of the program's under java.util.Date"),
                arguments("dates", new Pair<>(date, date), "the result at $.second is an object that is also found"),
                arguments("type", String.class, "is a java.lang.Class, which memoise can't write and read back"),
                arguments(
                        "url",
                        new URL("http://localhost/"),
                        "is a java.net.URL, which hides how it opens; return a URI"),
                arguments("zone", TimeZone.getDefault(), "which can be changed; return its ZoneId"),
                arguments("throwable", new Exception(), "is a java.lang.Exception, declared as java.lang.Throwable"));
    }

    @Test
    void aPathOfAnotherFileSystemIsRefused(@TempDir Path directory) throws Exception {
        URI zip = URI.create("jar:" + directory.resolve("a.zip").toUri());
        try (FileSystem other = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Files.createFile(other.getPath("x"));
            assertThatThrownBy(() -> codec("path").keep(other.getPath("x")))
                    .hasMessageContaining("a path of another file system than the default one");
            assertThat(codec("path").immutable(other.getPath("x"))).isFalse();
        }
    }

    @Test
    void valuesThatAreNotWrittenMayStillBeShared() throws Exception {
        ValueCodec codec = codec("type");
        assertThat(codec.immutable(String.class)).isTrue();
        assertThat(codec.immutable(new URL("http://localhost/"))).isTrue();
        assertThat(codec.immutable(Pattern.compile("a(?i)b"))).isTrue();
        assertThat(codec.immutable(TimeZone.getDefault())).isFalse();
    }

    @Test
    void whatEqualsOverlooksIsTold() {
        Structure structure = new Structure(new Components(java.lang.invoke.MethodHandles.lookup()), Codecs.NONE);
        assertThat(structure.same(Pattern.compile("a"), Pattern.compile("a"))).isTrue();
        assertThat(structure.same(Pattern.compile("a"), Pattern.compile("a", 2)))
                .isFalse();
        assertThat(structure.same(Pattern.compile("a"), Pattern.compile("b"))).isFalse();
        assertThat(structure.same(new Date(1), new Date(2))).isFalse();
        assertThat(structure.same(new File("a"), new File("b"))).isFalse();
    }

    private static ValueCodec codec(String method) {
        return Returns.codec(Source.class, method, null);
    }
}
