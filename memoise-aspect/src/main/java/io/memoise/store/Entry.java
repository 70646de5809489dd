package io.memoise.store;

import java.util.List;

/**
 * A memo as a store holds it. All texts are ASCII; those said to be JSON are one well-formed document each, on one
 * line.
 *
 * @param key where it is found
 * @param variant of the method: the first 32 bits of SHA-256 of the author's version, the shape of the result and the
 *     method's code. The digest tells variants apart; this counts them
 * @param stamp its place in the order of puts and removals, from {@link Store#stamp()} before its body ran
 * @param expiresAt epoch milliseconds after which it may not be used; {@link #NEVER} means it does not expire
 * @param method the method's id, for people
 * @param call the canonical form of the receiver and the arguments as JSON; compared on reading, so that a collision of
 *     digests is a miss
 * @param writtenAt epoch milliseconds of the wall clock
 * @param cost nanoseconds that the body took
 * @param tags labels to remove by; empty for now
 * @param value the encoded result as JSON
 */
public record Entry(
        Key key,
        int variant,
        long stamp,
        long expiresAt,
        String method,
        String call,
        long writtenAt,
        long cost,
        List<String> tags,
        String value) {

    /** The {@link #expiresAt} of an entry that does not expire. */
    public static final long NEVER = 0;

    /** Takes an unmodifiable copy of the tags. */
    public Entry {
        tags = List.copyOf(tags);
    }

    /** The same entry at another place in the order. */
    public Entry stamped(long newStamp) {
        return new Entry(key, variant, newStamp, expiresAt, method, call, writtenAt, cost, tags, value);
    }
}
