package io.memoise.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSourceTest {
    @TempDir
    Path temp;

    private static String json(String text) throws IOException {
        try (JsonSource in = JsonSource.of(text)) {
            String json = in.json();
            in.end();
            return json;
        }
    }

    @Test
    void aValueComesOnOneLineOfAscii() throws IOException {
        assertThat(
                        json(
                                " { \"a\" : [ 1.50 , -0 , 1E400, true ,\nfalse, null, [] , {} ] , \"b\\t\" : {\"c\":\"\u00e9\\n/\\/\"} } "))
                .isEqualTo("{\"a\":[1.50,-0,1E400,true,false,null,[],{}],\"b\\u0009\":{\"c\":\"\\u00e9\\u000a//\"}}");
    }

    @Test
    void aLoneSurrogateStaysAnEscape() throws IOException {
        assertThat(json("\"\\ud800x\\uDC00\"")).isEqualTo("\"\\ud800x\\udc00\"");
    }

    @Test
    void whatItWroteStaysAsItIs() throws IOException {
        String text =
                "[{\"on\":\"a.B\",\"args\":[\"q\\\"\\\\\\u000a\",{\"long\":\"7\"}]},123456789012345678901234567890]";
        assertThat(json(text)).isEqualTo(text);
    }

    @Test
    void goesAsDeepAsValuesDo() {
        assertThat(JsonSource.isDocument("[".repeat(900) + "]".repeat(900))).isTrue();
        assertThat(JsonSource.isDocument("[".repeat(2_000) + "]".repeat(2_000))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "{'a':1}",
                "[1 2]",
                "1 2",
                "[01]",
                "[1.]",
                "[.5]",
                "[+1]",
                "[0x1]",
                "[1e]",
                "NaN",
                "Infinity",
                "TRUE",
                "falsE",
                "nulL",
                "nul",
                "tru",
                "\"a",
                "\"\\'\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12\"",
                "\"a\nb\"",
                "\"a\tb\"",
                "\"a\u0000\"",
                "// c\n1",
                "/* c */1",
                "#c\n1",
                "[1;2]",
                "{\"a\"=1}",
                "{\"a\"=>1}",
                "\ufeff1",
                "\u00a01",
                "]",
                ")]}'\n1"
            })
    void refusesWhatIsNoJson(String text) {
        assertThat(JsonSource.isDocument(text)).isFalse();
    }

    @Test
    void saysFileAndPlace() throws IOException {
        Path file = temp.resolve("some.json");
        Files.writeString(file, "{\"a\":[1,\n\"x\"]}");
        try (JsonSource in = JsonSource.of(file)) {
            in.beginObject();
            assertThat(in.name()).isEqualTo("a");
            in.beginArray();
            assertThat(in.number()).isEqualTo(1);
            assertThatIOException()
                    .isThrownBy(in::number)
                    .withMessageContaining(file.toString())
                    .withMessageContaining("line 2")
                    .withMessageContaining("$.a[1]")
                    .withMessageContaining("a NUMBER belongs there and not a STRING");
            assertThat(in.string()).isEqualTo("x");
            assertThat(in.hasNext()).isFalse();
            in.endArray();
            in.endObject();
            in.end();
        }
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        Path file = temp.resolve("some.json");
        Files.write(file, new byte[] {'"', (byte) 0xff, '"'});
        try (JsonSource in = JsonSource.of(file)) {
            assertThatIOException().isThrownBy(in::json).withMessageContaining("not UTF-8");
        }
    }

    @Test
    void refusesFractionsWhereWholeNumbersBelongAndFilesThatAreNone() {
        for (String number : new String[] {"1.5", "1e3", "9223372036854775808"}) {
            assertThatIOException().isThrownBy(() -> JsonSource.of(number).number());
        }
        assertThatIOException().isThrownBy(() -> JsonSource.of(temp)).withMessageContaining("is no file");
        assertThatIOException().isThrownBy(() -> JsonSource.of(temp.resolve("absent")));
    }
}
