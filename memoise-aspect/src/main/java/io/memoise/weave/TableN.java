package io.memoise.weave;

import io.memoise.engine.CallKey;
import io.memoise.engine.Memo;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import org.aspectj.lang.JoinPoint;
import org.jspecify.annotations.Nullable;

/** The memos of a method with more parameters than a shape of its own is made for. */
public final class TableN extends Table {
    TableN(JoinPoint.StaticPart part, MethodHandles.Lookup lookup) {
        super(part, lookup);
    }

    /** The table of the method, put in the place of its static part where that can be done. */
    public static TableN link(MethodHandles.Lookup caller, JoinPoint.StaticPart part) {
        Map<JoinPoint.StaticPart, @Nullable Table> tables = Link.tables(part);
        synchronized (tables) {
            Table known = tables.get(part);
            if (known == null) {
                known = new TableN(part, caller);
                Link.put(known, caller, part, tables);
            }
            return (TableN) Link.counted(known);
        }
    }

    /** The memo of the call where it may be answered at once, else {@code null}. Static methods have no self. */
    public @Nullable NodeN find(@Nullable Object self, @Nullable Object[] arguments) {
        return look(false, self, arguments);
    }

    private @Nullable NodeN look(boolean copied, @Nullable Object self, @Nullable Object[] arguments) {
        @Nullable Node[] nodes = visible;
        Object receiver = null;
        int hash = 0;
        if (self != null) {
            Held held = held(self);
            if (held == null) {
                return null;
            }
            nodes = held.visible();
            receiver = held.receiver;
            hash = held.hash;
        }
        for (int i = 0; i < arguments.length; i++) {
            Object argument = counted(i, arguments[i]);
            if (!direct(argument)) {
                return null;
            }
            hash = CallKey.next(hash, argument);
        }
        hash = CallKey.spread(hash);
        NodeN node = (NodeN) nodes[hash & (nodes.length - 1)];
        while (node != null) {
            if (node.hash == hash
                    && Node.same(node.receiver, receiver)
                    && hasArguments(node, arguments)
                    && (copied ? node.copied() : node.ready())) {
                return node;
            }
            node = (NodeN) node.next;
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

    /** The argument as it counts: {@code null} where its parameter is left out of the key. */
    private @Nullable Object counted(int parameter, @Nullable Object argument) {
        return ignores && ignored[parameter] ? null : argument;
    }

    /** Begins what {@link #find} could not answer. */
    public Computation begin(@Nullable Object self, @Nullable Object[] arguments) {
        Computation copied = copies ? copied(look(true, self, arguments)) : null;
        return copied != null ? copied : compute(self, arguments);
    }

    @Override
    NodeN node(CallKey key, Memo memo) {
        return new NodeN(key, receiver(key), memo);
    }
}
