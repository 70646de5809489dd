package io.memoise.codec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.util.Map;
import java.util.Set;

/**
 * Gson's tree as it is, in an object of one member {@code json}, so that its null and Java's differ. Its numbers are what
 * Gson's parser makes of them; the others would come back as these.
 */
final class JsonElementAdapter extends Adapter {
    private static final Set<Class<?>> DECLARED =
            Set.of(JsonElement.class, JsonObject.class, JsonArray.class, JsonPrimitive.class, JsonNull.class);

    private final Class<?> type;

    JsonElementAdapter(Class<?> type) {
        this.type = type;
    }

    static boolean knows(Class<?> type) {
        return DECLARED.contains(type);
    }

    /** Whether a number is as Gson's parser makes it: its text. */
    static boolean parsed(Number number) {
        return number.getClass() == JsonNumbers.CLASS;
    }

    @Override
    void write(Object value, Writing out) throws IOException, UnkeepableException {
        out.expect(type, value);
        out.json().beginObject().name("json");
        writeElement((JsonElement) value, out);
        out.json().endObject();
    }

    private static void writeElement(JsonElement element, Writing out) throws IOException, UnkeepableException {
        AsciiJson json = out.json();
        if (element instanceof JsonObject object) {
            out.claim(object);
            out.enter();
            json.beginObject();
            int i = 0;
            for (Map.Entry<String, JsonElement> member : object.entrySet()) {
                out.place().at(i++);
                json.name(member.getKey());
                writeElement(member.getValue(), out);
            }
            json.endObject();
            out.place().leave();
        } else if (element instanceof JsonArray array) {
            out.claim(array);
            out.enter();
            json.beginArray();
            for (int i = 0; i < array.size(); i++) {
                out.place().at(i);
                writeElement(array.get(i), out);
            }
            json.endArray();
            out.place().leave();
        } else if (element instanceof JsonPrimitive primitive) {
            writePrimitive(primitive, out);
        } else {
            json.nullValue();
        }
    }

    private static void writePrimitive(JsonPrimitive primitive, Writing out) throws IOException, UnkeepableException {
        if (primitive.isString()) {
            out.json().value(primitive.getAsString());
        } else if (primitive.isBoolean()) {
            out.json().jsonValue(primitive.getAsString());
        } else if (parsed(primitive.getAsNumber())) {
            out.json().jsonValue(primitive.getAsString());
        } else {
            throw out.refuse("is a JsonPrimitive of a "
                    + primitive.getAsNumber().getClass().getTypeName()
                    + ", which would come back as a number that Gson has parsed");
        }
    }

    @Override
    Object read(Reading in) throws IOException, UnkeepableException {
        in.json().beginObject();
        if (!in.json().nextName().equals("json")) {
            throw in.refuse("is no JSON element");
        }
        JsonElement element = readElement(in);
        in.json().endObject();
        if (!type.isInstance(element)) {
            throw in.refuse("is no " + type.getTypeName());
        }
        return element;
    }

    private static JsonElement readElement(Reading in) throws IOException, UnkeepableException {
        AsciiInput json = in.json();
        return switch (json.peek()) {
            case BEGIN_OBJECT -> readObject(in);
            case BEGIN_ARRAY -> readArray(in);
            case STRING -> new JsonPrimitive(json.nextString());
            case BOOLEAN -> new JsonPrimitive(json.nextBoolean());
            case NUMBER -> new JsonPrimitive(JsonNumbers.read(json));
            default -> {
                json.nextNull();
                yield JsonNull.INSTANCE;
            }
        };
    }

    private static JsonObject readObject(Reading in) throws IOException, UnkeepableException {
        JsonObject object = new JsonObject();
        in.enter();
        in.json().beginObject();
        while (in.json().peek() != JsonToken.END_OBJECT) {
            String name = in.json().nextName();
            in.place().at(object.size());
            if (object.has(name)) {
                throw in.refuse("has the name of another member");
            }
            object.add(name, readElement(in));
        }
        in.json().endObject();
        in.place().leave();
        return object;
    }

    private static JsonArray readArray(Reading in) throws IOException, UnkeepableException {
        JsonArray array = new JsonArray();
        in.enter();
        in.json().beginArray();
        while (in.json().peek() != JsonToken.END_ARRAY) {
            in.place().at(array.size());
            array.add(readElement(in));
        }
        in.json().endArray();
        in.place().leave();
        return array;
    }

    @Override
    void describe(StringBuilder shape, Map<Adapter, Integer> seen) {
        shape.append(type.getSimpleName());
    }

    /** The numbers that Gson's parser makes; their class is none of Gson's public ones. */
    private static final class JsonNumbers {
        static final Class<?> CLASS = JsonParser.parseString("0").getAsNumber().getClass();

        static Number read(AsciiInput json) throws IOException {
            return ToNumberPolicy.LAZILY_PARSED_NUMBER.readNumber(new OneNumber(json.nextString()));
        }

        /** Shows Gson one number. */
        private static final class OneNumber extends JsonReader {
            private final String number;

            OneNumber(String number) {
                super(Reader.nullReader());
                this.number = number;
            }

            @Override
            public String nextString() {
                return number;
            }
        }
    }
}
