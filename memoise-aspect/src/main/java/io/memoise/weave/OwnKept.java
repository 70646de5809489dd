package io.memoise.weave;

import org.jspecify.annotations.Nullable;

/**
 * Kept memos of one object. What it adds to the key may still change while it is being made; once that is settled, and all
 * memos are of that form, nothing of the object has to be compared at a hit.
 */
final class OwnKept extends Kept {
    private @Nullable Object form;
    private boolean several;
    private boolean settled;

    OwnKept(Table method) {
        super(method);
    }

    /** Whether all memos, now and from now on, are of this form. */
    synchronized boolean settle(Object only) {
        settled |= !several && (form == null || form.equals(only));
        if (settled) {
            form = only;
        }
        return settled;
    }

    @Override
    synchronized boolean takes(@Nullable Object of) {
        if (form == null) {
            form = of;
        } else if (!form.equals(of)) {
            several = true;
            return !settled;
        }
        return true;
    }
}
