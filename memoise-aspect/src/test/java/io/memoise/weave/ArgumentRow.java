package io.memoise.weave;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * One line of the table of arguments.
 *
 * @param name of the type or of the trap
 * @param values arguments that a method may tell apart, from each other and from those of every other row; each is built
 *     anew at every call, and what is built twice must be one argument
 * @param bypass why a call with them leaves no memo, as the message says it; empty where they are compared by value
 */
public record ArgumentRow(String name, List<Callable<Object>> values, String bypass) {

    @SafeVarargs
    static ArgumentRow of(String name, Callable<Object>... values) {
        return new ArgumentRow(name, List.of(values), "");
    }

    static ArgumentRow bypass(String name, String reason, Callable<Object> value) {
        return new ArgumentRow(name, List.of(value), reason);
    }

    /** One line of a page about arguments. */
    public record Described(String type, String how) {}

    /** The table for readers: the type, and "compared by value" or "bypass: " with the reason. */
    public static List<Described> described() {
        return all().stream()
                .map(row ->
                        new Described(row.name, row.bypass.isEmpty() ? "compared by value" : "bypass: " + row.bypass))
                .toList();
    }

    /** The whole table. */
    public static List<ArgumentRow> all() {
        return Stream.of(
                        ScalarArguments.rows(),
                        TimeArguments.rows(),
                        CollectionArguments.rows(),
                        ObjectArguments.rows(),
                        UnkeyableArguments.rows())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
