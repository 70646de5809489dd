/** What a call costs that is answered from memory, beside other ways to remember it; what a miss and a start cost. */
@NullMarked
package io.memoise.benchmarks.hits;

import org.jspecify.annotations.NullMarked;
