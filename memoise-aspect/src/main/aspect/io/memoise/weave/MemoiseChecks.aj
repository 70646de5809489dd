package io.memoise.weave;

import io.memoise.Memoise;

/** What can't be memoised, said by the compiler with file and line. Load-time weaving leaves this aspect out. */
public aspect MemoiseChecks {

    declare error: execution(@Memoise void *(..)):
        "@Memoise on a method that returns nothing: there is nothing to remember";
}
