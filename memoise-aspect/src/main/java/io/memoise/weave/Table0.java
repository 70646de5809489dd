package io.memoise.weave;

import io.memoise.engine.CallKey;
import io.memoise.engine.Memo;
import java.lang.invoke.MethodHandles;
import org.aspectj.lang.JoinPoint;
import org.jspecify.annotations.Nullable;

/** The memos of a method with no parameters. */
public final class Table0 extends Table {
    private static final @Nullable Object[] NO_ARGUMENTS = {};

    Table0(JoinPoint.StaticPart part, MethodHandles.Lookup lookup) {
        super(part, lookup);
    }

    /** The memo of the call where it may be answered at once, else {@code null}. Static methods have no self. */
    public @Nullable Node0 find(@Nullable Object self) {
        Held held = self == null ? null : held(self);
        if (self != null && held == null) {
            return null;
        }
        Object receiver = held == null ? null : held.receiver;
        int hash = receiver == null ? 0 : receiver.hashCode();
        hash = CallKey.spread(hash);
        @Nullable Node[] nodes = held == null ? visible : held.visible();
        int mask = nodes.length - 1;
        int slot = hash & mask;
        for (int probes = 0; probes <= mask; probes++) {
            Node0 node = (Node0) nodes[slot];
            if (node == null) {
                return null;
            }
            if (node.hash == hash && Node.same(node.receiver, receiver)) {
                node.touch();
                return node.plain ? node : null;
            }
            slot = (slot + 1) & mask;
        }
        return null;
    }

    /** Begins what {@link #find} could not answer. */
    public Computation begin(@Nullable Object self) {
        return compute(self, NO_ARGUMENTS);
    }

    @Override
    Node0 node(CallKey key, Memo memo) {
        return new Node0(key, receiver(key), memo);
    }

    @Override
    Node0 gone() {
        return Node0.GONE;
    }
}
