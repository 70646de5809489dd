package io.memoise.demo;

import java.io.PrintStream;

/** Says how far the run is: one line that renews itself on a terminal, else one line a list. */
final class Progress {
    private final PrintStream err;
    private final boolean terminal;
    private int width;
    private boolean stopped;

    Progress(PrintStream err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** A page was read. */
    synchronized void page(String list, int page, int people, int requests, int spared) {
        if (stopped || !terminal) {
            return;
        }
        String line = list + ", page " + page + " · " + people + " people · " + requests + " requests made, " + spared
                + " spared";
        err.print('\r' + line + " ".repeat(Math.max(0, width - line.length())));
        err.flush();
        width = line.length();
    }

    /** A list was read to its end. */
    synchronized void list(String list, int pages) {
        if (!stopped && !terminal) {
            err.println(list + ": " + pages + (pages == 1 ? " page" : " pages"));
        }
    }

    /** Leaves an empty line for whatever comes next. */
    synchronized void clear() {
        if (width > 0) {
            err.print('\r' + " ".repeat(width) + '\r');
            err.flush();
            width = 0;
        }
    }

    /** Leaves an empty line and says nothing more. */
    synchronized void stop() {
        clear();
        stopped = true;
    }
}
