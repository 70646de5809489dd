package io.memoise.benchmarks.hits;

/** What can be measured by itself. Named as the user types it. */
enum Group {
    /** One string as the argument, all contenders; fresh strings; after much else was called. */
    hits,
    /** Other parameters, results and receivers. */
    shapes,
    /** Two and eight threads. */
    threads,
    /** One key to a million. */
    keys,
    /** A list as the result. */
    results,
    /** First calls, in memory and with the journal. */
    misses,
    /** Whole processes that make one call. */
    startup,
    /** Which share of calls is answered where memory is short; nothing is timed. */
    ratio
}
