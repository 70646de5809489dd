/** The one digest that keys and code are known by. */
@NullMarked
package io.memoise.digest;

import org.jspecify.annotations.NullMarked;
