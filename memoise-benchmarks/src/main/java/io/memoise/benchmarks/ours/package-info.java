/** Methods with {@code @Memoise}. Woven by memoise alone; the build keeps the unwoven classes too, for load-time weaving. */
@NullMarked
package io.memoise.benchmarks.ours;

import org.jspecify.annotations.NullMarked;
