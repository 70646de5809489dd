/** How the tests of users' programs meet memoise: loaded by the JUnit Platform, if that is there. */
@NullMarked
package io.memoise.junit;

import org.jspecify.annotations.NullMarked;
