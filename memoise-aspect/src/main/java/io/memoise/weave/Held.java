package io.memoise.weave;

import io.memoise.engine.Seen;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one object for one method: what it adds to the key, and the memos that are its own. The object holds
 * it in a list with that for its other methods. A clone is given the list too, but is not its owner.
 */
public final class Held {
    private static final Object ADDING = new Object();
    private static final Object NEVER = new Object();

    private final Object owner;
    private final Table method;
    private final @Nullable Seen seen;
    private final boolean fixed;
    private final boolean alone;
    /** When the memos were kept; {@code null} where there are none. */
    private final @Nullable Object epoch;

    private final @Nullable OwnKept memos;
    private final @Nullable Held next;

    /**
     * Where nothing that the object adds to the key can change: the epoch of the method in which its own memos were kept, and
     * the method where memos are not its own.
     */
    private final Object settled;

    /** The object's part of the key, where it is known. */
    final @Nullable Object receiver;

    /** What a hash of a call begins with. */
    final int hash;

    private Held(
            Object owner,
            Table method,
            @Nullable Seen seen,
            @Nullable Object receiver,
            @Nullable Object epoch,
            @Nullable OwnKept memos,
            @Nullable Held next) {
        this.owner = owner;
        this.method = method;
        this.seen = seen;
        this.fixed = seen != null && seen.fixed();
        this.alone = seen != null && seen.alone();
        this.receiver = receiver;
        this.hash = receiver == null || alone ? 0 : receiver.hashCode();
        this.epoch = epoch;
        this.memos = memos;
        this.next = next;
        this.settled = settle();
    }

    private Object settle() {
        if (!fixed || receiver == null) {
            return NEVER;
        } else if (!alone) {
            return method;
        }
        return epoch != null && memos != null && memos.settle(receiver) ? epoch : NEVER;
    }

    /** Of a class whose objects all add the same, or of an object that holds nothing itself. */
    static Held constant(Object owner, Table method, Object receiver, @Nullable Held next) {
        return new Held(owner, method, null, receiver, null, null, next);
    }

    boolean isOf(Object one) {
        return owner == one;
    }

    /** How many there are from this one on. */
    int length() {
        return next == null ? 1 : 1 + next.length();
    }

    /** That of the owner, in a list of constant ones. */
    static @Nullable Held in(@Nullable Held first, Object owner) {
        for (Held held = first; held != null; held = held.next) {
            if (held.owner == owner) {
                return held;
            }
        }
        return null;
    }

    /** That of the object for the method, whose memos of the epoch are shown, where it holds for as long as that lasts. */
    static @Nullable Held settled(Holder self, Table method, @Nullable Object epoch) {
        for (Held held = self.memoise$memos(); held != null; held = held.next) {
            Object settled = held.settled;
            if ((settled == epoch || settled == method) && held.owner == self) {
                return held;
            }
        }
        return null;
    }

    /** Whether its own memos of the epoch, all of its one form, are what is settled. */
    boolean isOwn(@Nullable Object epoch) {
        return settled == epoch;
    }

    /** That of the object for the method, where all is known and still holds. */
    static @Nullable Held by(Holder self, Table method) {
        Held held = find(self.memoise$memos(), self, method);
        return held != null && (held.fixed || (held.seen != null && held.seen.holdsFor(self))) ? held : null;
    }

    /** What is known of the object and still holds. */
    static @Nullable Seen seen(Holder self, Table method) {
        Held held = by(self, method);
        return held == null ? null : held.seen;
    }

    /** Has the object hold what it was seen to add. */
    static void see(Holder self, Table method, Seen seen) {
        Object receiver = method.interned(seen.form());
        synchronized (ADDING) {
            Held first = self.memoise$memos();
            Held held = find(first, self, method);
            self.memoise$memos(new Held(
                    self,
                    method,
                    seen,
                    receiver,
                    held == null ? null : held.epoch,
                    held == null ? null : held.memos,
                    without(first, self, method)));
        }
    }

    /** The object's own memos of the method for the epoch; a new table where there is none. */
    static Kept memos(Holder self, Table method, Object epoch) {
        Held held = find(self.memoise$memos(), self, method);
        if (held != null && held.memos != null && held.epoch == epoch) {
            return held.memos;
        }
        synchronized (ADDING) {
            Held first = self.memoise$memos();
            held = find(first, self, method);
            if (held != null && held.memos != null && held.epoch == epoch) {
                return held.memos;
            }
            OwnKept own = new OwnKept(method);
            self.memoise$memos(new Held(
                    self,
                    method,
                    held == null ? null : held.seen,
                    held == null ? null : held.receiver,
                    epoch,
                    own,
                    without(first, self, method)));
            return own;
        }
    }

    /** The object's own nodes. */
    @Nullable
    Node[] own() {
        return memos == null ? Kept.NONE : memos.nodes;
    }

    /** The nodes that a plain hit on the object may be answered from. */
    @Nullable
    Node[] visible() {
        OwnKept own = memos;
        if (own != null) {
            return method.visibleOf(own, epoch);
        }
        return alone ? Kept.NONE : method.visible;
    }

    private static @Nullable Held find(@Nullable Held first, Holder self, Table method) {
        for (Held held = first; held != null; held = held.next) {
            if (held.method == method && held.owner == self) {
                return held;
            }
        }
        return null;
    }

    /** The list without that of the method, and without what belongs to the object that this one was cloned from. */
    private static @Nullable Held without(@Nullable Held held, Holder self, Table method) {
        if (held == null) {
            return null;
        }
        Held rest = without(held.next, self, method);
        return held.method == method || held.owner != self
                ? rest
                : new Held(held.owner, held.method, held.seen, held.receiver, held.epoch, held.memos, rest);
    }
}
