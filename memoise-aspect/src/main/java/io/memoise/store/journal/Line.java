package io.memoise.store.journal;

import io.memoise.store.Entry;
import io.memoise.store.Key;
import io.memoise.store.journal.JournalFormat.Header;
import org.jspecify.annotations.Nullable;

/**
 * A line that is intact, where its reader has it: until that reads another one.
 *
 * @param header at its start
 * @param bytes that it is among
 * @param at where it begins there
 */
record Line(Header header, byte[] bytes, int at) {

    /** What it puts; {@code null} where it does not put this key or lacks a member. */
    @Nullable
    Entry entry(Key key) {
        return header.key().equals(key) ? entry() : null;
    }

    /** What it puts; {@code null} where it puts nothing or lacks a member. */
    @Nullable
    Entry entry() {
        return header.operation() == JournalFormat.PUT ? RestMembers.entry(bytes, at, header) : null;
    }
}
