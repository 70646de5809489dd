package io.memoise.codec;

import java.io.IOException;
import java.util.Map;

/** Writes and reads the values of one declared type. It keeps no state of a single value; null never reaches it. */
abstract class Adapter {
    /** Whether null is a value of the type; it is of all but the primitive ones. */
    boolean nullable() {
        return true;
    }

    /** Whether writing and reading can't change a value, so that one need not look. Such values are immutable. */
    boolean exact() {
        return false;
    }

    /** Writes exactly one JSON value. */
    abstract void write(Object value, Writing out) throws IOException, UnkeepableException;

    /** Reads exactly one JSON value, which is not null. A wrong kind of token is an exception of any class. */
    abstract Object read(Reading in) throws IOException, UnkeepableException;

    /**
     * Appends the shape of the type.
     *
     * @param seen the records described so far, by number; a second mention is {@code #number}
     */
    abstract void describe(StringBuilder shape, Map<Adapter, Integer> seen);
}
