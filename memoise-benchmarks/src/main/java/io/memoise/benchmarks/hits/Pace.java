package io.memoise.benchmarks.hits;

import java.nio.file.Path;

/**
 * How long is measured.
 *
 * @param rounds how often each contender is run in a process of its own, the contenders in turn
 * @param iterations how many iterations warm up, and how many are timed
 * @param millis how long an iteration is
 * @param java the program that runs the processes
 */
record Pace(int rounds, int iterations, int millis, Path java) {}
