package io.memoise.codec;

import java.io.IOException;
import java.util.Base64;
import java.util.Map;

/** A {@code byte[]} as Base64 with padding (RFC 4648, section 4). */
final class BytesAdapter extends Adapter {
    @Override
    void write(Object value, Writing out) throws IOException, UnkeepableException {
        out.expect(byte[].class, value);
        out.claim(value);
        out.json().value(Base64.getEncoder().encodeToString((byte[]) value));
    }

    @Override
    Object read(Reading in) throws IOException, UnkeepableException {
        String text = in.string();
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw in.refuse("is not how a byte[] is written");
        }
        return bytes;
    }

    @Override
    void describe(StringBuilder shape, Map<Adapter, Integer> seen) {
        shape.append("byte[]");
    }
}
