package io.memoise.engine;

import io.memoise.key.ReceiverKey;
import io.memoise.key.SeenReceiver;

/** What an object adds to the keys of one method's calls, which holds until one of its fields changes. */
public final class Seen {
    private final SeenReceiver receiver;
    private final Object form;
    private final boolean alone;

    Seen(SeenReceiver receiver) {
        this.receiver = receiver;
        if (receiver.key() instanceof ReceiverKey.ByValue value) {
            this.form = value.form();
            this.alone = false;
        } else {
            this.form = ((ReceiverKey.ByIdentity) receiver.key()).form();
            this.alone = true;
        }
    }

    /** Whether it still holds for the object. Makes nothing. */
    public boolean holdsFor(Object self) {
        return receiver.holdsFor(self);
    }

    /** Whether it holds for as long as the object lives. */
    public boolean fixed() {
        return receiver.fixed();
    }

    /** The object's part of the key, as {@link CallKey#receiver()} has it. */
    public Object form() {
        return form;
    }

    /** Whether memos belong to this one object. */
    public boolean alone() {
        return alone;
    }

    ReceiverKey key() {
        return receiver.key();
    }
}
