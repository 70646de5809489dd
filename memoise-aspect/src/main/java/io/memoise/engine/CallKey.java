package io.memoise.engine;

import io.memoise.key.CanonicalForm;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What makes two calls of one method the same within this process: the receiver's canonical form and the comparable of
 * each argument, which is a value of a JDK class or a canonical form, so that no {@code equals} of the user decides.
 */
public final class CallKey {
    private final @Nullable Object owner;
    private final @Nullable CanonicalForm receiver;
    private final String ownerReason;
    private final @Nullable Object[] comparables;
    private final int hash;

    private CallKey(
            @Nullable Object owner,
            String ownerReason,
            @Nullable CanonicalForm receiver,
            @Nullable Object[] comparables) {
        this.owner = owner;
        this.ownerReason = ownerReason;
        this.receiver = receiver;
        this.comparables = comparables;
        this.hash = hash(owner == null ? receiver : null, comparables);
    }

    /** Of a static method, where the receiver is {@code null}, or of any object whose form is the receiver. */
    static CallKey of(@Nullable CanonicalForm receiver, @Nullable Object[] comparables) {
        return new CallKey(null, "", receiver, comparables);
    }

    /** Of one object alone, for the reason given; the reason is empty where the author said so. */
    static CallKey ofOne(Object owner, String reason, CanonicalForm receiver, @Nullable Object[] comparables) {
        return new CallKey(owner, reason, receiver, comparables);
    }

    /**
     * The hash of a call: that which tables use, from the same parts in the same order. An object's own memos need no receiver
     * in it.
     */
    private static int hash(@Nullable Object receiver, @Nullable Object[] comparables) {
        int hash = receiver == null ? 0 : receiver.hashCode();
        for (Object comparable : comparables) {
            hash = next(hash, comparable);
        }
        return spread(hash);
    }

    /** One more part of a hash. */
    public static int next(int hash, @Nullable Object comparable) {
        return 31 * hash + (comparable == null ? 0 : comparable.hashCode());
    }

    /** Spreads the bits of a finished hash over all positions. */
    public static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }

    /** The object that the memo belongs to alone; {@code null} where it belongs to all with an equal key. */
    @Nullable
    Object owner() {
        return owner;
    }

    /** Why the memo belongs to one object; empty where the author said so. */
    String ownerReason() {
        return ownerReason;
    }

    /** The canonical form of the object's class and counted fields; {@code null} for a static method. */
    public @Nullable Object receiver() {
        return receiver;
    }

    @Nullable
    CanonicalForm receiverForm() {
        return receiver;
    }

    /** About the bytes that the arguments take, as far as they may take many. */
    long weight() {
        long weight = 0;
        for (Object comparable : comparables) {
            if (comparable instanceof String text) {
                weight += 2L * text.length();
            } else if (comparable instanceof CanonicalForm form) {
                weight += form.text().length();
            } else if (comparable instanceof BigInteger number) {
                weight += number.bitLength() / Byte.SIZE;
            } else if (comparable instanceof BigDecimal number) {
                weight += number.unscaledValue().bitLength() / Byte.SIZE;
            }
        }
        return weight;
    }

    /** The number of parameters. */
    public int size() {
        return comparables.length;
    }

    /** The comparable of a parameter, counted from 0; {@code null} for {@code null} and for a parameter left out. */
    public @Nullable Object comparable(int parameter) {
        return comparables[parameter];
    }

    /** The comparables of all parameters; not to be changed. */
    public @Nullable Object[] comparables() {
        return comparables;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallKey key
                && hash == key.hash
                && owner == key.owner
                && (receiver == null ? key.receiver == null : receiver.equals(key.receiver))
                && Arrays.equals(comparables, key.comparables);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
