package io.memoise.codec;

import com.google.gson.stream.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One value on its way back from JSON. */
final class Reading {
    private final String what;
    private final AsciiInput json;
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
        json = new AsciiInput(text);
    }

    AsciiInput json() {
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
