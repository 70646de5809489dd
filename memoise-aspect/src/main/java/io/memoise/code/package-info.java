/**
 * What the code of a method is: read from its class file, up to everything that does not change what the method does, and
 * the same whether the class was woven or not.
 */
@NullMarked
package io.memoise.code;

import org.jspecify.annotations.NullMarked;
