package io.memoise.engine;

import io.memoise.codec.Copies;
import io.memoise.codec.UnkeepableException;
import io.memoise.codec.ValueCodec;
import org.jspecify.annotations.Nullable;

/**
 * A remembered result: one object for all callers where it may be shared, else what each caller's copy is made of, which
 * is an object that no caller ever sees, or a text to decode. Of a future it is what the future completed with.
 */
public final class Memo {
    private final @Nullable Object value;
    private final @Nullable Copies copies;
    private final @Nullable String json;
    private final ValueCodec codec;
    private final long writtenAt;
    private final boolean expires;

    private Memo(
            @Nullable Object value,
            @Nullable Copies copies,
            @Nullable String json,
            ValueCodec codec,
            long writtenAt,
            boolean expires) {
        this.value = value;
        this.copies = copies;
        this.json = json;
        this.codec = codec;
        this.writtenAt = writtenAt;
        this.expires = expires;
    }

    static Memo shared(@Nullable Object value, ValueCodec codec, long writtenAt, Policy policy) {
        return new Memo(value, null, null, codec, writtenAt, policy.expires());
    }

    /** @param own a copy for the memo alone, unless {@link #first} gives it away */
    static Memo copied(@Nullable Object own, String json, ValueCodec codec, long writtenAt, Policy policy) {
        Copies copies = codec.copies(own);
        return new Memo(null, copies, copies == null ? json : null, codec, writtenAt, policy.expires());
    }

    /** Whether every caller at any time may be given {@link #value()} as it is. */
    public boolean plain() {
        return copies == null && json == null && !expires && !codec.ofFutures();
    }

    /** The shared result; {@code null} where the result is {@code null} or is not shared. */
    public @Nullable Object value() {
        return value;
    }

    long writtenAt() {
        return writtenAt;
    }

    /** What the caller is given whose call made the memo of this copy. */
    @Nullable
    Object first(@Nullable Object own) throws UnkeepableException {
        return json == null ? answer() : answer(own);
    }

    /** What the next caller is given. */
    @Nullable
    Object answer() throws UnkeepableException {
        return answer(content());
    }

    /** What the next caller's result is made of; of a future, what it completes with as an optional. */
    @Nullable
    Object content() throws UnkeepableException {
        if (copies != null) {
            return copies.next();
        }
        return json == null ? value : codec.decode(json);
    }

    private @Nullable Object answer(@Nullable Object content) {
        return codec.ofFutures() ? SharedFuture.completed(content) : content;
    }
}
