package io.memoise.weave;

import io.memoise.engine.CallKey;
import io.memoise.engine.Memo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One kept memo under the parts of its key. Immutable but for the mark of use, so that it may be read without a lock. */
public abstract class Node {
    final int hash;
    final @Nullable Object receiver;
    final Memo memo;
    final boolean plain;
    private final @Nullable Object value;
    private boolean used;

    /** @param receiver that of the key, or one equal to it */
    Node(CallKey key, @Nullable Object receiver, Memo memo) {
        this.hash = key.hashCode();
        this.receiver = receiver;
        this.memo = memo;
        this.plain = memo.plain();
        this.value = memo.value();
    }

    /** What the method returned. */
    public final @Nullable Object value() {
        return value;
    }

    /** Marks the memo as used since the last trim. */
    final void touch() {
        if (!used) {
            used = true;
        }
    }

    /** Whether the memo was used since this was asked last. */
    final boolean untouch() {
        boolean was = used;
        used = false;
        return was;
    }

    final boolean isFor(CallKey key) {
        return hash == key.hashCode() && Objects.equals(receiver, key.receiver()) && hasArguments(key);
    }

    final boolean hasKeyOf(Node other) {
        return hash == other.hash && Objects.equals(receiver, other.receiver) && hasArgumentsOf(other);
    }

    abstract boolean hasArguments(CallKey key);

    abstract boolean hasArgumentsOf(Node other);

    /** Whether the part of a key that is kept equals that of a call; both are null, JDK values or canonical forms. */
    static boolean same(@Nullable Object kept, @Nullable Object asked) {
        return kept == asked || (kept != null && kept.equals(asked));
    }
}
