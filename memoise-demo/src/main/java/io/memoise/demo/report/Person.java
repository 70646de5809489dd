package io.memoise.demo.report;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * An account and what it contributed.
 *
 * @param login the account's name, as GitHub writes it
 * @param type {@code User}, {@code Bot} or {@code Organization}
 * @param contributions how many of each kind; kinds without any are left out
 */
public record Person(String login, String type, Map<Kind, Long> contributions) {

    /** Takes an unmodifiable copy of the map, in the order of kinds. */
    public Person {
        Map<Kind, Long> copy = new EnumMap<>(Kind.class);
        copy.putAll(contributions);
        contributions = Collections.unmodifiableMap(copy);
    }

    /** Contributions of every kind. */
    public long total() {
        return contributions.values().stream().mapToLong(Long::longValue).sum();
    }
}
