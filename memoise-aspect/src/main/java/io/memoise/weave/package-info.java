/**
 * All that woven code touches. The advice is copied into the classes of users, which then name these types themselves:
 * public, exported and stable. There is no policy here: what is not a plain hit goes to the engine.
 */
@NullMarked
package io.memoise.weave;

import org.jspecify.annotations.NullMarked;
