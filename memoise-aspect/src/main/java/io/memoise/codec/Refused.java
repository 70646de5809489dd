package io.memoise.codec;

import java.util.Map;

/** Stands for a type that is not on the list. Only null is kept of it, which is the same for every type. */
final class Refused extends Adapter {
    static final String WAY_OUT =
            "; return a record, a collection or a JDK value, or give the class a Codec. See docs/troubleshooting.md#unkeepable-result";

    static final String UNLISTED = "memoise can't write and read back";

    /** Before the name of the type in a shape, where no other text has a blank but {@code FORMAT}. */
    static final String MARK = "never ";

    private final Class<?> type;
    private final String reason;

    private Refused(Class<?> type, String reason) {
        this.type = type;
        this.reason = reason;
    }

    /** The adapter of the type. */
    static Adapter because(Class<?> type, String reason) {
        return new Refused(type, reason);
    }

    @Override
    void write(Object value, Writing out) throws UnkeepableException {
        String actual = value.getClass() == type ? "" : ", declared as " + type.getTypeName();
        throw out.refuse("is a " + value.getClass().getTypeName() + actual + ", which " + reason + WAY_OUT);
    }

    @Override
    Object read(Reading in) throws UnkeepableException {
        throw in.refuse("belongs to " + type.getTypeName() + ", which " + reason);
    }

    @Override
    void describe(StringBuilder shape, Map<Adapter, Integer> seen) {
        shape.append(MARK).append(type.getTypeName());
    }
}
