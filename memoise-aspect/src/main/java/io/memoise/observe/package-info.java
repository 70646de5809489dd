/** Seeing it work: what is counted, and what is said once. */
@NullMarked
package io.memoise.observe;

import org.jspecify.annotations.NullMarked;
