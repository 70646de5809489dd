/** What a careful programmer writes instead of an annotation. */
@NullMarked
package io.memoise.benchmarks.byhand;

import org.jspecify.annotations.NullMarked;
