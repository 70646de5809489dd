package io.memoise.weave;

import io.memoise.engine.CallKey;
import io.memoise.engine.Memo;
import java.lang.invoke.MethodHandles;
import org.aspectj.lang.JoinPoint;
import org.jspecify.annotations.Nullable;

/** The memos of a method with more than three parameters. */
public final class TableN extends Table {
    TableN(JoinPoint.StaticPart part, MethodHandles.Lookup lookup) {
        super(part, lookup);
    }

    private TableN(TableN model) {
        super(model);
    }

    /** The memo of the call where it may be answered at once, else {@code null}. Static methods have no self. */
    public @Nullable NodeN find(@Nullable Object self, @Nullable Object[] arguments) {
        Held held = self == null ? null : held(self);
        if (self != null && held == null) {
            return null;
        }
        Object receiver = held == null ? null : held.receiver;
        int hash = receiver == null ? 0 : receiver.hashCode();
        for (int i = 0; i < arguments.length; i++) {
            Object argument = counted(i, arguments[i]);
            if (!direct(argument)) {
                return null;
            }
            hash = CallKey.next(hash, argument);
        }
        hash = CallKey.spread(hash);
        @Nullable Node[] nodes = held == null ? visible : held.visible();
        int mask = nodes.length - 1;
        int slot = hash & mask;
        for (int probes = 0; probes <= mask; probes++) {
            NodeN node = (NodeN) nodes[slot];
            if (node == null) {
                return null;
            }
            if (node.hash == hash && Node.same(node.receiver, receiver) && hasArguments(node, arguments)) {
                node.touch();
                return node.plain ? node : null;
            }
            slot = (slot + 1) & mask;
        }
        return null;
    }

    private boolean hasArguments(NodeN node, @Nullable Object[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (!Node.same(node.arguments[i], counted(i, arguments[i]))) {
                return false;
            }
        }
        return true;
    }

    /** Begins what {@link #find} could not answer. */
    public Computation begin(@Nullable Object self, @Nullable Object[] arguments) {
        return compute(self, arguments);
    }

    @Override
    TableN another() {
        return new TableN(this);
    }

    @Override
    NodeN node(CallKey key, Memo memo) {
        return new NodeN(key, receiver(key), memo);
    }
}
