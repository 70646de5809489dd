package io.memoise.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type without variables: a class and what its type parameters stand for; of an array, what its elements are. A
 * wildcard, or a variable that nothing is known of, is its first upper bound. Its equality is written out, since that of
 * records is linked at its first use, for which the first call of a program would wait.
 */
record ResolvedType(Class<?> raw, List<ResolvedType> arguments) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResolvedType type && raw == type.raw && arguments.equals(type.arguments);
    }

    @Override
    public int hashCode() {
        return 31 * raw.hashCode() + arguments.hashCode();
    }
}
