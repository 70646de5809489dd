package io.memoise.engine;

/** How a computation in flight ended, for those who waited for it. */
sealed interface Outcome {
    /** The only one of its kind. */
    Abandoned ABANDONED = new Abandoned();

    /** It left a memo. */
    record Kept(Memo memo) implements Outcome {}

    /** Its body returned a future, which those who waited share. */
    record Returned(SharedFuture future) implements Outcome {}

    /** Its body threw what every caller's body would have thrown. */
    record Threw(Throwable failure) implements Outcome {}

    /** It left nothing that may be shared: each waiter runs the body. */
    record Unshared() implements Outcome {}

    /** It ended by something of its own, such as an interrupt: the waiters begin again. */
    record Abandoned() implements Outcome {}
}
