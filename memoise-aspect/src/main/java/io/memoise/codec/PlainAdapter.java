package io.memoise.codec;

import io.memoise.access.FieldAccess.Getter;
import java.io.IOException;
import java.util.Map;

/** An object of a class with fields, which is no record. */
final class PlainAdapter extends Adapter {
    private final PlainClass type;
    private final ObjectAdapter fields;
    private final Getter[] transients;
    private final boolean changeable;

    /** @param transients getters of the transient fields */
    PlainAdapter(PlainClass type, ObjectAdapter fields, Getter[] transients) {
        this.type = type;
        this.fields = fields;
        this.transients = transients;
        this.changeable = !PlainClass.allFinal(type.raw());
    }

    @Override
    void write(Object value, Writing out) throws IOException, UnkeepableException {
        if (value.getClass() != type.raw()) {
            out.expect(type.raw(), value);
            throw out.refuse("is a " + value.getClass().getTypeName() + ", declared as "
                    + type.raw().getTypeName() + "; declare the class itself, or seal the declared one");
        }
        for (int i = 0; i < transients.length; i++) {
            Object unset = PlainClass.unset(type.transients().get(i));
            Object held = transients[i].get(value);
            if (unset == null ? held != null : !unset.equals(held)) {
                throw out.refuse("is a " + type.raw().getTypeName() + " whose transient field '"
                        + type.transients().get(i).getName() + "' is set, which is not written; give the class a Codec."
                        + " See docs/troubleshooting.md#unkeepable-result");
            }
        }
        if (changeable) {
            out.claim(value);
        }
        fields.write(value, out);
    }

    @Override
    Object read(Reading in) throws IOException, UnkeepableException {
        return fields.read(in);
    }

    @Override
    void describe(StringBuilder shape, Map<Adapter, Integer> seen) {
        fields.describe(shape, seen);
    }
}
