package io.memoise.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The time of one method between two removals, under one {@link EngineMemos}. A computation belongs to the epoch that it
 * began in, and leaves a memo only while that lasts.
 */
final class Epoch {
    private final EngineMemos memos;
    private final Ledger ledger;
    private final @Nullable Lifetime lifetime;
    private final Map<CallKey, Flight> flights = new ConcurrentHashMap<>();
    private final AtomicBoolean missed = new AtomicBoolean();

    private Epoch(EngineMemos memos, Ledger ledger, @Nullable Lifetime lifetime) {
        this.memos = memos;
        this.ledger = ledger;
        this.lifetime = lifetime;
    }

    /** The first of a method under the memos. */
    Epoch(EngineMemos memos, Ledger ledger, Policy policy) {
        this(memos, ledger, policy.expires() ? new Lifetime(policy, memos.coarseTime()) : null);
    }

    /** The one after this. */
    Epoch next() {
        return new Epoch(memos, ledger, lifetime);
    }

    EngineMemos memos() {
        return memos;
    }

    Ledger ledger() {
        return ledger;
    }

    /** How long its memos may be used; {@code null} for ever. */
    @Nullable
    Lifetime lifetime() {
        return lifetime;
    }

    Map<CallKey, Flight> flights() {
        return flights;
    }

    /** Whether this is the first time that the store had no memo of a call; true once. */
    boolean isFirstMiss() {
        return !missed.get() && missed.compareAndSet(false, true);
    }
}
