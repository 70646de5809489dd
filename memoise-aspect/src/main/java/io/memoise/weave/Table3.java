package io.memoise.weave;

import io.memoise.engine.CallKey;
import io.memoise.engine.Memo;
import java.lang.invoke.MethodHandles;
import org.aspectj.lang.JoinPoint;
import org.jspecify.annotations.Nullable;

/** The memos of a method with three parameters. */
public final class Table3 extends Table {
    Table3(JoinPoint.StaticPart part, MethodHandles.Lookup lookup) {
        super(part, lookup);
    }

    /** The memo of the call where it may be answered at once, else {@code null}. Static methods have no self. */
    public @Nullable Node3 find(
            @Nullable Object self, @Nullable Object first, @Nullable Object second, @Nullable Object third) {
        Held held = self == null ? null : held(self);
        Object a = counted(0, first);
        Object b = counted(1, second);
        Object c = counted(2, third);
        if ((self != null && held == null) || !direct(a) || !direct(b) || !direct(c)) {
            return null;
        }
        Object receiver = held == null ? null : held.receiver;
        int hash = receiver == null ? 0 : receiver.hashCode();
        hash = CallKey.next(hash, a);
        hash = CallKey.next(hash, b);
        hash = CallKey.next(hash, c);
        hash = CallKey.spread(hash);
        @Nullable Node[] nodes = held == null ? visible : held.visible();
        int mask = nodes.length - 1;
        int slot = hash & mask;
        for (int probes = 0; probes <= mask; probes++) {
            Node3 node = (Node3) nodes[slot];
            if (node == null) {
                return null;
            }
            if (node.hash == hash
                    && Node.same(node.receiver, receiver)
                    && Node.same(node.first, a)
                    && Node.same(node.second, b)
                    && Node.same(node.third, c)) {
                node.touch();
                return node.plain ? node : null;
            }
            slot = (slot + 1) & mask;
        }
        return null;
    }

    /** Begins what {@link #find} could not answer. */
    public Computation begin(
            @Nullable Object self, @Nullable Object first, @Nullable Object second, @Nullable Object third) {
        return compute(self, new @Nullable Object[] {first, second, third});
    }

    @Override
    Node3 node(CallKey key, Memo memo) {
        return new Node3(key, receiver(key), memo);
    }

    @Override
    Node3 gone() {
        return Node3.GONE;
    }
}
