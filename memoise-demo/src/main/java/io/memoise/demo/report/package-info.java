/** Who contributed what: the tally that pages are added to, and the ways to print it. */
@NullMarked
package io.memoise.demo.report;

import org.jspecify.annotations.NullMarked;
