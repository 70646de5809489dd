/**
 * Where memos outlive the process. To write a store, read only this package: a {@link io.memoise.store.Store} keeps an
 * {@link io.memoise.store.Entry} under a {@link io.memoise.store.Key} and never sees a method, an argument or a decoded
 * value.
 */
@NullMarked
package io.memoise.store;

import org.jspecify.annotations.NullMarked;
