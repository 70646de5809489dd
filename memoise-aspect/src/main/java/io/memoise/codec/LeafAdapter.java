package io.memoise.codec;

import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;

/** A JDK class whose values are one JSON token each, given by a text. */
final class LeafAdapter<T> extends Adapter {
    /** Makes a value of its text, or throws. */
    interface Parse<T> {
        T parse(String text) throws Exception;
    }

    /** The token that carries the text. */
    enum Form {
        STRING,
        INTEGER,
        /** A number, or a string for what JSON has no number for. Its text depends on the JDK's version. */
        FLOATING,
        BOOLEAN
    }

    private final Class<T> type;
    private final Class<?> declared;
    private final Form form;
    private final Function<T, String> print;
    private final Parse<T> parse;
    private final boolean exact;
    private final boolean changeable;

    private LeafAdapter(
            Class<T> type,
            Class<?> declared,
            Form form,
            Function<T, String> print,
            Parse<T> parse,
            boolean exact,
            boolean changeable) {
        this.type = type;
        this.declared = declared;
        this.form = form;
        this.print = print;
        this.parse = parse;
        this.exact = exact;
        this.changeable = changeable;
    }

    /** Of a type every value of which has a text of its own that {@code parse} turns back into the same value. */
    static <T> LeafAdapter<T> exact(Class<T> type, Form form, Function<T, String> print, Parse<T> parse) {
        return new LeafAdapter<>(type, type, form, print, parse, true, false);
    }

    /** Of a type where a value may have a text that does not come back: each is read back to see. */
    static <T> LeafAdapter<T> tried(Class<T> type, Function<T, String> print, Parse<T> parse) {
        return new LeafAdapter<>(type, type, Form.STRING, print, parse, false, false);
    }

    /** Of a type whose objects can be changed: one object may stand at one place only. */
    static <T> LeafAdapter<T> changeable(Class<T> type, Form form, Function<T, String> print, Parse<T> parse) {
        return new LeafAdapter<>(type, type, form, print, parse, false, true);
    }

    /** The same for the primitive type, which knows no null. */
    LeafAdapter<T> primitive(Class<?> primitive) {
        return new LeafAdapter<>(type, primitive, form, print, parse, exact, changeable);
    }

    Class<?> declared() {
        return declared;
    }

    @Override
    boolean nullable() {
        return !declared.isPrimitive();
    }

    @Override
    boolean exact() {
        return exact;
    }

    /** The text that tells all there is to tell of a value of the type. */
    String text(Object value) {
        return print.apply(type.cast(value));
    }

    @Override
    void write(Object value, Writing out) throws IOException, UnkeepableException {
        out.expect(type, value);
        String obstacle = changeable && value.getClass() == type ? null : JdkValues.obstacle(value, type);
        if (obstacle != null) {
            throw out.refuse("is a " + value.getClass().getTypeName() + ", " + obstacle + Refused.WAY_OUT);
        }
        if (changeable) {
            out.claim(value);
        }
        String text = text(value);
        if (form == Form.STRING || form == Form.FLOATING && !finite(text)) {
            out.json().value(text);
        } else {
            out.json().jsonValue(text);
        }
    }

    @Override
    Object read(Reading in) throws IOException, UnkeepableException {
        JsonToken next = in.json().peek();
        String text = text(in, next);
        T value;
        try {
            value = parse.parse(text);
        } catch (Exception unreadable) {
            throw in.refuse("is no " + type.getTypeName());
        }
        if (!isWritten(value, text, next)) {
            throw in.refuse("is not how a " + type.getTypeName() + " is written");
        }
        return value;
    }

    // No switch over an enum, for which the compiler adds a class, on the way of a program's first call.

    private String text(Reading in, JsonToken next) throws IOException, UnkeepableException {
        if (form == Form.BOOLEAN) {
            return in.bool();
        }
        boolean number = form == Form.INTEGER || (form == Form.FLOATING && next == JsonToken.NUMBER);
        return number ? in.number() : in.string();
    }

    /** Whether the value has this text in JSON: what was read may be another way to write it. */
    private boolean isWritten(T value, String text, JsonToken token) {
        if (form == Form.INTEGER) {
            // JSON allows neither a plus nor zeros before a number, and Java no fraction.
            return !text.equals("-0");
        }
        String again = print.apply(value);
        if (form == Form.FLOATING) {
            return finite(again) == (token == JsonToken.NUMBER) && (finite(again) || again.equals(text));
        }
        return again.equals(text);
    }

    /** Of the text of a number; the others are {@code NaN}, {@code Infinity} and {@code -Infinity}. */
    private static boolean finite(String text) {
        char last = text.charAt(text.length() - 1);
        return last != 'N' && last != 'y';
    }

    @Override
    void describe(StringBuilder shape, Map<Adapter, Integer> seen) {
        shape.append(declared.getSimpleName());
    }
}
