package io.memoise.codec;

import java.io.IOException;
import java.util.Map;

/** A value as a codec of the program's writes it. */
final class CodecAdapter extends Adapter {
    private final UserCodec codec;
    private final Structure structure;
    private Adapter stored = Refused.because(Object.class, Refused.UNLISTED);

    CodecAdapter(UserCodec codec, Structure structure) {
        this.codec = codec;
        this.structure = structure;
    }

    /** Says how to write what the codec gives; that may hold values that the codec is for. */
    void stored(Adapter adapter) {
        stored = adapter;
    }

    @Override
    void write(Object value, Writing out) throws IOException, UnkeepableException {
        out.expect(codec.target().raw(), value);
        if (!codec.codec().immutable()) {
            out.claim(value);
        }
        Object written = codec.write(value);
        try {
            stored.write(written, out);
        } catch (UnkeepableException refused) {
            throw new UnkeepableException(refused.getMessage() + " (as " + codec.name() + " writes it)");
        }
        if (!structure.sameByCodec(codec, value, codec.read(written))) {
            throw out.refuse("is a " + value.getClass().getTypeName() + ", which does not come back the same from "
                    + codec.name() + ". See docs/troubleshooting.md#changed-result");
        }
    }

    @Override
    Object read(Reading in) throws IOException, UnkeepableException {
        Object read = in.value(stored);
        if (read == null) {
            throw in.refuse("is null, which " + codec.name() + " never writes");
        }
        return codec.read(read);
    }

    @Override
    void describe(StringBuilder shape, Map<Adapter, Integer> seen) {
        Integer number = seen.putIfAbsent(this, seen.size());
        if (number != null) {
            shape.append('#').append(number);
            return;
        }
        shape.append("codec(")
                .append(codec.name())
                .append(' ')
                .append(codec.codec().version())
                .append(' ');
        stored.describe(shape, seen);
        shape.append(')');
    }
}
