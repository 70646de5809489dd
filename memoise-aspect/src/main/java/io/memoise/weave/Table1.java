package io.memoise.weave;

import io.memoise.engine.CallKey;
import io.memoise.engine.Memo;
import java.lang.invoke.MethodHandles;
import org.aspectj.lang.JoinPoint;
import org.jspecify.annotations.Nullable;

/** The memos of a method with one parameter. */
public final class Table1 extends Table {
    Table1(JoinPoint.StaticPart part, MethodHandles.Lookup lookup) {
        super(part, lookup);
    }

    /** The memo of the call where it may be answered at once, else {@code null}. Static methods have no self. */
    public @Nullable Node1 find(@Nullable Object self, @Nullable Object first) {
        Held held = self == null ? null : held(self);
        Object a = counted(0, first);
        if ((self != null && held == null) || !direct(a)) {
            return null;
        }
        Object receiver = held == null ? null : held.receiver;
        int hash = receiver == null ? 0 : receiver.hashCode();
        hash = CallKey.next(hash, a);
        hash = CallKey.spread(hash);
        @Nullable Node[] nodes = held == null ? visible : held.visible();
        int mask = nodes.length - 1;
        int slot = hash & mask;
        for (int probes = 0; probes <= mask; probes++) {
            Node1 node = (Node1) nodes[slot];
            if (node == null) {
                return null;
            }
            if (node.hash == hash && Node.same(node.receiver, receiver) && Node.same(node.first, a)) {
                node.touch();
                return node.plain ? node : null;
            }
            slot = (slot + 1) & mask;
        }
        return null;
    }

    /** Begins what {@link #find} could not answer. */
    public Computation begin(@Nullable Object self, @Nullable Object first) {
        return compute(self, new @Nullable Object[] {first});
    }

    @Override
    Node1 node(CallKey key, Memo memo) {
        return new Node1(key, receiver(key), memo);
    }

    @Override
    Node1 gone() {
        return Node1.GONE;
    }
}
