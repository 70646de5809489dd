package io.memoise.codec;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One value on its way to JSON. */
final class Writing {
    /** The characters after which nothing more is begun: a value may hold one immutable part very often. */
    private static final int LONGEST = 1 << 26;

    private final AsciiJson json;
    private final Place place = new Place();
    private @Nullable Map<Object, Boolean> claimed;

    /** @param expected about how many characters there will be */
    Writing(int expected) {
        json = new AsciiJson(expected);
    }

    AsciiJson json() {
        return json;
    }

    Place place() {
        return place;
    }

    void value(Adapter adapter, @Nullable Object value) throws IOException, UnkeepableException {
        if (json.length() > LONGEST) {
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
        Map<Object, Boolean> before = claimed;
        if (before == null) {
            before = new IdentityHashMap<>(8);
            claimed = before;
        }
        if (before.put(changeable, Boolean.TRUE) != null) {
            throw refuse("is an object that is also found at another place of the result, which a copy would not show;"
                    + " copy it for each place");
        }
    }

    UnkeepableException refuse(String reason) {
        return new UnkeepableException("the result" + place + " " + reason);
    }

    String text() {
        return json.toString();
    }
}
