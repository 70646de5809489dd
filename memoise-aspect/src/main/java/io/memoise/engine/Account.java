package io.memoise.engine;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * What one memory weighs, as a part of its method's {@link Ledger}. The memory holds it, and not the other way round: that
 * of an object goes with the object.
 */
public final class Account extends WeakReference<Memory> implements Comparable<Account> {
    private final Ledger ledger;
    private final long number;

    /** As it was counted last; it is only changed while the ledger does not order by it. */
    long weight;

    Account(Memory memory, Ledger ledger, long number, ReferenceQueue<Object> queue) {
        super(memory, queue);
        this.ledger = ledger;
        this.number = number;
    }

    Ledger ledger() {
        return ledger;
    }

    /** The memory was collected. */
    void collected() {
        Site site = ledger.get();
        if (site != null) {
            site.collected(this);
        }
    }

    /** The heaviest first, and of two that weigh the same the older. */
    @Override
    public int compareTo(Account other) {
        return weight == other.weight ? Long.compare(number, other.number) : Long.compare(other.weight, weight);
    }
}
