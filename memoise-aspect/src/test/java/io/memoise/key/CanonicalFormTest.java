package io.memoise.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.memoise.key.Samples.Colour;
import io.memoise.key.Samples.Header;
import io.memoise.key.Samples.Liar;
import io.memoise.key.Samples.Nothing;
import io.memoise.key.Samples.Pair;
import io.memoise.key.Samples.Pixel;
import io.memoise.key.Samples.Point;
import io.memoise.key.Samples.Shade;
import io.memoise.key.Samples.Void;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalFormTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments(null, "null"),
                arguments("null", "\"null\""),
                arguments(true, "true"),
                arguments(-7, "-7"),
                arguments(
                        "a \"b\" \\ \n é \ud83d\ude00 ~\u007f",
                        "\"a \\\"b\\\" \\\\ \\u000a \\u00e9 \\ud83d\\ude00 ~\\u007f\""),
                arguments("\ud83d", "\"\\ud83d\""),
                arguments(1L, "{\"long\":\"1\"}"),
                arguments((byte) 1, "{\"byte\":\"1\"}"),
                arguments((short) 1, "{\"short\":\"1\"}"),
                arguments('1', "{\"char\":\"1\"}"),
                arguments(1f, "{\"float\":\"1.0\"}"),
                arguments(Double.NaN, "{\"double\":\"NaN\"}"),
                arguments(-0.0, "{\"double\":\"-0.0\"}"),
                arguments(new BigDecimal("1.00"), "{\"BigDecimal\":\"1.00\"}"),
                arguments(Colour.GREEN, "{\"enum io.memoise.key.Samples$Colour\":\"GREEN\"}"),
                arguments(new Point(1, 2), "{\"record io.memoise.key.Samples$Point\":{\"x\":1,\"y\":2}}"),
                arguments(new int[] {1, 2}, "{\"int[]\":[1,2]}"),
                arguments(new double[] {1, Double.NaN}, "{\"double[]\":[\"1.0\",\"NaN\"]}"),
                arguments(new byte[] {0, 16, -125}, "{\"byte[]\":\"ABCD\"}"),
                arguments(new char[] {'a', '"'}, "{\"char[]\":\"a\\\"\"}"),
                arguments(new String[] {"a", null}, "{\"java.lang.String[]\":[\"a\",null]}"),
                arguments(new int[][] {{1}, null}, "{\"int[][]\":[{\"int[]\":[1]},null]}"),
                arguments(List.of("b", "a"), "{\"list\":[\"b\",\"a\"]}"),
                arguments(Set.of("b", "a"), "{\"set\":[\"a\",\"b\"]}"),
                arguments(Map.of("b", 1, "a", 2), "{\"map\":[[\"a\",2],[\"b\",1]]}"),
                arguments(new LinkedHashSet<>(List.of("b", "a")), "{\"linked set\":[\"b\",\"a\"]}"),
                arguments(new TreeSet<>(List.of("b", "a")), "{\"sorted set\":[\"a\",\"b\"]}"),
                arguments(new TreeMap<>(Map.of(10, "x", 9, "y")), "{\"sorted map\":[[9,\"y\"],[10,\"x\"]]}"),
                arguments(Optional.of(1), "{\"Optional\":[1]}"),
                arguments(Optional.empty(), "{\"Optional\":[]}"),
                arguments(Pattern.compile("a.", Pattern.DOTALL), "{\"Pattern\":[\"a.\",32]}"),
                arguments(Map.Entry[].class, "{\"class\":\"java.util.Map$Entry[]\"}"),
                arguments(new Date(5), "{\"Date\":\"5\"}"),
                arguments(Locale.SIMPLIFIED_CHINESE, "{\"Locale\":[\"zh\",\"\",\"CN\",\"\"]}"),
                arguments(URI.create("http://é/?q"), "{\"URI\":\"http://\\u00e9/?q\"}"),
                arguments(new File("a"), "{\"File\":\"a\"}"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("texts")
    void readsAsWritten(Object value, String text) {
        assertThat(Forms.of(value)).isEqualTo(text);
    }

    static Stream<Arguments> same() throws Exception {
        Map<String, Integer> backwards = new HashMap<>();
        for (int i = 99; i >= 0; i--) {
            backwards.put("k" + i, i);
        }
        Map<String, Integer> forwards = new Hashtable<>(300);
        for (int i = 0; i < 100; i++) {
            forwards.put("k" + i, i);
        }
        return Stream.of(
                arguments(new String("a"), "a"),
                arguments(new int[] {1, 2}, new int[] {1, 2}),
                arguments(new Object[] {new int[] {1}}, new Object[] {new int[] {1}}),
                arguments(new ArrayList<>(List.of(1, 2)), List.of(1, 2)),
                arguments(new LinkedList<>(List.of(1, 2)), Arrays.asList(1, 2)),
                arguments(
                        Collections.unmodifiableList(new Vector<>(List.of(1))), new CopyOnWriteArrayList<>(List.of(1))),
                arguments(List.of(0, 1, 2).subList(1, 3), List.of(1, 2)),
                arguments(new HashSet<>(List.of(1, 2)), Set.of(2, 1)),
                arguments(Collections.emptySet(), Set.of()),
                arguments(Collections.singleton("x"), Set.of("x")),
                arguments(EnumSet.allOf(Colour.class), EnumSet.of(Colour.GREEN, Colour.RED)),
                arguments(new EnumMap<>(Map.of(Colour.RED, 1)), new EnumMap<>(Map.of(Colour.RED, 1))),
                arguments(backwards, forwards),
                arguments(new ConcurrentHashMap<>(backwards), Map.copyOf(forwards)),
                arguments(new TreeMap<>(backwards), new ConcurrentSkipListMap<>(forwards)),
                arguments(new TreeMap<>(java.util.Comparator.naturalOrder()), new TreeMap<>()),
                arguments(ConcurrentHashMap.newKeySet(), Set.of()),
                arguments(Map.entry(1, 2), new java.util.AbstractMap.SimpleEntry<>(1, 2)),
                arguments(new Point(1, 2), new Point(1, 2)),
                arguments(Double.longBitsToDouble(0x7ff8000000000001L), Double.NaN),
                arguments(Pattern.compile("a"), Pattern.compile("a")),
                arguments(URI.create("http://a/"), URI.create("http://a/")),
                arguments(new URL("http://localhost/x"), new URL("http://localhost/x")),
                arguments(Charset.forName("latin1"), StandardCharsets.ISO_8859_1),
                arguments(BitSet.valueOf(new long[] {5, 0}), BitSet.valueOf(new long[] {5})),
                arguments(
                        Locale.forLanguageTag("de-u-co-phonebk"),
                        new Locale.Builder()
                                .setLanguage("de")
                                .setUnicodeLocaleKeyword("co", "phonebk")
                                .build()),
                arguments("x".repeat(5_000), new StringBuilder("x".repeat(5_000)).toString()));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource
    void same(Object one, Object other) {
        assertThat(Forms.of(one)).isEqualTo(Forms.of(other));
    }

    /** In each row no two are alike. */
    static Stream<List<Object>> different() throws Exception {
        List<Object> cyrillic = List.of("а");
        return Stream.of(
                Arrays.asList(1, 1L, "1", (byte) 1, (short) 1, '1', 1f, 1d, BigInteger.ONE, BigDecimal.ONE, true),
                Arrays.asList(
                        null,
                        "null",
                        "",
                        List.of(),
                        Set.of(),
                        Map.of(),
                        Optional.empty(),
                        new Object[0],
                        new Object[1]),
                List.of(
                        List.of("a,b"),
                        List.of("a", "b"),
                        List.of("a,b", ""),
                        List.of("a\",\"b"),
                        List.of(List.of("a", "b"))),
                List.of(0.0, -0.0, 0f, -0f, Double.NaN, Float.NaN, Double.MIN_VALUE, "NaN"),
                List.of(new BigDecimal("1.0"), new BigDecimal("1.00"), new BigDecimal("1E+1"), new BigDecimal("10")),
                List.of(new int[] {1}, new long[] {1}, new Integer[] {1}, new Object[] {1}, List.of(1), new short[] {1
                }),
                List.of(new int[][] {{1}, {2}}, new int[][] {{1, 2}}, new int[][] {{1}, {2}, {}}, new Object[] {
                    new int[] {1}, new int[] {2}
                }),
                List.of(new byte[] {1}, new byte[] {1, 0}, new byte[0], "AQ=="),
                List.of(new String[] {"a"}, new Object[] {"a"}, new CharSequence[] {"a"}, new char[] {'a'}, "a", 'a'),
                List.of(new Nothing(), new Void()),
                List.of(new Point(1, 2), new Point(2, 1), new Pixel(1, 2), List.of(1, 2), new Pair(1, 2)),
                List.of(new Header("Accept"), new Header("accept"), "Accept"),
                List.of(Colour.RED, Colour.GREEN, Shade.RED, "RED"),
                List.of("\ud83d", "\ude00", "\ud83d\ude00", "\\ud83d", "?", "\ufffd"),
                List.of("é", "e\u0301", "e"),
                Arrays.asList("a", cyrillic.get(0), "A"),
                List.of(URI.create("HTTP://A"), URI.create("http://a"), "http://a"),
                List.of(new URL("http://localhost"), new URL("http://127.0.0.1"), URI.create("http://localhost")),
                List.of(
                        Path.of("a"),
                        new File("a"),
                        Path.of("./a"),
                        Path.of("a").toAbsolutePath(),
                        "a"),
                List.of(
                        Locale.ROOT,
                        new Locale("no", "NO", "NY"),
                        new Locale("nn", "NO"),
                        Locale.forLanguageTag("nn-Latn-NO"),
                        new Locale("nn", "no", "no"),
                        new Locale("ja", "JP", "JP"),
                        new Locale("ja", "JP"),
                        new Locale("", "JP"),
                        new Locale("", "", "JP"),
                        Locale.forLanguageTag("ja-JP-x-a"),
                        Locale.forLanguageTag("ja-JP-u-ca-japanese")),
                List.of(Currency.getInstance("EUR"), Currency.getInstance("USD"), "EUR"),
                List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, "UTF-8"),
                List.of(Pattern.compile("a"), Pattern.compile("a", Pattern.CASE_INSENSITIVE), "a"),
                List.of(int.class, Integer.class, int[].class, "int"),
                List.of(LocalDate.of(2020, 1, 2), LocalDate.of(2020, 2, 1), "2020-01-02"),
                List.of(LocalTime.NOON, LocalTime.of(12, 0, 0, 1), LocalTime.of(0, 12)),
                List.of(
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(-60),
                        Duration.ofNanos(-1),
                        Duration.ofNanos(1),
                        Duration.ZERO,
                        Period.ZERO),
                List.of(Period.ofMonths(12), Period.ofYears(1), Period.ofDays(365), Period.ofDays(-365)),
                List.of(Year.of(12), MonthDay.of(1, 2), YearMonth.of(1, 2), "12"),
                List.of(Instant.EPOCH, Instant.ofEpochSecond(0, 1), new Date(0), 0L),
                List.of(ZoneId.of("UTC"), ZoneOffset.UTC, ZoneId.of("GMT"), "Z"),
                List.of(
                        ZonedDateTime.of(2020, 10, 25, 2, 30, 0, 0, ZoneId.of("Europe/Paris"))
                                .withEarlierOffsetAtOverlap(),
                        ZonedDateTime.of(2020, 10, 25, 2, 30, 0, 0, ZoneId.of("Europe/Paris"))
                                .withLaterOffsetAtOverlap(),
                        ZonedDateTime.of(2020, 10, 25, 2, 30, 0, 0, ZoneOffset.ofHours(1))),
                List.of(
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalLong.empty(),
                        OptionalInt.of(0),
                        OptionalLong.of(0),
                        Optional.of(0),
                        Optional.of(Optional.empty())),
                List.of(MathContext.DECIMAL32, MathContext.DECIMAL64),
                List.of(new UUID(0, 1), new UUID(1, 0), "00000000-0000-0000-0000-000000000001"),
                List.of(
                        List.of(1, 2),
                        List.of(2, 1),
                        Set.of(1, 2),
                        new TreeSet<>(Set.of(1, 2)),
                        new LinkedHashSet<>(List.of(1, 2)),
                        new LinkedHashSet<>(List.of(2, 1)),
                        new ArrayDeque<>(List.of(1, 2)),
                        Map.of(1, 2)),
                List.of(
                        Map.of("a", "b"),
                        Map.of("b", "a"),
                        new TreeMap<>(Map.of("a", "b")),
                        new LinkedHashMap<>(Map.of("a", "b")),
                        Map.entry("a", "b"),
                        List.of("a", "b"),
                        Set.of(List.of("a", "b"))),
                List.of(Map.of(1, Map.of(2, 3)), Map.of(1, List.of(2, 3)), Map.of(Map.of(1, 2), 3)),
                List.of(BitSet.valueOf(new long[] {1}), BitSet.valueOf(new long[] {2}), new BitSet()),
                List.of(
                        "x".repeat(3_000),
                        "x".repeat(3_001),
                        List.of("x".repeat(3_000)),
                        new byte[3_000],
                        new byte[3_001],
                        new byte[30_000]),
                // A text that looks like a form stays a text.
                List.of(Map.of(), "{\"map\":[]}", List.of("{\"map\":[]}"), new Pair("],[", 1), new Pair("", "],[")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void different(List<Object> row) {
        assertThat(row.stream().map(Forms::of)).doesNotHaveDuplicates().hasSameSizeAs(row);
    }

    @Test
    void noMethodOfAUserDecides() {
        Object[] liars = {new Liar("a"), List.of(new Liar("b")), Optional.of(new Liar("c")), new Liar[] {new Liar("d")}
        };
        assertThat(Forms.of(liars)).contains("Samples$Liar\":{\"name\":\"a\"}").contains("{\"name\":\"d\"}");
    }

    @Test
    void aFormOfMoreThan1024CharactersIsADigest() {
        // The quotes are two of the characters.
        assertThat(Forms.of("x".repeat(1_022))).hasSize(1_024).startsWith("\"xxx");
        // (printf '"'; printf 'x%.0s' $(seq 1023); printf '"') | sha256sum
        assertThat(Forms.of("x".repeat(1_023)))
                .isEqualTo("{\"sha256\":\"bd752ecad52fb02540c855864234ec6479fba3cb8278ebe0e97b612c6b326600\"}");
        // (printf '"'; printf 'x%.0s' $(seq 20000); printf '"') | sha256sum
        assertThat(Forms.of("x".repeat(20_000)))
                .isEqualTo("{\"sha256\":\"e03d9e85eec7bdc57d99d7347dc8df60e467ba0bcf8d242db601ce4c6c01798a\"}");
    }

    @Test
    void aLongElementOfASetIsADigestInIt() {
        String digest = Forms.of("x".repeat(2_000));
        assertThat(Forms.of(Set.of("x".repeat(2_000), "a"))).isEqualTo("{\"set\":[\"a\"," + digest + "]}");
    }

    @Test
    void laterChangesLeaveAFormAsItIs() {
        List<String> list = new ArrayList<>(List.of("a"));
        String before = Forms.of(list);
        list.add("b");
        assertThat(before).isEqualTo("{\"list\":[\"a\"]}");
        assertThat(Forms.of(list)).isNotEqualTo(before);
    }

    @Test
    void theTextIsAscii() {
        assertThat(Forms.of(List.of("Grüße\u0000\u2028", Locale.forLanguageTag("de"), Path.of("é"))))
                .matches("[ -~]+");
    }

    @Test
    void aFormSaysNothingOfItsContent() {
        CanonicalForm form = CanonicalForm.of("\"hunter2\"");
        assertThat(form).hasToString("CanonicalForm of 9 characters").isEqualTo(CanonicalForm.of("\"hunter2\""));
        assertThat(form)
                .isNotEqualTo(CanonicalForm.of("\"hunter3\""))
                .hasSameHashCodeAs(CanonicalForm.of("\"hunter2\""));
    }
}
