package io.memoise.weave;

import org.jspecify.annotations.Nullable;

/** The memos that one object holds of one method, in a list with those of its other methods. */
final class OwnMemos {
    private static final Object ADDING = new Object();

    private final Table method;
    private final Object epoch;
    private final Table memos;
    private final @Nullable OwnMemos next;

    private OwnMemos(Table method, Object epoch, Table memos, @Nullable OwnMemos next) {
        this.method = method;
        this.epoch = epoch;
        this.memos = memos;
        this.next = next;
    }

    /** The holder's table of the method for the epoch; a new one where there is none. */
    static Table of(Holder holder, Table method, Object epoch) {
        Table found = find((OwnMemos) holder.memoise$memos(), method, epoch);
        if (found != null) {
            return found;
        }
        synchronized (ADDING) {
            OwnMemos first = (OwnMemos) holder.memoise$memos();
            found = find(first, method, epoch);
            if (found == null) {
                found = method.another();
                holder.memoise$memos(new OwnMemos(method, epoch, found, without(first, method)));
            }
            return found;
        }
    }

    private static @Nullable Table find(@Nullable OwnMemos first, Table method, Object epoch) {
        for (OwnMemos own = first; own != null; own = own.next) {
            if (own.method == method && own.epoch == epoch) {
                return own.memos;
            }
        }
        return null;
    }

    private static @Nullable OwnMemos without(@Nullable OwnMemos own, Table method) {
        if (own == null) {
            return null;
        }
        OwnMemos rest = without(own.next, method);
        return own.method == method ? rest : new OwnMemos(own.method, own.epoch, own.memos, rest);
    }
}
