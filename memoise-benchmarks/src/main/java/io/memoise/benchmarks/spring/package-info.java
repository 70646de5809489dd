/** Beans behind Spring's proxies. Not woven. */
@NullMarked
package io.memoise.benchmarks.spring;

import org.jspecify.annotations.NullMarked;
