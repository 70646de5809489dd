package io.memoise.store.journal;

import java.io.IOException;

/** Closes a journal as a store does: behind what the keeper is doing. */
final class Closing {
    private static final long LONG_MILLIS = 20_000;

    private Closing() {}

    static void close(Journal journal, Keeper keeper) throws IOException {
        keeper.call(
                () -> {
                    journal.close();
                    journal.finish();
                    return true;
                },
                LONG_MILLIS);
    }
}
