package io.memoise.weave;

import io.memoise.engine.CallKey;
import io.memoise.engine.Memo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One kept memo under the parts of its key. What readers see of it is immutable, but for the mark of use and the way to the next node.
 */
public abstract class Node {
    private static final byte UNUSED = 0;
    private static final byte USED = 1;

    /** Used, and given to every caller at any time as it is: the only one below 0, which is quickly told. */
    private static final byte READY = -1;

    /** That of the key. */
    final int hash;

    final @Nullable Object receiver;
    final Memo memo;
    private final @Nullable Object value;

    /** A number or truth value without its box; else 0. */
    private final long bits;

    /** How it was used since the hand passed it last. */
    private byte use;

    /** The next in its place of the array. */
    @Nullable
    Node next;

    /** What it counts for where memory is bounded. This and what follows is used under the lock of the site alone. */
    int weight;

    /** Whether the hand passes it once although it was not used. */
    boolean spared;

    /** Its neighbours by age. */
    @Nullable
    Node older;

    @Nullable
    Node newer;

    /** @param receiver that of the key, or one equal to it */
    Node(CallKey key, @Nullable Object receiver, Memo memo) {
        this.hash = key.hashCode();
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

    private static long bits(@Nullable Object value) {
        if (value instanceof Double number) {
            return Double.doubleToRawLongBits(number);
        } else if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        return value instanceof Integer || value instanceof Long ? ((Number) value).longValue() : 0;
    }

    /** Whether every caller at any time may be given {@link #value()} as it is. */
    final boolean plain() {
        return memo.plain();
    }

    /** Whether a caller may be given {@link #value()} as it is now; the memo is used then. */
    final boolean ready() {
        return use < UNUSED || becomesReady();
    }

    private boolean becomesReady() {
        if (!(memo.plain() || memo.fresh())) {
            return false;
        }
        touch();
        return true;
    }

    /** Whether every caller at any time is given a copy; the memo is used then. */
    final boolean copied() {
        if (!memo.copied()) {
            return false;
        }
        touch();
        return true;
    }

    /** Marks the memo as used since the hand passed it last. */
    final void touch() {
        if (use == UNUSED) {
            use = plain() ? READY : USED;
        }
    }

    /** Whether the memo was used since this was asked last. */
    final boolean untouch() {
        boolean was = use != UNUSED;
        use = UNUSED;
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
