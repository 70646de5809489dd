package io.memoise.codec;

import static io.memoise.codec.Returns.codec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonParser;
import io.memoise.codec.Returns.Chain;
import io.memoise.codec.Returns.Colour;
import io.memoise.codec.Returns.Empty;
import io.memoise.codec.Returns.Holder;
import io.memoise.codec.Returns.Liar;
import io.memoise.codec.Returns.Node;
import io.memoise.codec.Returns.Page;
import io.memoise.codec.Returns.Pair;
import io.memoise.codec.Returns.Point;
import io.memoise.codec.Returns.Primitives;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeptValuesTest {
    private static final Map<String, Integer> NUMBERS = linked("b", 2, "a", null, "c", 3);

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource({"scalars", "times", "lists", "sets", "maps", "records", "trees"})
    void comesBackTheSame(String method, Object value) throws UnkeepableException {
        ValueCodec codec = codec(method);

        Kept kept = codec.keep(value);

        assertThat(kept.json()).matches("[ -~]+");
        assertThat(Described.text(kept.copy())).isEqualTo(Described.text(value));
        assertThat(Described.text(codec.decode(kept.json()))).isEqualTo(Described.text(value));
        assertThat(kept.copy() == value).isEqualTo(value == null || kept.immutable());
        assertThat(kept.immutable()).isEqualTo(codec.immutable(value));
    }

    static Stream<Arguments> scalars() {
        return Stream.of(
                        all(
                                "string",
                                "",
                                "text",
                                "\"\\/\b\t\n\r\f\0\u007f",
                                "\u2028\u2029\ufeff\u00e9\u20ac",
                                "\ud83d\ude00"),
                        all("string", "\ud800", "\udc00 lone", "a\ud83d", "null", (Object) null),
                        all("primitiveChar", 'a', '\0', '\ud800', '\uffff', '"'),
                        all("character", 'x', null),
                        all("primitiveBoolean", true, false),
                        all("bool", true, false, null),
                        all("primitiveByte", (byte) -128, (byte) 0, (byte) 127),
                        all("int8", (byte) 1, null),
                        all("primitiveShort", Short.MIN_VALUE, Short.MAX_VALUE),
                        all("int16", (short) 1, null),
                        all("primitiveInt", Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE),
                        all("integer", 1, null),
                        all("primitiveLong", Long.MIN_VALUE, 9007199254740993L, Long.MAX_VALUE),
                        all("int64", 0L, null),
                        all(
                                "primitiveFloat",
                                0f,
                                -0f,
                                0.1f,
                                Float.MIN_VALUE,
                                Float.MAX_VALUE,
                                Float.NaN,
                                1 / 0f,
                                -1 / 0f),
                        all("float32", 1f, null),
                        all("primitiveDouble", 0d, -0d, 0.1, Double.MIN_VALUE, Double.MAX_VALUE, 2e-323, 1e23),
                        all("primitiveDouble", Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY),
                        all("float64", 1d, null),
                        all(
                                "bigInteger",
                                BigInteger.ZERO,
                                BigInteger.TWO.pow(5000).negate(),
                                null),
                        all("bigDecimal", new BigDecimal("1.00"), new BigDecimal("1"), new BigDecimal("1E+400"), null),
                        all("bigDecimal", new BigDecimal("-0.000"), new BigDecimal(BigInteger.TEN, 1_000_000_000)),
                        all("uuid", new UUID(0, 0), new UUID(-1, 1), null),
                        all(
                                "uri",
                                URI.create("HTTP://Host:80/A%2f?q#f"),
                                URI.create("mailto:a@b"),
                                URI.create(""),
                                null),
                        all(
                                "uri",
                                URI.create("http://under_score:8/x"),
                                URI.create("s:\u00e9"),
                                URI.create("file:///x")),
                        all("colour", Colour.RED, Colour.GREEN, null),
                        all("bytes", new byte[0], new byte[] {0, -1, 127}, null),
                        all("nothing", (Object) null),
                        all("object", (Object) null),
                        all("optional", Optional.empty(), Optional.of("x"), null),
                        all(
                                "nestedOptional",
                                Optional.empty(),
                                Optional.of(Optional.empty()),
                                Optional.of(Optional.of("x"))),
                        all("optionalList", Optional.of(new ArrayList<>(List.of("a"))), Optional.of(List.of("a"))),
                        all("optionalInt", OptionalInt.empty(), OptionalInt.of(3), null),
                        all("optionalLong", OptionalLong.empty(), OptionalLong.of(Long.MIN_VALUE)),
                        all(
                                "optionalDouble",
                                OptionalDouble.empty(),
                                OptionalDouble.of(-0d),
                                OptionalDouble.of(Double.NaN)))
                .flatMap(table -> table);
    }

    static Stream<Arguments> times() {
        ZonedDateTime overlap = ZonedDateTime.ofLocal(
                LocalDateTime.of(2020, 10, 25, 2, 30), ZoneId.of("Europe/Paris"), ZoneOffset.ofHours(1));
        return Stream.of(
                        all("instant", Instant.EPOCH, Instant.MIN, Instant.MAX, Instant.ofEpochSecond(-1, 1), null),
                        all(
                                "duration",
                                Duration.ZERO,
                                Duration.ofSeconds(-1, 1),
                                Duration.ofSeconds(Long.MIN_VALUE),
                                null),
                        all("duration", Duration.ofSeconds(Long.MAX_VALUE, 999_999_999), Duration.ofNanos(-1)),
                        all("period", Period.ZERO, Period.of(-1, 13, 40), Period.ofWeeks(2)),
                        all("localDate", LocalDate.MIN, LocalDate.MAX, LocalDate.of(2024, 2, 29)),
                        all("localTime", LocalTime.MIDNIGHT, LocalTime.MAX, LocalTime.of(1, 2, 3, 4000)),
                        all("localDateTime", LocalDateTime.MIN, LocalDateTime.MAX, LocalDateTime.of(2020, 1, 1, 0, 0)),
                        all("offsetTime", OffsetTime.MIN, OffsetTime.MAX),
                        all("offsetDateTime", OffsetDateTime.MIN, OffsetDateTime.MAX),
                        all("zonedDateTime", overlap, overlap.withEarlierOffsetAtOverlap()),
                        all(
                                "zonedDateTime",
                                overlap.withZoneSameInstant(ZoneOffset.UTC),
                                overlap.withFixedOffsetZone()),
                        all("zonedDateTime", overlap.withZoneSameInstant(ZoneId.of("UTC")), null),
                        all("year", Year.of(0), Year.of(-5), Year.of(12345), Year.of(Year.MIN_VALUE)),
                        all("yearMonth", YearMonth.of(-5, 1), YearMonth.of(12345, 12), YearMonth.of(999_999_999, 2)),
                        all("monthDay", MonthDay.of(2, 29), MonthDay.of(12, 31)),
                        all("zoneId", ZoneOffset.UTC, ZoneId.of("UTC"), ZoneId.of("Europe/Paris"), ZoneId.of("GMT+2")),
                        all("zoneOffset", ZoneOffset.MIN, ZoneOffset.ofHoursMinutesSeconds(1, 2, 3), ZoneOffset.UTC),
                        all("dayOfWeek", DayOfWeek.MONDAY, null),
                        all("month", Month.MAY))
                .flatMap(table -> table);
    }

    static Stream<Arguments> lists() {
        List<String> changeable = new ArrayList<>(Arrays.asList("b", null, "a"));
        return Stream.of(
                        all("strings", new ArrayList<>(), changeable, new LinkedList<>(changeable), null),
                        all("strings", List.of(), List.of("a"), List.of("a", "b"), List.of("a", "b", "c")),
                        all(
                                "strings",
                                Stream.of().toList(),
                                Stream.of("a").toList(),
                                changeable.stream().toList()),
                        all("strings", Collections.emptyList(), Collections.singletonList(null)),
                        all("strings", Arrays.asList("a", null), Arrays.asList(new String[0])),
                        all("strings", Collections.unmodifiableList(changeable)),
                        all("strings", Collections.unmodifiableList(new LinkedList<>(changeable))),
                        all("strings", Collections.unmodifiableList(Collections.emptyList())),
                        all("strings", Collections.unmodifiableList(List.of("a", "b", "c"))),
                        all(
                                "strings",
                                Collections.unmodifiableList(changeable.stream().toList())),
                        all("colours", Collections.unmodifiableSet(EnumSet.of(Colour.BLUE, Colour.RED))),
                        all("stringSet", Collections.unmodifiableSet(Set.of("a"))),
                        all("stringMap", Collections.unmodifiableMap(Map.of("a", 1))),
                        all("colourMap", Collections.unmodifiableMap(new EnumMap<>(Map.of(Colour.GREEN, 1)))),
                        all("collection", changeable, List.of("a"), new HashSet<>(changeable), Set.of("a")),
                        all("collection", Collections.unmodifiableCollection(changeable)),
                        all("collection", Collections.unmodifiableCollection(new TreeSet<>(Set.of("b", "a")))),
                        all("arrayList", changeable),
                        all("bounded", List.of("a")),
                        all("anything", new ArrayList<>(), Collections.singletonList(null)),
                        all("raw", List.of(), new LinkedList<>()),
                        all("lists", List.of(changeable, new LinkedList<>(), List.of("x"))))
                .flatMap(table -> table);
    }

    static Stream<Arguments> sets() {
        List<String> some = Arrays.asList("b", null, "a");
        return Stream.of(
                        all(
                                "stringSet",
                                new HashSet<>(some),
                                new LinkedHashSet<>(some),
                                new TreeSet<>(Set.of("b", "a"))),
                        all("stringSet", Set.of(), Set.of("a"), Set.of("a", "b"), Set.of("a", "b", "c"), null),
                        all("stringSet", Collections.emptySet(), Collections.singleton(null)),
                        all("stringSet", Collections.unmodifiableSet(new HashSet<>(some))),
                        all("stringSet", Collections.unmodifiableSet(new LinkedHashSet<>(some))),
                        all(
                                "sortedSet",
                                new TreeSet<>(Set.of("b", "a")),
                                Collections.unmodifiableSortedSet(new TreeSet<>())),
                        all(
                                "navigableSet",
                                new TreeSet<>(Set.of(1)),
                                Collections.unmodifiableNavigableSet(new TreeSet<>())),
                        all(
                                "colours",
                                EnumSet.of(Colour.BLUE, Colour.RED),
                                EnumSet.noneOf(Colour.class),
                                Set.of(Colour.RED)),
                        all("enumSet", EnumSet.allOf(Colour.class)),
                        all("setOfLists", new HashSet<>(List.of(List.of("a"), List.of("b"), new ArrayList<>()))))
                .flatMap(table -> table);
    }

    static Stream<Arguments> maps() {
        Map<Integer, String> byNumber = new HashMap<>();
        byNumber.put(null, "none");
        byNumber.put(7, null);
        Map<String, Integer> withNull = new HashMap<>(NUMBERS);
        withNull.put(null, 0);
        EnumMap<Colour, Integer> byColour = new EnumMap<>(Map.of(Colour.GREEN, 1));
        Map<Point, List<Point>> points = new LinkedHashMap<>();
        points.put(new Point(1, 2), List.of(new Point(3, 4)));
        return Stream.of(
                        all(
                                "stringMap",
                                new HashMap<>(),
                                new HashMap<>(NUMBERS),
                                NUMBERS,
                                new TreeMap<>(NUMBERS),
                                withNull),
                        all("stringMap", Map.of(), Map.of("a", 1), Map.of("a", 1, "b", 2), null),
                        all("stringMap", Collections.emptyMap(), Collections.singletonMap("a", null)),
                        all("stringMap", Collections.unmodifiableMap(NUMBERS), Collections.unmodifiableMap(withNull)),
                        all("stringMap", linked("", 1, "\ud800", 2, "immutable", 3)),
                        all("hashMap", new HashMap<>(NUMBERS), new LinkedHashMap<>(NUMBERS)),
                        all("linkedHashMap", NUMBERS),
                        all("treeMap", new TreeMap<>(NUMBERS)),
                        all(
                                "sortedMap",
                                new TreeMap<>(NUMBERS),
                                Collections.unmodifiableSortedMap(new TreeMap<>(NUMBERS))),
                        all("navigableMap", Collections.unmodifiableNavigableMap(new TreeMap<>(NUMBERS))),
                        all("intMap", byNumber, Map.of(1, "a"), new TreeMap<>(Map.of(2, "b", 1, "a"))),
                        all("colourMap", byColour, new HashMap<>(byColour)),
                        all("enumMap", byColour, new EnumMap<>(Colour.class)),
                        all("pointMap", points, Map.copyOf(points)),
                        all("listMap", new HashMap<>(Map.of(List.of("a", "b"), "x", List.of("b", "a"), "y"))))
                .flatMap(table -> table);
    }

    static Stream<Arguments> records() {
        Page<Point> page = new Page<>("p", new ArrayList<>(List.of(new Point(1, -1))));
        return Stream.of(
                        all("page", page, new Page<>(null, null)),
                        all("boundedPage", page),
                        all("pages", new TreeMap<>(Map.of("a", List.of(page), "b", new ArrayList<Page<Point>>()))),
                        all("node", new Node("r", List.of(new Node("a", List.of()), new Node("b", new ArrayList<>())))),
                        all("pairs", new Pair<>(new Pair<>(Double.NaN, -0f), Optional.of(Colour.GREEN))),
                        all("pairOfLists", new Pair<>(List.of("a"), List.of("a"))),
                        all("chain", new Chain(new Chain(null))),
                        all("empty", new Empty()),
                        all("holder", new Holder(null)),
                        all("primitives", new Primitives(true, (byte) 1, (short) 2, 3, 4L, 5f, 6d, '7')),
                        all("liar", new Liar("truth")))
                .flatMap(table -> table);
    }

    static Stream<Arguments> trees() {
        return Stream.of("{}", "[]", "null", "\"\"", "true", "[1,-0,1.50,1E5,123456789012345678901234567890]")
                .flatMap(text ->
                        all("json", JsonParser.parseString(text), JsonParser.parseString("{\"a\":" + text + "}")));
    }

    static Stream<Arguments> all(String method, Object... values) {
        return Stream.of(values).map(value -> arguments(method, value));
    }

    static Map<String, Integer> linked(Object... keysAndValues) {
        Map<String, Integer> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], (Integer) keysAndValues[i + 1]);
        }
        return map;
    }
}
