package io.memoise.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for whose computation. A thread first publishes what it waits for and then walks from there, owner by owner;
 * of threads that wait for each other in a circle at least the last one to publish sees the whole circle, and runs the
 * body instead. A circle may also lead through locks of the program's; these are asked after the first slice of a wait.
 */
final class Waits {
    private static final Map<Thread, Flight> WAITING = new ConcurrentHashMap<>();
    private static final long SLICE = TimeUnit.SECONDS.toNanos(1);

    /** The longest wait for another thread's computation; then the waiter runs the body itself. */
    private static final long LONGEST =
            TimeUnit.SECONDS.toNanos(Long.getLong("memoise.wait", TimeUnit.MINUTES.toSeconds(1)));

    private Waits() {}

    /** How the flight ended; {@code null} where this thread is to run the body itself and keep nothing. */
    static @Nullable Outcome await(Flight flight) {
        Outcome known = flight.outcome();
        if (known != null) {
            return known;
        }
        Thread me = Thread.currentThread();
        // A body that waits may be nested in no other wait: a waiting thread runs nothing.
        WAITING.put(me, flight);
        try {
            long begun = System.nanoTime();
            boolean throughLocks = false;
            while (!endsAt(me, flight, throughLocks) && System.nanoTime() - begun < LONGEST) {
                if (flight.awaitLanding(SLICE)) {
                    return flight.outcome();
                }
                throughLocks = true;
            }
            return flight.outcome();
        } catch (InterruptedException interrupted) {
            me.interrupt();
            return null;
        } finally {
            WAITING.remove(me);
        }
    }

    /** Whether no thread waits now. */
    static boolean areNone() {
        return WAITING.isEmpty();
    }

    /** Whether the flight can't land before this thread goes on, or its owner is gone. */
    private static boolean endsAt(Thread me, Flight first, boolean throughLocks) {
        Flight flight = first;
        for (int steps = 0; steps <= WAITING.size(); steps++) {
            if (flight.outcome() != null) {
                return false;
            }
            Thread owner = flight.owner();
            Flight next = WAITING.get(owner);
            if (throughLocks && next == null) {
                Thread holder = Locks.holderOf(owner, me, WAITING.keySet());
                owner = holder == null ? owner : holder;
                next = WAITING.get(owner);
            }
            if (owner == me) {
                return true;
            }
            if (next == null) {
                return !flight.owner().isAlive() && flight.outcome() == null;
            }
            flight = next;
        }
        return false;
    }
}
