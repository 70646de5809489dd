package io.memoise.demo;

import java.io.PrintStream;

/** Leaves a clean line and a word of comfort where the user stops the run with Ctrl-C. */
final class Interruption implements AutoCloseable {
    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    /** Watches until it is closed; {@code kept} tells whether there are memos. */
    static Interruption watch(PrintStream err, Progress progress, boolean kept) {
        Thread hook = new Thread(
                () -> {
                    progress.stop();
                    err.println("hatrack: stopped; "
                            + (kept
                                    ? "what was read is kept, and the same command goes on from here"
                                    : "nothing is kept"));
                },
                "hatrack-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyStopping) {
            // The hook has spoken or is about to.
        }
    }
}
