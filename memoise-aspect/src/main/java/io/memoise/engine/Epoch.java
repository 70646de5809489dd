package io.memoise.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The time of one method between two removals, under one {@link EngineMemos}. A computation belongs to the epoch that it
 * began in, and leaves a memo only while that lasts.
 */
final class Epoch {
    private final EngineMemos memos;
    private final Map<CallKey, Flight> flights = new ConcurrentHashMap<>();
    private final AtomicBoolean missed = new AtomicBoolean();

    Epoch(EngineMemos memos) {
        this.memos = memos;
    }

    EngineMemos memos() {
        return memos;
    }

    Map<CallKey, Flight> flights() {
        return flights;
    }

    /** Whether this is the first time that the store had no memo of a call; true once. */
    boolean isFirstMiss() {
        return !missed.get() && missed.compareAndSet(false, true);
    }
}
