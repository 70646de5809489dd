package io.memoise.demo.report;

/** A way to print a roll. */
@FunctionalInterface
public interface Report {

    /** The whole report; every line ends with a newline. */
    String of(Roll roll);
}
