package io.memoise.key;

import org.jspecify.annotations.Nullable;

/**
 * What an object was seen to add to the key of a call, with what its fields held. It holds for as long as they hold the
 * same, since what they held can't change, or has no value that could. Where no field can be set again nothing is compared.
 */
public final class SeenReceiver {
    private final ReceiverKey key;
    private final @Nullable Comparison comparison;
    private final @Nullable Object[] references;
    private final long[] numbers;

    SeenReceiver(ReceiverKey key, @Nullable Comparison comparison, @Nullable Object[] references, long[] numbers) {
        this.key = key;
        this.comparison = comparison;
        this.references = references;
        this.numbers = numbers;
    }

    /** What the object added, with this very object each time. */
    public ReceiverKey key() {
        return key;
    }

    /** Whether the object adds the same for as long as it lives. */
    public boolean fixed() {
        return comparison == null;
    }

    /** Whether the object, which is the one that was seen, adds the same now. Makes nothing. */
    public boolean holdsFor(Object self) {
        return comparison == null || comparison.same(self, references, numbers);
    }
}
