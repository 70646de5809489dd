package io.memoise.codec;

import static io.memoise.codec.KeptValuesTest.linked;
import static io.memoise.codec.Returns.codec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonNull;
import com.google.gson.JsonParser;
import io.memoise.codec.Returns.Chain;
import io.memoise.codec.Returns.Colour;
import io.memoise.codec.Returns.Empty;
import io.memoise.codec.Returns.Page;
import io.memoise.codec.Returns.Point;
import io.memoise.codec.Returns.User;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in the files of released versions; a line here changes only together with the format's number. */
class GoldenJsonTest {
    @ParameterizedTest(name = "{2}")
    @MethodSource("samples")
    void isWrittenAs(String method, Object value, String json) throws UnkeepableException {
        assertThat(codec(method).keep(value).json()).isEqualTo(json);
        assertThat(Described.text(codec(method).decode(json))).isEqualTo(Described.text(value));
    }

    static Stream<Arguments> samples() {
        List<String> list = new ArrayList<>(Arrays.asList("a", null));
        Map<String, Integer> map = new HashMap<>();
        map.put("a", null);
        Map<Integer, String> none = new HashMap<>();
        none.put(null, "x");
        Page<Point> page = new Page<>("p", List.of(new Point(1, -1)));
        return Stream.of(
                arguments("string", null, "null"),
                arguments("string", "a\"\u00e9\ud83d\ude00\ud800\n", "\"a\\\"\\u00e9\\ud83d\\ude00\\ud800\\n\""),
                arguments("primitiveInt", -5, "-5"),
                arguments("primitiveBoolean", true, "true"),
                arguments("primitiveChar", '\u007f', "\"\\u007f\""),
                arguments("primitiveDouble", -0d, "-0.0"),
                arguments("primitiveDouble", Double.NaN, "\"NaN\""),
                arguments("primitiveFloat", Float.NEGATIVE_INFINITY, "\"-Infinity\""),
                arguments("bigDecimal", new BigDecimal("1.50"), "\"1.50\""),
                arguments("colour", Colour.GREEN, "\"GREEN\""),
                arguments("instant", Instant.EPOCH, "\"1970-01-01T00:00:00Z\""),
                arguments("year", Year.of(2020), "2020"),
                arguments("yearMonth", YearMonth.of(12345, 6), "\"+12345-06\""),
                arguments("bytes", new byte[] {0, 1, 2, 3}, "\"AAECAw==\""),
                arguments("optional", Optional.empty(), "[]"),
                arguments("optional", Optional.of("x"), "[\"x\"]"),
                arguments("optionalInt", OptionalInt.of(3), "[3]"),
                arguments("strings", list, "[\"a\",null]"),
                arguments("strings", List.of("a"), "{\"immutable\":[\"a\"]}"),
                arguments("strings", list.stream().toList(), "{\"nullsAllowed\":[\"a\",null]}"),
                arguments("strings", new LinkedList<>(list), "{\"linked\":[\"a\",null]}"),
                arguments("strings", Arrays.asList("a"), "{\"asList\":[\"a\"]}"),
                arguments("strings", Collections.emptyList(), "{\"emptyList\":[]}"),
                arguments("strings", Collections.unmodifiableList(list), "{\"unmodifiable\":[\"a\",null]}"),
                arguments(
                        "strings",
                        Collections.unmodifiableList(new LinkedList<>(list)),
                        "{\"unmodifiable\":{\"linked\":[\"a\",null]}}"),
                arguments("stringSet", new LinkedHashSet<>(list), "{\"linkedSet\":[\"a\",null]}"),
                arguments("enumSet", EnumSet.of(Colour.RED), "{\"enumSet\":[\"RED\"]}"),
                arguments("stringMap", map, "{\"hash\":{\"a\":null}}"),
                arguments("stringMap", linked("a", 1, null, 2), "{\"linked\":[[\"a\",1],[null,2]]}"),
                arguments("stringMap", Map.of("a", 1), "{\"immutable\":{\"a\":1}}"),
                arguments("stringMap", Collections.unmodifiableMap(map), "{\"unmodifiable\":{\"hash\":{\"a\":null}}}"),
                arguments("intMap", none, "{\"hash\":[[null,\"x\"]]}"),
                arguments("page", page, "{\"name\":\"p\",\"items\":{\"immutable\":[{\"x\":1,\"y\":-1}]}}"),
                arguments("chain", new Chain(null), "{\"next\":null}"),
                arguments("empty", new Empty(), "{}"),
                arguments(
                        "user",
                        new User(1L << 53, "kate", true, 0.5),
                        "{\"id\":9007199254740992,\"login\":\"kate\",\"admin\":true,\"score\":0.5}"),
                arguments("json", JsonNull.INSTANCE, "{\"json\":null}"),
                arguments("json", JsonParser.parseString("{\"a\":[1.50,-0]}"), "{\"json\":{\"a\":[1.50,-0]}}"));
    }

    /** What a person may have put in order again. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("otherTexts")
    void isAlsoReadFrom(String method, String json, Object value) throws UnkeepableException {
        assertThat(Described.text(codec(method).decode(json))).isEqualTo(Described.text(value));
    }

    static Stream<Arguments> otherTexts() {
        return Stream.of(
                arguments("page", " { \"items\" : null , \"name\" : \"\\u0061\" } ", new Page<>("a", null)),
                arguments("primitiveDouble", "1", 1d),
                arguments("stringMap", "{\"linked\":[[\"a\",1]]}", linked("a", 1)));
    }
}
