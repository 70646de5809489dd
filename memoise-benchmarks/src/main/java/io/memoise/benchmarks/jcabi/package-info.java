/** Woven by jcabi-aspects alone. */
@NullMarked
package io.memoise.benchmarks.jcabi;

import org.jspecify.annotations.NullMarked;
