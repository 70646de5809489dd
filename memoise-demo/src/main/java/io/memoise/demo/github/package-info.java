/**
 * GitHub's REST API as far as the demo needs it: one page of one list, or the reason why there is none. All caching is
 * the {@code @Memoise} on {@link io.memoise.demo.github.GitHub#page}.
 */
@NullMarked
package io.memoise.demo.github;

import org.jspecify.annotations.NullMarked;
