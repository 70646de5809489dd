package io.memoise.codec;

import static io.memoise.codec.Returns.codec;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictDecodingTest {
    /** The texts that no type may take. */
    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "{}{}",
                "[] []",
                "null null",
                "nul",
                "NULL",
                "NaN",
                "'a'",
                "a",
                ")]}'\n[]",
                ")]}'[]",
                "\ufeffnull",
                "\ufeff[]",
                "[1,,2]",
                "[1,]",
                "[,1]",
                "[1;2]",
                "{\"a\"=1}",
                "{a:1}",
                "// x",
                "\u0000",
                "{\"json\":[1,,2]}",
                "{\"json\":{\"a\":1,\"a\":2}}",
                "{\"json\":{\"a\":1}",
                "{\"json\":1,\"x\":2}",
                "{\"json\":01}",
                "{\"json\":TRUE}",
                "{\"json\":\"\\x\"}",
                "{\"nosuchkind\":[]}",
                "{\"\":[]}",
                "{}"
            })
    void malformedTextIsRefusedForEveryType(String json) {
        for (String method :
                new String[] {"string", "primitiveInt", "strings", "stringMap", "user", "json", "optional", "bytes"}) {
            refused(method, json);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "primitiveBoolean | \"junk\"",
                "primitiveBoolean | \"true\"",
                "primitiveBoolean | 1",
                "primitiveBoolean | null",
                "primitiveInt | null",
                "primitiveInt | 1.0",
                "primitiveInt | 1e0",
                "primitiveInt | -0",
                "primitiveInt | 2147483648",
                "primitiveInt | \"1\"",
                "primitiveInt | true",
                "primitiveByte | 128",
                "primitiveShort | 32768",
                "primitiveLong | 9223372036854775808",
                "primitiveDouble | 1e999",
                "primitiveDouble | \"1.0\"",
                "primitiveDouble | \"nan\"",
                "primitiveDouble | \"+Infinity\"",
                "primitiveFloat | 1e39",
                "primitiveChar | \"\"",
                "primitiveChar | \"ab\"",
                "primitiveChar | 1",
                "string | 1",
                "string | true",
                "string | []",
                "bigInteger | 1",
                "bigInteger | \"+1\"",
                "bigInteger | \"01\"",
                "bigDecimal | \"1.0e1\"",
                "bigDecimal | \"\"",
                "uuid | \"1-1-1-1-1\"",
                "uri | \"a b\"",
                "colour | \"PURPLE\"",
                "colour | \"grass\"",
                "colour | \"red\"",
                "colour | 0",
                "instant | \"1970-01-01T00:00:00.0Z\"",
                "instant | \"yesterday\"",
                "year | \"2020\"",
                "yearMonth | \"2020-01-01\"",
                "zoneId | \"Nowhere/Land\"",
                "zonedDateTime | \"2020-07-01T00:00+01:00[Europe/Paris]\"",
                "bytes | \"AAA\"",
                "bytes | \"AAB=\"",
                "bytes | []",
                "nothing | 1",
                "object | 1",
                "holder | {\"content\":1}",
                "optional | [null]",
                "optional | [\"a\",\"b\"]",
                "optional | \"a\"",
                "optionalInt | [null]",
                "strings | {\"immutable\":[null]}",
                "strings | {\"immutable\":[\"a\"],\"x\":1}",
                "strings | {\"immutable\":{}}",
                "strings | {\"hashSet\":[]}",
                "strings | {\"unmodifiable\":{\"hashSet\":[]}}",
                "strings | {\"singletonList\":[]}",
                "strings | {\"singletonList\":[\"a\",\"b\"]}",
                "strings | {\"emptyList\":[\"a\"]}",
                "strings | [1]",
                "arrayList | {\"linked\":[]}",
                "stringSet | []",
                "stringSet | {\"hashSet\":[\"a\",\"a\"]}",
                "stringSet | {\"immutableSet\":[\"a\",\"a\"]}",
                "sortedSet | {\"treeSet\":[null]}",
                "stringMap | {\"hash\":{\"a\":1,\"a\":1}}",
                "stringMap | {\"hash\":[[\"a\",1],[\"a\",2]]}",
                "stringMap | {\"hash\":[[\"a\",1,2]]}",
                "stringMap | {\"hash\":[[\"a\"]]}",
                "stringMap | {\"hash\":[[]]}",
                "stringMap | {\"immutable\":{\"a\":null}}",
                "stringMap | {\"a\":1}",
                "hashMap | {\"tree\":{}}",
                "intMap | {\"hash\":{\"1\":\"a\"}}",
                "enumMap | {\"enum\":[[null,1]]}",
                "jsonObject | {\"json\":[]}",
                "jsonObject | {\"json\":null}",
                "user | {\"id\":1,\"login\":\"a\",\"admin\":true}",
                "user | {\"id\":1,\"login\":\"a\",\"admin\":true,\"score\":1.0,\"more\":1}",
                "user | {\"id\":1,\"login\":\"a\",\"admin\":true,\"score\":1.0,\"id\":1}",
                "user | {\"id\":1,\"login\":\"a\",\"admin\":\"junk\",\"score\":1.0}",
                "user | {\"id\":null,\"login\":\"a\",\"admin\":true,\"score\":1.0}",
                "user | {\"ID\":1,\"login\":\"a\",\"admin\":true,\"score\":1.0}",
                "user | {\"@class\":\"java.lang.Runtime\"}",
                "user | []",
                "empty | {\"a\":1}",
            })
    void isRefused(String method, String json) {
        refused(method, json);
    }

    @Test
    void theMessageNamesThePlaceAndNoPartOfTheValue() {
        assertThatThrownBy(() -> codec("users").decode("[{\"id\":1,\"login\":\"secret\",\"admin\":\"secret\"}]"))
                .hasMessage("the stored value at $[0].admin is a JSON STRING where a BOOLEAN belongs");
        assertThatThrownBy(() -> codec("colour").decode("\"PURPLE\""))
                .hasMessage("the stored value is no constant of io.memoise.codec.Returns$Colour");
        assertThatThrownBy(() -> codec("page").decode("{\"name\":null,\"items\":[{\"x\":1}]}"))
                .hasMessage("the stored value at $.items[0].y is missing");
    }

    private static void refused(String method, String json) {
        assertThatThrownBy(() -> codec(method).decode(json))
                .as("%s %s", method, json)
                .isInstanceOf(UnkeepableException.class);
    }
}
