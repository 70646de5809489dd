/**
 * The miss path, one path for every mode: single flight, then the memory again, then the store, then the body. It knows a
 * {@link io.memoise.store.Store}, never which one, and a {@link io.memoise.engine.Memory}, never how it is woven.
 */
@NullMarked
package io.memoise.engine;

import org.jspecify.annotations.NullMarked;
