package io.memoise.store;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The address of an entry: which method, and the digest of all that makes two calls of it the same call.
 *
 * @param method the first 64 bits of SHA-256 of the method's id; the group that {@link Store#clear(long)} empties
 * @param high the upper half of the 128-bit digest
 * @param low the lower half of the digest
 */
public record Key(long method, long high, long low) {

    /** The digest as 32 lower-case hexadecimal digits. */
    public String digest() {
        return hex(high) + hex(low);
    }

    /** The method's group as 16 lower-case hexadecimal digits. */
    public String group() {
        return hex(method);
    }

    /** Written out, since that of records is linked at its first use, for which the first call of a program would wait. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Key key && method == key.method && high == key.high && low == key.low;
    }

    /** Two halves of a digest are hash enough by themselves. */
    @Override
    public int hashCode() {
        return Long.hashCode(high ^ low);
    }

    private static String hex(long bits) {
        return HexFormat.of().toHexDigits(bits);
    }
}
