package io.memoise.codec;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One value on its way to JSON. */
final class Writing {
    /** The characters after which nothing more is begun: a value may hold one immutable part very often. */
    private static final int LONGEST = 1 << 26;

    private final AsciiText text = new AsciiText();
    private final JsonWriter json = new JsonWriter(text);
    private final Place place = new Place();
    private final Map<Object, Boolean> claimed = new IdentityHashMap<>(8);

    Writing() {
        json.setStrictness(Strictness.STRICT);
    }

    JsonWriter json() {
        return json;
    }

    Place place() {
        return place;
    }

    void value(Adapter adapter, @Nullable Object value) throws IOException, UnkeepableException {
        if (text.length() > LONGEST) {
            throw refuse("takes more than " + LONGEST + " characters of JSON");
        }
        if (value == null) {
            json.nullValue();
        } else {
            adapter.write(value, this);
        }
    }

    void enter() throws UnkeepableException {
        if (!place.enter()) {
            throw refuse("is nested deeper than " + Place.DEEPEST + " levels");
        }
    }

    /** Refuses what an unchecked cast has put where another class is declared. */
    void expect(Class<?> declared, Object value) throws UnkeepableException {
        if (!declared.isInstance(value)) {
            throw refuse("is a " + value.getClass().getTypeName() + ", declared as " + declared.getTypeName());
        }
    }

    /** Notes an object that can be changed: where it stood twice, a copy of it would stand apart. */
    void claim(Object changeable) throws UnkeepableException {
        if (claimed.put(changeable, Boolean.TRUE) != null) {
            throw refuse("is an object that is also found at another place of the result, which a copy would not show;"
                    + " copy it for each place");
        }
    }

    UnkeepableException refuse(String reason) {
        return new UnkeepableException("the result" + place + " " + reason);
    }

    String text() throws IOException {
        json.flush();
        return text.toString();
    }
}
