/** What the contenders remember, and the count of how often it was really worked out. */
@NullMarked
package io.memoise.benchmarks.work;

import org.jspecify.annotations.NullMarked;
