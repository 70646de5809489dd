package io.memoise.demo.github;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads who is credited from the JSON of one page, item by item; nothing else of the page is kept. */
final class PageReader {

    private PageReader() {}

    /**
     * The credits of a page: an array of contributors, issues or comments in any mixture. An item's author is its
     * {@code user}, which may be null; a contributor is the author itself.
     *
     * @throws IOException if the text is no such array
     */
    static List<Credit> credits(byte[] body) throws IOException {
        try (JsonReader json = reader(body)) {
            Map<Credit, Long> counts = new LinkedHashMap<>();
            json.beginArray();
            while (json.hasNext()) {
                Credit one = item(json);
                counts.merge(with(one, 1), one.count(), Math::addExact);
            }
            json.endArray();
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw new IOException("text follows the array");
            }
            List<Credit> credits = new ArrayList<>();
            counts.forEach((author, count) -> credits.add(with(author, count)));
            return credits;
        } catch (IllegalStateException | ArithmeticException | NumberFormatException otherShape) {
            throw new IOException("not a list of contributions: " + otherShape.getMessage(), otherShape);
        }
    }

    /** The {@code message} of an error's JSON; empty if there is none. */
    static String message(byte[] body) {
        try (JsonReader json = reader(body)) {
            json.beginObject();
            while (json.hasNext()) {
                if (json.nextName().equals("message") && json.peek() == JsonToken.STRING) {
                    return json.nextString();
                }
                json.skipValue();
            }
            return "";
        } catch (IOException | IllegalStateException noJson) {
            return "";
        }
    }

    private static JsonReader reader(byte[] body) {
        JsonReader json = new JsonReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
        json.setStrictness(Strictness.STRICT);
        return json;
    }

    private static Credit item(JsonReader json) throws IOException {
        Author self = new Author();
        Author user = new Author();
        boolean pullRequest = false;
        boolean contributor = false;
        long count = 1;
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            switch (name) {
                case "contributions" -> {
                    contributor = true;
                    count = json.nextLong();
                }
                case "pull_request" -> {
                    pullRequest = json.peek() != JsonToken.NULL;
                    json.skipValue();
                }
                case "user" -> user.read(json);
                default -> self.field(name, json);
            }
        }
        json.endObject();
        Author author = contributor ? self : user;
        boolean anonymous = Credit.ANONYMOUS.equals(author.type);
        return new Credit(author.login, author.type, anonymous ? author.name : null, pullRequest, count);
    }

    private static Credit with(Credit credit, long count) {
        return new Credit(credit.login(), credit.type(), credit.name(), credit.pullRequest(), count);
    }

    private static final class Author {
        private @Nullable String login;
        private @Nullable String type;
        private @Nullable String name;

        void read(JsonReader json) throws IOException {
            if (json.peek() == JsonToken.NULL) {
                json.nextNull();
                return;
            }
            json.beginObject();
            while (json.hasNext()) {
                field(json.nextName(), json);
            }
            json.endObject();
        }

        void field(String field, JsonReader json) throws IOException {
            if (json.peek() != JsonToken.STRING) {
                json.skipValue();
                return;
            }
            switch (field) {
                case "login" -> login = json.nextString();
                case "type" -> type = json.nextString();
                case "name" -> name = json.nextString();
                default -> json.skipValue();
            }
        }
    }
}
