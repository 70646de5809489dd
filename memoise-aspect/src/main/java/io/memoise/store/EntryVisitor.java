package io.memoise.store;

import java.io.IOException;

/** Is given the entries of a store, one after the other. */
@FunctionalInterface
public interface EntryVisitor {

    /**
     * Takes one entry.
     *
     * @throws IOException to break off
     */
    void visit(Entry entry) throws IOException;
}
