/** What the contenders remember, the count of how often it was really worked out, and what they run with. */
@NullMarked
package io.memoise.benchmarks.work;

import org.jspecify.annotations.NullMarked;
