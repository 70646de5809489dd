package io.memoise.engine;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much all memories together may weigh. Each method has a {@link Ledger}; where the sum is too great, the heaviest
 * method gives. Ledgers hold neither methods nor memos, so both may be collected; what they weighed is given back then.
 *
 * <p>A site's lock may be held when this is called to {@link #add}, and is never taken by a thread that holds another's.
 */
final class Budget {
    /** Of a memo whose value no store can keep, so that nobody knows how large it is. */
    static final long UNKNOWN = 1_024;

    private final long maximum;
    private final AtomicLong sum = new AtomicLong();
    private final Set<Ledger> ledgers = ConcurrentHashMap.newKeySet();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

    Budget(long maximum) {
        this.maximum = maximum;
    }

    /** About the bytes that a value takes which is this long when it is encoded. */
    static long weight(String json) {
        return 2L * json.length() + 64;
    }

    /** Whether a memo of this weight finds room when all others go. */
    boolean holds(long weight) {
        return weight <= maximum;
    }

    /** Whether a memo of this weight finds no room now. */
    boolean isTight(long weight) {
        return sum.get() + weight > maximum;
    }

    /** What all memos weigh. */
    long sum() {
        return sum.get();
    }

    void add(long weight) {
        sum.addAndGet(weight);
    }

    /** A ledger for the method, until it is closed or the method is collected. */
    Ledger open(Site site) {
        Ledger ledger = new Ledger(site, this, collected);
        ledgers.add(ledger);
        return ledger;
    }

    /** True once for each ledger. */
    boolean close(Ledger ledger) {
        return ledgers.remove(ledger);
    }

    /** Has the heaviest methods give until a memo of this weight finds room. The caller holds no lock. */
    void makeRoom(long weight) {
        Reference<?> gone = collected.poll();
        while (gone != null) {
            if (gone instanceof Ledger ledger) {
                ledger.collected();
            } else if (gone instanceof Account account) {
                account.collected();
            }
            gone = collected.poll();
        }
        while (isTight(weight)) {
            Ledger heaviest = null;
            long most = 0;
            long second = 0;
            for (Ledger ledger : ledgers) {
                long weighs = ledger.weight();
                if (weighs > most) {
                    second = most;
                    most = weighs;
                    heaviest = ledger;
                } else if (weighs > second) {
                    second = weighs;
                }
            }
            if (heaviest == null) {
                return;
            }
            Site site = heaviest.get();
            if (site == null) {
                heaviest.collected();
            } else {
                site.trim(heaviest, second, weight);
            }
        }
    }
}
