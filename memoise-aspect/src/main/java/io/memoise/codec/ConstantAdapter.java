package io.memoise.codec;

import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.Map;

/**
 * An object without fields, of a class that has constants of itself. Such a constant differs from another object by nothing
 * but which it is, so that it is kept by the constant's name, as that of an enum.
 */
final class ConstantAdapter extends Adapter {
    private final Map<String, Object> constants;
    private final Adapter other;

    /** @param other of the class's objects that are no constants */
    ConstantAdapter(Map<String, Object> constants, Adapter other) {
        this.constants = constants;
        this.other = other;
    }

    @Override
    void write(Object value, Writing out) throws IOException, UnkeepableException {
        for (Map.Entry<String, Object> constant : constants.entrySet()) {
            if (constant.getValue() == value) {
                out.json().value(constant.getKey());
                return;
            }
        }
        other.write(value, out);
    }

    @Override
    Object read(Reading in) throws IOException, UnkeepableException {
        if (in.json().peek() != JsonToken.STRING) {
            return other.read(in);
        }
        Object constant = constants.get(in.string());
        if (constant == null) {
            throw in.refuse("is no constant of its class");
        }
        return constant;
    }

    @Override
    void describe(StringBuilder shape, Map<Adapter, Integer> seen) {
        shape.append("constants").append(constants.keySet());
    }
}
