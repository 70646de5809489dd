package io.memoise.weave;

import io.memoise.engine.CallKey;
import io.memoise.engine.Memo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One kept memo under the parts of its key. What readers see of it is immutable, but for the mark of use. */
public abstract class Node {
    private static final Object NO_RECEIVER = new Object();

    /** Makes of the hash of a call one that no call with the same parts has. */
    private static final int HIDDEN = 0x5bd1e995;

    /** Marks the hash of a memo that may be given to a caller as it is while it is {@link #fresh}. */
    static final int TIMED = 0x2545f491;

    /** Marks the hash of a memo of which each caller is given a copy, at any time. */
    static final int COPIED = 0x4f1bbcdc;

    /** That of the key. */
    final int hash;

    /**
     * The hash, where woven code may give {@link #value()} to its caller as it is; marked where it has to see to the time or to
     * a copy; else one that no such call has.
     */
    final int shown;

    final @Nullable Object receiver;
    final @Nullable Memo memo;
    private final @Nullable Object value;

    /** A number or truth value without its box; else 0. */
    private final long bits;

    private boolean used;

    /** What it counts for where memory is bounded. This and what follows is used under the lock of the site alone. */
    int weight;

    /** Whether the hand passes it once although it was not used. */
    boolean spared;

    /** Its neighbours by age. */
    @Nullable
    Node older;

    @Nullable
    Node newer;

    /** One that is gone: its receiver equals none, and without one, calls of nothing but null and 0 have the hash 0. */
    Node() {
        this.hash = 0;
        this.shown = HIDDEN;
        this.receiver = NO_RECEIVER;
        this.memo = null;
        this.value = null;
        this.bits = 0;
    }

    /** @param receiver that of the key, or one equal to it */
    Node(CallKey key, @Nullable Object receiver, Memo memo) {
        this.hash = key.hashCode();
        this.shown = hash ^ mark(memo);
        this.receiver = receiver;
        this.memo = memo;
        this.value = memo.value();
        this.bits = bits(value);
    }

    /** What the method returned. */
    public final @Nullable Object value() {
        return value;
    }

    /** What a method that returns an int returned. */
    public final int intValue() {
        return (int) bits;
    }

    /** What a method that returns a long returned. */
    public final long longValue() {
        return bits;
    }

    /** What a method that returns a double returned. */
    public final double doubleValue() {
        return Double.longBitsToDouble(bits);
    }

    /** What a method that returns a boolean returned. */
    public final boolean booleanValue() {
        return bits != 0;
    }

    private static int mark(Memo memo) {
        if (memo.plain()) {
            return 0;
        }
        return memo.timed() ? TIMED : memo.copied() ? COPIED : HIDDEN;
    }

    private static long bits(@Nullable Object value) {
        if (value instanceof Double number) {
            return Double.doubleToRawLongBits(number);
        } else if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        return value instanceof Integer || value instanceof Long ? ((Number) value).longValue() : 0;
    }

    /** Whether the memo may be answered at once, although it expires. */
    final boolean fresh() {
        Memo of = memo;
        return of != null && of.fresh();
    }

    /** Marks the memo as used since the hand passed it last. */
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

    abstract boolean hasArguments(CallKey key);

    /** The int in a key; 0 where the parameter is left out. */
    static int intAt(CallKey key, int parameter) {
        return key.comparable(parameter) instanceof Integer number ? number : 0;
    }

    /** The long in a key; 0 where the parameter is left out. */
    static long longAt(CallKey key, int parameter) {
        return key.comparable(parameter) instanceof Long number ? number : 0;
    }

    /** Whether the part of a key that is kept equals that of a call; both are null, JDK values or canonical forms. */
    static boolean same(@Nullable Object kept, @Nullable Object asked) {
        return kept == asked || (kept != null && kept.equals(asked));
    }
}
