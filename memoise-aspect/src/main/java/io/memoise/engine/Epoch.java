package io.memoise.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The time of one method between two removals, under one {@link EngineMemos}. A computation belongs to the epoch that it
 * began in, and leaves a memo only while that lasts.
 */
final class Epoch {
    private final EngineMemos memos;
    private final Map<CallKey, Flight> flights = new ConcurrentHashMap<>();

    Epoch(EngineMemos memos) {
        this.memos = memos;
    }

    EngineMemos memos() {
        return memos;
    }

    Map<CallKey, Flight> flights() {
        return flights;
    }
}
