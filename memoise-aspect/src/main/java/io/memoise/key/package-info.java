/**
 * What makes two calls the same call: the canonical form of arguments and receivers, and the digest of the whole. One
 * equality holds in memory and on disk; no {@code equals}, {@code hashCode}, {@code toString} or {@code compareTo} of a
 * user's class takes part in it.
 */
@NullMarked
package io.memoise.key;

import org.jspecify.annotations.NullMarked;
