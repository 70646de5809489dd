package io.memoise.codec;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** One value on its way back from JSON. */
final class Reading {
    /** A level of a value takes at most four of JSON: the tags of a view and its kind, the map, the entry. */
    private static final int NESTING = 4 * Place.DEEPEST + 8;

    /**
     * The escape of a surrogate, as it is written. Gson's strictest reader refuses lone ones; the next one to it also takes
     * {@code TRUE} for {@code true} and an escaped apostrophe, and on printable ASCII nothing more.
     */
    private static final String SURROGATE = "\\ud";

    private final String what;
    private final JsonReader json;
    private final Place place = new Place();

    /** @param what is being read, for messages */
    Reading(String text, String what) throws UnkeepableException {
        this.what = what;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                throw refuse("is not on one line of printable ASCII");
            }
        }
        json = new JsonReader(new StringReader(text));
        json.setStrictness(text.contains(SURROGATE) ? Strictness.LEGACY_STRICT : Strictness.STRICT);
        json.setNestingLimit(NESTING);
    }

    JsonReader json() {
        return json;
    }

    Place place() {
        return place;
    }

    @Nullable
    Object value(Adapter adapter) throws IOException, UnkeepableException {
        if (json.peek() != JsonToken.NULL) {
            return adapter.read(this);
        }
        if (!adapter.nullable()) {
            throw refuse("is null, which no primitive is");
        }
        json.nextNull();
        return null;
    }

    String string() throws IOException, UnkeepableException {
        return scalar(JsonToken.STRING);
    }

    String number() throws IOException, UnkeepableException {
        return scalar(JsonToken.NUMBER);
    }

    String bool() throws IOException, UnkeepableException {
        expect(JsonToken.BOOLEAN);
        return Boolean.toString(json.nextBoolean());
    }

    private String scalar(JsonToken kind) throws IOException, UnkeepableException {
        expect(kind);
        return json.nextString();
    }

    private void expect(JsonToken kind) throws IOException, UnkeepableException {
        JsonToken next = json.peek();
        if (next != kind) {
            throw refuse("is a JSON " + next + " where a " + kind + " belongs");
        }
    }

    void end() throws IOException, UnkeepableException {
        if (json.peek() != JsonToken.END_DOCUMENT) {
            throw refuse("is followed by more");
        }
    }

    void enter() throws UnkeepableException {
        if (!place.enter()) {
            throw refuse("is nested deeper than " + Place.DEEPEST + " levels");
        }
    }

    UnkeepableException refuse(String reason) {
        return new UnkeepableException(what + place + " " + reason);
    }
}
