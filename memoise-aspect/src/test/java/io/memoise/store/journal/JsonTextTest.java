package io.memoise.store.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    private static int skip(String text, int from) {
        return JsonText.skip(text.getBytes(ISO_8859_1), from, text.length());
    }

    private static String unquoted(String json) {
        byte[] bytes = ("x" + json + "\"").getBytes(ISO_8859_1);
        return JsonText.unquoted(bytes, 1, bytes.length - 1);
    }

    private static List<String> texts(String json) {
        byte[] bytes = ("x" + json + "]").getBytes(ISO_8859_1);
        return JsonText.texts(bytes, 1, bytes.length - 1);
    }

    private static long number(String json) {
        byte[] bytes = ("7" + json + "7").getBytes(ISO_8859_1);
        return JsonText.number(bytes, 1, bytes.length - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "-1.5e+10",
                "true",
                "null",
                "\"\"",
                "\"a\"",
                "\"a\\\"b\"",
                "\"\\\\\"",
                "[]",
                "{}",
                "[1,[2,{\"a\":[]}]]",
                "{\"a\":\"}\",\"b\":\"]\"}",
                "[\"\\\"]\"]"
            })
    void passesOverOneValueAndTheSpacesAroundIt(String value) {
        assertThat(skip(value, 0)).isEqualTo(value.length());
        assertThat(skip(value + ",1", 0)).isEqualTo(value.length());
        assertThat(skip("[" + value + "]", 1)).isEqualTo(1 + value.length());
        assertThat(skip("  " + value + "  :", 0)).isEqualTo(value.length() + 4);
        assertThat(skip("x" + value, 1)).isEqualTo(1 + value.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "\"open",
                "\"open\\\"",
                "\"\\",
                "[",
                "[1",
                "{\"a\":",
                "[\"open]",
                "]",
                "}",
                ",",
                ":1",
                "[[]"
            })
    void findsNoEndOfWhatIsNoValue(String text) {
        assertThat(skip(text, 0)).isEqualTo(-1);
    }

    @Test
    void staysBeforeTheEndItIsGiven() {
        byte[] bytes = "[1,2]   ".getBytes(ISO_8859_1);
        assertThat(JsonText.skip(bytes, 0, 4)).isEqualTo(-1);
        assertThat(JsonText.skip(bytes, 0, 5)).isEqualTo(5);
        assertThat(JsonText.skip(bytes, 0, 6)).isEqualTo(6);
        assertThat(JsonText.skip("123".getBytes(ISO_8859_1), 0, 2)).isEqualTo(2);
    }

    @Test
    void quotesWhatIsNotPrintableAsciiAsItsCode() {
        assertThat(JsonText.quoted("a \"b\" \\ ~")).isEqualTo("\"a \\\"b\\\" \\\\ ~\"");
        assertThat(JsonText.quoted("\n\u001f\u007f\u00e9\u2028")).isEqualTo("\"\\u000a\\u001f\\u007f\\u00e9\\u2028\"");
        assertThat(JsonText.quoted("")).isEqualTo("\"\"");
    }

    @Test
    void readsEveryEscape() {
        assertThat(unquoted(" \"\\b\\f\\n\\r\\t\\\"\\\\\\/\\u00e9x\" ")).isEqualTo("\b\f\n\r\t\"\\/\u00e9x");
        assertThat(unquoted("\"\"")).isEmpty();
        for (String bad : List.of("", "\"", "1", "12")) {
            assertThatIllegalArgumentException().isThrownBy(() -> unquoted(bad));
        }
    }

    @Test
    void writesAndReadsArraysOfStrings() {
        for (List<String> texts : List.of(List.<String>of(), List.of(""), List.of("a", "b,]\"", "\u00e9"))) {
            assertThat(texts(JsonText.array(texts))).isEqualTo(texts);
        }
        assertThat(JsonText.array(List.of("a", "b"))).isEqualTo("[\"a\",\"b\"]");
        assertThat(texts(" [ \"a\" , \"b\" ] ")).containsExactly("a", "b");
        assertThatIllegalArgumentException().isThrownBy(() -> texts("[\"a]"));
    }

    @Test
    void readsWholeNumbersOf64Bits() {
        for (long number : new long[] {
            0, 7, -7, 123_456_789_012_345_678L, 1_234_567_890_123_456_789L, Long.MAX_VALUE, Long.MIN_VALUE
        }) {
            assertThat(number(Long.toString(number))).isEqualTo(number);
        }
        for (String bad : List.of("1.5", "1e3", "x", " 1", "9223372036854775808", "12345678901234567890")) {
            assertThatIllegalArgumentException().as(bad).isThrownBy(() -> number(bad));
        }
    }

    @Test
    void refusesWhatIsNotPrintableAscii() {
        assertThat(JsonText.document("value", "\" ~\"")).asString(ISO_8859_1).isEqualTo("\" ~\"");
        for (String bad : List.of("\"\u001f\"", "\"\u007f\"", "\"\u00e9\"")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> JsonText.document("value", bad))
                    .withMessageContaining("The value of an entry must be ASCII");
        }
        for (String bad : List.of("", "1 2", "[1")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> JsonText.document("call", bad))
                    .withMessageContaining("The call of an entry must be one JSON document");
        }
    }
}
