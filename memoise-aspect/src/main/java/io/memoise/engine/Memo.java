package io.memoise.engine;

import io.memoise.codec.Copies;
import io.memoise.codec.UnkeepableException;
import io.memoise.codec.ValueCodec;
import org.jspecify.annotations.Nullable;

/**
 * A remembered result: one object for all callers where it may be shared, else what each caller's own is made from. Of a
 * future it is what the future completed with.
 */
public final class Memo {
    private final @Nullable Object value;
    private final ValueCodec codec;
    private final long writtenAt;
    private final @Nullable Lifetime lifetime;

    /** Of a result that is not shared: its text, and from the first hit on {@link Copies} where they can be made. */
    private volatile @Nullable Object source;

    private volatile boolean decodedOnly;

    private Memo(
            @Nullable Object value,
            @Nullable String json,
            ValueCodec codec,
            long writtenAt,
            @Nullable Lifetime lifetime) {
        this.value = value;
        this.source = json;
        this.codec = codec;
        this.writtenAt = writtenAt;
        this.lifetime = lifetime;
    }

    static Memo shared(@Nullable Object value, ValueCodec codec, long writtenAt, @Nullable Lifetime lifetime) {
        return new Memo(value, null, codec, writtenAt, lifetime);
    }

    static Memo copied(String json, ValueCodec codec, long writtenAt, @Nullable Lifetime lifetime) {
        return new Memo(null, json, codec, writtenAt, lifetime);
    }

    /** Whether every caller at any time may be given {@link #value()} as it is. */
    public boolean plain() {
        return lifetime == null && isOneForAll();
    }

    /** Whether every caller at any time is given a copy. */
    public boolean copied() {
        return lifetime == null && source != null && !codec.ofFutures();
    }

    /** The turn of the next caller, who is given the shared result or a copy; {@code null} where none can be made. */
    public @Nullable Turn turn() {
        try {
            return Turn.answered(answer());
        } catch (UnkeepableException damaged) {
            return null;
        }
    }

    /**
     * Whether every caller may be given {@link #value()} as it is now, although the memo expires; false also where woven code
     * can't tell.
     */
    public boolean fresh() {
        return lifetime != null && isOneForAll() && lifetime.surelyLasts(writtenAt);
    }

    /** Asks for the time by which {@link #fresh} tells, where woven code would look at it. */
    void askTime() {
        if (lifetime != null && isOneForAll()) {
            lifetime.askTime();
        }
    }

    private boolean isOneForAll() {
        return source == null && !codec.ofFutures();
    }

    /** The shared result; {@code null} where the result is {@code null} or is not shared. */
    public @Nullable Object value() {
        return value;
    }

    long writtenAt() {
        return writtenAt;
    }

    /** What the next caller is given. */
    @Nullable
    Object answer() throws UnkeepableException {
        return answer(content());
    }

    /** What the next caller's result is made of; of a future, what it completes with as an optional. */
    @Nullable
    Object content() throws UnkeepableException {
        Object from = source;
        if (from == null) {
            return value;
        }
        if (from instanceof Copies copies) {
            return copies.next();
        }
        Object decoded = codec.decode((String) from);
        Copies copies = decodedOnly ? null : codec.copies(decoded);
        if (copies == null) {
            decodedOnly = true;
            return decoded;
        }
        source = copies;
        return copies.next();
    }

    /** What a caller is given whose own content this is. */
    @Nullable
    Object answer(@Nullable Object content) {
        return codec.ofFutures() ? SharedFuture.completed(content) : content;
    }
}
