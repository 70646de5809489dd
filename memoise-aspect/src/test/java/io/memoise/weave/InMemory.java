package io.memoise.weave;

import io.memoise.Memos;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Gives each test memos of its own, in memory alone, and a count of the bodies that ran. */
abstract class InMemory {
    static final AtomicInteger BODIES = new AtomicInteger();

    Memos memos;
    private Memos.Use use;

    @BeforeEach
    void useMemosOfThisTest() {
        memos = Memos.builder().memoryOnly().build();
        use = Memos.use(memos);
        BODIES.set(0);
    }

    @AfterEach
    void bringTheFormerOnesBack() {
        use.close();
        memos.close();
    }
}
