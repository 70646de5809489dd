package io.memoise.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document, read part by part in constant heap. Whatever is not as it is asked for is an {@link IOException} whose
 * message names the document and the place in it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
public final class JsonSource implements Closeable {
    /** Values and calls have at most 100 levels, each of which takes a few of JSON. */
    private static final int NESTING = 1_000;

    private final String what;
    private final JsonReader json;

    private JsonSource(Reader text, String what) {
        this.what = what;
        json = new JsonReader(new StrictText(text));
        json.setStrictness(Strictness.LEGACY_STRICT);
        json.setNestingLimit(NESTING);
    }

    private interface Step<T> {
        T take() throws IOException;
    }

    /** @throws IOException if the file can't be read or is none */
    public static JsonSource of(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException(file + " is no file. See docs/troubleshooting.md#import");
        }
        // Not Files.newInputStream, whose channel an interrupt closes.
        return new JsonSource(
                new InputStreamReader(new FileInputStream(file.toFile()), UTF_8.newDecoder()), file.toString());
    }

    /** Of a text, which messages do not show. */
    public static JsonSource of(String text) {
        return new JsonSource(new StringReader(text), "the text");
    }

    /** The text as a JSON string in ASCII. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                quoted.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** Whether the text is one JSON document. */
    public static boolean isDocument(String text) {
        try (JsonSource source = of(text)) {
            source.json();
            source.end();
            return true;
        } catch (IOException malformed) {
            return false;
        }
    }

    /** Goes into an object. */
    public void beginObject() throws IOException {
        begin(JsonToken.BEGIN_OBJECT, json::beginObject);
    }

    /** Leaves an object, of which nothing may be left. */
    public void endObject() throws IOException {
        begin(JsonToken.END_OBJECT, json::endObject);
    }

    /** Goes into an array. */
    public void beginArray() throws IOException {
        begin(JsonToken.BEGIN_ARRAY, json::beginArray);
    }

    /** Leaves an array, of which nothing may be left. */
    public void endArray() throws IOException {
        begin(JsonToken.END_ARRAY, json::endArray);
    }

    /** Whether the object or the array has more. */
    public boolean hasNext() throws IOException {
        JsonToken next = peek();
        return next != JsonToken.END_OBJECT && next != JsonToken.END_ARRAY && next != JsonToken.END_DOCUMENT;
    }

    /** Whether an object comes next. */
    public boolean isObject() throws IOException {
        return peek() == JsonToken.BEGIN_OBJECT;
    }

    /** Whether a string comes next. */
    public boolean isString() throws IOException {
        return peek() == JsonToken.STRING;
    }

    /** The name of the object's next member. */
    public String name() throws IOException {
        return take(JsonToken.NAME, json::nextName);
    }

    /** The next value, which is a string. */
    public String string() throws IOException {
        return take(JsonToken.STRING, json::nextString);
    }

    /** The next value, which is a whole number of 64 bits. */
    public long number() throws IOException {
        String number = take(JsonToken.NUMBER, json::nextString);
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException fraction) {
            throw refuse("a whole number belongs there and not " + number);
        }
    }

    /** The next value, whatever it is, on one line of ASCII: without space, escapes as {@link #quoted} writes them. */
    public String json() throws IOException {
        return json(JsonSource::quoted);
    }

    /** As {@link #json()}, with the escapes that codecs write. */
    public String value() throws IOException {
        return json(JsonSource::quotedAsValue);
    }

    private static String quotedAsValue(String text) {
        AsciiJson value = new AsciiJson(text.length() + 16);
        value.value(text);
        return value.toString();
    }

    private String json(UnaryOperator<String> quoting) throws IOException {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        boolean separate = false;
        do {
            JsonToken next = peek();
            boolean ends = next == JsonToken.END_ARRAY || next == JsonToken.END_OBJECT;
            text.append(separate && !ends ? "," : "").append(token(next, quoting));
            boolean begins = next == JsonToken.BEGIN_ARRAY || next == JsonToken.BEGIN_OBJECT;
            separate = !begins && next != JsonToken.NAME;
            depth += begins ? 1 : ends ? -1 : 0;
        } while (depth > 0);
        return text.toString();
    }

    private String token(JsonToken next, UnaryOperator<String> quoting) throws IOException {
        switch (next) {
            case BEGIN_OBJECT -> beginObject();
            case END_OBJECT -> endObject();
            case BEGIN_ARRAY -> beginArray();
            case END_ARRAY -> endArray();
            case NULL -> begin(next, json::nextNull);
            default -> {}
        }
        return switch (next) {
            case BEGIN_OBJECT -> "{";
            case END_OBJECT -> "}";
            case BEGIN_ARRAY -> "[";
            case END_ARRAY -> "]";
            case NULL -> "null";
            case BOOLEAN -> take(next, json::nextBoolean).toString();
            case NUMBER -> take(next, json::nextString);
            case STRING -> quoting.apply(string());
            case NAME -> quoting.apply(name()) + ":";
            case END_DOCUMENT -> throw refuse("there is nothing");
        };
    }

    /** @throws IOException if anything is left */
    public void end() throws IOException {
        if (peek() != JsonToken.END_DOCUMENT) {
            throw refuse("there is more after the end");
        }
    }

    /** The exception that says so, with the name of the document and the place that was reached. */
    public IOException refuse(String reason) {
        return failure(reason + ", " + place(), null);
    }

    @Override
    public void close() throws IOException {
        json.close();
    }

    private IOException failure(String reason, @Nullable Throwable cause) {
        return new IOException("Cannot import " + what + ": " + reason + ". See docs/troubleshooting.md#import", cause);
    }

    /** Such as {@code at line 3 column 17 path $.memos[1].key}, in the words of Gson's reader. */
    private String place() {
        String reader = json.toString();
        return reader.substring(reader.indexOf(' ') + 1);
    }

    private JsonToken peek() throws IOException {
        return guarded(json::peek);
    }

    private interface Passing {
        void pass() throws IOException;
    }

    private void begin(JsonToken kind, Passing step) throws IOException {
        take(kind, () -> {
            step.pass();
            return kind;
        });
    }

    private <T> T take(JsonToken kind, Step<T> step) throws IOException {
        JsonToken next = peek();
        if (next != kind) {
            throw refuse("a " + kind + " belongs there and not a " + next);
        }
        return guarded(step);
    }

    private <T> T guarded(Step<T> step) throws IOException {
        try {
            return step.take();
        } catch (StrictText.Stray stray) {
            throw failure("it is not well-formed JSON: " + stray.getMessage(), stray);
        } catch (CharacterCodingException notUtf8) {
            throw failure("it is not UTF-8, " + place(), notUtf8);
        } catch (MalformedJsonException | EOFException | NumberFormatException | IllegalStateException malformed) {
            throw failure("it is not well-formed JSON, " + place(), malformed);
        }
    }
}
