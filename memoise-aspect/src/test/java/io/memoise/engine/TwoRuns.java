package io.memoise.engine;

import io.memoise.Memos;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Gives each test memos over a store of its own, which the next run of the program finds again. */
abstract class TwoRuns {
    final MapStore store = new MapStore();
    Memos memos;
    private Memos.Use use;

    @BeforeEach
    void open() {
        memos = Memos.builder().store(store).build();
        use = Memos.use(memos);
    }

    @AfterEach
    void end() {
        use.close();
        memos.close();
    }

    final void nextRun() {
        end();
        open();
    }
}
