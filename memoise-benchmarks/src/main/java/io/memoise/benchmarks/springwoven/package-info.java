/** Woven by Spring's aspects alone. */
@NullMarked
package io.memoise.benchmarks.springwoven;

import org.jspecify.annotations.NullMarked;
