package io.memoise.benchmarks.hits;

/**
 * What a call cost.
 *
 * @param nanos the time, which other work on the machine can only lengthen
 * @param bytes what was allocated
 */
record Figure(double nanos, double bytes) {

    static Figure least(Figure one, Figure other) {
        return new Figure(Math.min(one.nanos, other.nanos), Math.min(one.bytes, other.bytes));
    }
}
