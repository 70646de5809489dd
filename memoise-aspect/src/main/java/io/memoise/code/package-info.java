/**
 * What the class file says of a method. Its code is read up to everything that does not change what the method does, and is
 * the same whether the class was woven or not. Its annotation is read without a class being made for it.
 */
@NullMarked
package io.memoise.code;

import org.jspecify.annotations.NullMarked;
