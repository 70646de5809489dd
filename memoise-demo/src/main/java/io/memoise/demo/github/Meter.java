package io.memoise.demo.github;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what one run asks of the network. Any thread may count and read. */
public final class Meter {
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger pages = new AtomicInteger();

    /** Requests sent, refused and repeated ones too. */
    public int requests() {
        return requests.get();
    }

    /** Pages that the network answered. */
    public int pages() {
        return pages.get();
    }

    void request() {
        requests.incrementAndGet();
    }

    void page() {
        pages.incrementAndGet();
    }
}
