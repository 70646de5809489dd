package io.memoise.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we write and read of JSON, beside Gson. */
class AsciiJsonTest {
    private static final String ALPHABET = "{}[]:,\"\\ -+.eE0123456789truefalsnulbx/'";
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"a\"",
        "\"\"",
        "\"\\n\\u0041\"",
        "1",
        "-0",
        "1.5e-3",
        "01",
        "true",
        "false",
        "null",
        " ",
        "\"name\":",
        "{\"a\":[1,{\"b\":null}]}"
    };

    @Test
    void writesWhatGsonWritesButInAscii() throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter gson = new JsonWriter(text);
        AsciiJson ours = new AsciiJson(0);

        gson.beginObject()
                .name("a\"b")
                .beginArray()
                .value("\b\t\n\f\r\\/\u0001")
                .nullValue();
        gson.jsonValue("-1.5").beginObject().endObject().beginArray().endArray().endArray();
        gson.name("").value("x".repeat(1_000)).endObject();
        ours.beginObject().name("a\"b").beginArray().value("\b\t\n\f\r\\/\u0001");
        ours.nullValue();
        ours.jsonValue("-1.5");
        ours.beginObject().endObject().beginArray().endArray().endArray();
        ours.name("").value("x".repeat(1_000));
        ours.endObject();

        assertThat(ours.toString()).isEqualTo(text.toString());
    }

    @Test
    void anyStringComesBack() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(65_536)));
            }
            AsciiJson written = new AsciiJson(random.nextInt(3));
            written.beginArray().value(text.toString());
            written.endArray();
            String json = written.toString();

            assertThat(json.chars()).as("seed %d", seed).allMatch(c -> c >= ' ' && c <= '~');
            AsciiInput read = new AsciiInput(json);
            read.beginArray();
            assertThat(read.nextString()).as("seed %d", seed).isEqualTo(text.toString());
            read.endArray();
            assertThat(read.peek()).isEqualTo(JsonToken.END_DOCUMENT);
        }
    }

    @Test
    void readsWhatGsonReadsAtItsStrictestAndRefusesWhatItRefuses() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int sound = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int pieces = random.nextInt(12); pieces >= 0; pieces--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            if (random.nextInt(3) == 0) {
                text.setCharAt(random.nextInt(text.length()), ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            List<String> expected = byGson(text.toString());
            sound += expected == null ? 0 : 1;
            assertThat(byUs(text.toString())).as("%s, seed %d", text, seed).isEqualTo(expected);
        }
        assertThat(sound).as("documents that are sound, seed %d", seed).isGreaterThan(1_000);
    }

    @Test
    void givesTheNameThatIsExpectedAsItIs() {
        String expected = "login";
        AsciiInput read = new AsciiInput("{\"login\":1,\"log\\u0069n\":2,\"logins\":3}");
        read.beginObject();
        assertThat(read.nextName(expected)).isSameAs(expected);
        assertThat(read.nextString()).isEqualTo("1");
        assertThat(read.nextName(expected)).isEqualTo("login");
        assertThat(read.nextString()).isEqualTo("2");
        assertThat(read.nextName(expected)).isEqualTo("logins");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\\q\"",
                "\"\\",
                "\"a",
                "tru",
                "nulls",
                "-",
                "1.",
                "1e",
                "00",
                "[1 2]"
            })
    void refusesWhatIsNoJson(String text) {
        assertThatThrownBy(() -> events(new AsciiInput(text))).isInstanceOf(CodecFailure.class);
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        String text = "[".repeat(1_000) + "]".repeat(1_000);
        assertThatThrownBy(() -> events(new AsciiInput(text))).hasMessageContaining("nested too deep");
    }

    private static List<String> byUs(String text) {
        try {
            return events(new AsciiInput(text));
        } catch (CodecFailure malformed) {
            return null;
        }
    }

    private static List<String> events(AsciiInput in) {
        List<String> events = new ArrayList<>();
        while (true) {
            JsonToken token = in.peek();
            events.add(token.name());
            switch (token) {
                case BEGIN_ARRAY -> in.beginArray();
                case END_ARRAY -> in.endArray();
                case BEGIN_OBJECT -> in.beginObject();
                case END_OBJECT -> in.endObject();
                case NAME -> events.add(in.nextName("name"));
                case STRING, NUMBER -> events.add(in.nextString());
                case BOOLEAN -> events.add(String.valueOf(in.nextBoolean()));
                case NULL -> in.nextNull();
                default -> {
                    return events;
                }
            }
        }
    }

    private static List<String> byGson(String text) {
        JsonReader in = new JsonReader(new StringReader(text));
        in.setStrictness(Strictness.STRICT);
        List<String> events = new ArrayList<>();
        try {
            while (true) {
                JsonToken token = in.peek();
                events.add(token.name());
                switch (token) {
                    case BEGIN_ARRAY -> in.beginArray();
                    case END_ARRAY -> in.endArray();
                    case BEGIN_OBJECT -> in.beginObject();
                    case END_OBJECT -> in.endObject();
                    case NAME -> events.add(in.nextName());
                    case STRING, NUMBER -> events.add(in.nextString());
                    case BOOLEAN -> events.add(String.valueOf(in.nextBoolean()));
                    case NULL -> in.nextNull();
                    default -> {
                        return events;
                    }
                }
            }
        } catch (IOException malformed) {
            return null;
        }
    }
}
