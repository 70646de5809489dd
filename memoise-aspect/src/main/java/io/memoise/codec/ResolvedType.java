package io.memoise.codec;

import java.util.List;

/**
 * A type without variables: a class and what its type parameters stand for; of an array, what its elements are. A
 * wildcard, or a variable that nothing is known of, is its first upper bound.
 */
record ResolvedType(Class<?> raw, List<ResolvedType> arguments) {}
