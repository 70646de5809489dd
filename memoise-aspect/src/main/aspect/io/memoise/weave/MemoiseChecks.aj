package io.memoise.weave;

import io.memoise.Memoise;

/**
 * What can't be memoised, said by the compiler with file and line. Load-time weaving leaves this aspect out: there the
 * engine refuses the same methods at their first call. Types that a program may not have are named by patterns, of which
 * the weaver does not say that it can't find them.
 */
public aspect MemoiseChecks {

    pointcut readOnce():
        execution(@Memoise (java.util.stream.BaseStream+ || java.util.Iterator+ || java.util.Spliterator+
            || java.util.Enumeration+) *(..));

    pointcut resource(): execution(@Memoise AutoCloseable+ *(..)) && !readOnce();

    pointcut suspending(): execution(@Memoise * *(.., kotlin.coroutines.Continuatio*));

    declare error: execution(@Memoise void *(..)):
        "@Memoise on a method that returns nothing: there is nothing to remember. Take the annotation away, or return"
            + " what the method works out";

    declare error: readOnce():
        "@Memoise on a method whose result can be read once only: the second caller would find it used up. Return a List"
            + " or another collection";

    declare error: resource():
        "@Memoise on a method whose result is to be closed: the second caller would find it closed. Return what is read"
            + " from it, such as a String, a byte array or a record";

    declare error: suspending():
        "@Memoise on a suspend function: it returns before its result is there. Put it on a function that is not"
            + " suspended and that this one calls";

    declare warning: execution(@Memoise synchronized !void *(..)):
        "@Memoise on a synchronized method: every hit takes the lock. Equal calls are computed once without it; lock"
            + " inside the method where something else needs it";
}
