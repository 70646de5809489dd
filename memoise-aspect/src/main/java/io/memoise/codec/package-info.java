/**
 * What a method returned, as JSON and back. Nothing is kept that does not come back the same by structure; Gson reads and
 * writes the tokens, and a closed registry of our own decides which types there are.
 */
@NullMarked
package io.memoise.codec;

import org.jspecify.annotations.NullMarked;
