/**
 * What a program says to memoise: {@link io.memoise.Memoise} on its methods, and {@link io.memoise.Memos} for all the
 * rest. Nothing here names an implementation; the engine provides it.
 */
@NullMarked
package io.memoise;

import org.jspecify.annotations.NullMarked;
