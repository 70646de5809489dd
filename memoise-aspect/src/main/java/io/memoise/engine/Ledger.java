package io.memoise.engine;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.TreeSet;

/**
 * What the memos of one method weigh, those that its objects hold included, as a part of a {@link Budget}. It is used under
 * the lock of the site, but for its weight, which may be read at any time.
 */
final class Ledger extends WeakReference<Site> {
    private final Budget budget;
    private final ReferenceQueue<Object> queue;

    /** The heaviest first. */
    private final TreeSet<Account> accounts = new TreeSet<>();

    private long opened;
    private volatile long weight;

    Ledger(Site site, Budget budget, ReferenceQueue<Object> queue) {
        super(site, queue);
        this.budget = budget;
        this.queue = queue;
    }

    Budget budget() {
        return budget;
    }

    long weight() {
        return weight;
    }

    void keep(Memory in, CallKey key, Memo memo, long memoWeight, long maximumSize) {
        Account account = in.account();
        if (account == null || account.ledger() != this) {
            account = new Account(in, this, opened++, queue);
            in.account(account);
        }
        in.keep(key, memo, memoWeight, maximumSize);
        weigh(account, in.weight());
    }

    void remove(Memory from, CallKey key) {
        from.remove(key);
        Account account = from.account();
        if (account != null && account.ledger() == this) {
            weigh(account, from.weight());
        }
    }

    /** Drops one memo of the heaviest memory; false where there is none. */
    boolean trim() {
        if (accounts.isEmpty()) {
            add(-weight);
            return false;
        }
        Account heaviest = accounts.first();
        Memory memory = heaviest.get();
        if (memory == null) {
            weigh(heaviest, 0);
        } else {
            memory.trim();
            weigh(heaviest, memory.weight());
        }
        return true;
    }

    /** Empties every memory of the method. */
    void empty() {
        for (Account account : accounts) {
            Memory memory = account.get();
            if (memory != null) {
                memory.empty();
            }
        }
        accounts.clear();
        add(-weight);
    }

    /** Empties every memory, and counts no more. */
    void close() {
        empty();
        budget.close(this);
    }

    /** The method was collected, so nobody holds its lock or ever will. */
    void collected() {
        if (budget.close(this)) {
            add(-weight);
        }
    }

    /** Counts the memory with this weight; not at all where that is 0. */
    void weigh(Account account, long now) {
        if (now > 0 && accounts.size() == 1 && accounts.first() == account) {
            // One alone stands where it stands, whatever it weighs.
            add(now - account.weight);
            account.weight = now;
            return;
        }
        long before = accounts.remove(account) ? account.weight : 0;
        account.weight = now;
        if (now > 0) {
            accounts.add(account);
        }
        add(now - before);
    }

    private void add(long more) {
        long now = weight + more;
        weight = now;
        budget.add(more);
    }
}
