package io.memoise.engine;

import io.memoise.codec.UnkeepableException;
import io.memoise.codec.ValueCodec;
import io.memoise.store.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A remembered result: one object for all callers where it may be shared, else the text that each caller's copy is
 * decoded from.
 */
public final class Memo {
    private final @Nullable Object value;
    private final @Nullable String json;
    private final ValueCodec codec;
    private final long writtenAt;
    private final boolean expires;

    private Memo(@Nullable Object value, @Nullable String json, ValueCodec codec, long writtenAt, boolean expires) {
        this.value = value;
        this.json = json;
        this.codec = codec;
        this.writtenAt = writtenAt;
        this.expires = expires;
    }

    static Memo shared(@Nullable Object value, ValueCodec codec, long writtenAt, Policy policy) {
        return new Memo(value, null, codec, writtenAt, policy.expires());
    }

    static Memo copied(String json, ValueCodec codec, long writtenAt, Policy policy) {
        return new Memo(null, json, codec, writtenAt, policy.expires());
    }

    /** Of what the store had: the entry, and the value that was decoded from it. */
    static Memo read(Entry entry, @Nullable Object value, ValueCodec codec, Policy policy) {
        return policy.shares() || codec.immutable(value)
                ? shared(value, codec, entry.writtenAt(), policy)
                : copied(entry.value(), codec, entry.writtenAt(), policy);
    }

    /** Whether every caller at any time may be given {@link #value()} as it is. */
    public boolean plain() {
        return json == null && !expires;
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
        return json == null ? value : codec.decode(json);
    }
}
