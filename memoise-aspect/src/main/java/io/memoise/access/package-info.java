/**
 * What a woven class lets memoise read of itself and of its module, so that no {@code opens} is needed, and what the JDK
 * shows of its own.
 */
@NullMarked
package io.memoise.access;

import org.jspecify.annotations.NullMarked;
