/** Stores of results side by side: what a new result costs, what one costs that an earlier process left, what it weighs. */
@NullMarked
package io.memoise.benchmarks.store;

import org.jspecify.annotations.NullMarked;
