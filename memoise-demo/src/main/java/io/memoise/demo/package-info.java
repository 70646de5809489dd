/**
 * The command {@code hatrack}: reads the command line, walks the lists of one repository, and says what it found and
 * why it stopped. It keeps no cache of its own; that is one annotation in the room next door.
 */
@NullMarked
package io.memoise.demo;

import org.jspecify.annotations.NullMarked;
