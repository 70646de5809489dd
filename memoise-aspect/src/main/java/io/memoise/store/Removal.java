package io.memoise.store;

/** What was removed from a store, as {@link Store#onRemoved} tells. */
public sealed interface Removal {

    /**
     * One entry.
     *
     * @param key where it was found
     */
    record OfKey(Key key) implements Removal {}

    /**
     * All entries of a method.
     *
     * @param method the group of their keys
     */
    record OfMethod(long method) implements Removal {}

    /** All entries. */
    record OfAll() implements Removal {}
}
