/**
 * A small GitHub on this machine, with an invented repository and a rate limit that runs out, so that the demo can be
 * tried without network or token.
 */
@NullMarked
package io.memoise.demo.sample;

import org.jspecify.annotations.NullMarked;
