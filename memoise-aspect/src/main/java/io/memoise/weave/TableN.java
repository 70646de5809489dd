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

    /** As with the arguments in an array. */
    public @Nullable NodeN find(
            @Nullable Object self,
            @Nullable Object first,
            @Nullable Object second,
            @Nullable Object third,
            @Nullable Object fourth) {
        return find(4, self, counted(0, first), counted(1, second), counted(2, third), counted(3, fourth), null, null);
    }

    /** Begins what {@link #find} could not answer. */
    public Computation begin(
            @Nullable Object self,
            @Nullable Object first,
            @Nullable Object second,
            @Nullable Object third,
            @Nullable Object fourth) {
        return compute(self, new @Nullable Object[] {first, second, third, fourth});
    }

    /** As with the arguments in an array. */
    public @Nullable NodeN find(
            @Nullable Object self,
            @Nullable Object first,
            @Nullable Object second,
            @Nullable Object third,
            @Nullable Object fourth,
            @Nullable Object fifth) {
        return find(
                5,
                self,
                counted(0, first),
                counted(1, second),
                counted(2, third),
                counted(3, fourth),
                counted(4, fifth),
                null);
    }

    /** Begins what {@link #find} could not answer. */
    public Computation begin(
            @Nullable Object self,
            @Nullable Object first,
            @Nullable Object second,
            @Nullable Object third,
            @Nullable Object fourth,
            @Nullable Object fifth) {
        return compute(self, new @Nullable Object[] {first, second, third, fourth, fifth});
    }

    /** As with the arguments in an array. */
    public @Nullable NodeN find(
            @Nullable Object self,
            @Nullable Object first,
            @Nullable Object second,
            @Nullable Object third,
            @Nullable Object fourth,
            @Nullable Object fifth,
            @Nullable Object sixth) {
        return find(
                6,
                self,
                counted(0, first),
                counted(1, second),
                counted(2, third),
                counted(3, fourth),
                counted(4, fifth),
                counted(5, sixth));
    }

    /** Begins what {@link #find} could not answer. */
    public Computation begin(
            @Nullable Object self,
            @Nullable Object first,
            @Nullable Object second,
            @Nullable Object third,
            @Nullable Object fourth,
            @Nullable Object fifth,
            @Nullable Object sixth) {
        return compute(self, new @Nullable Object[] {first, second, third, fourth, fifth, sixth});
    }

    /** Looks up four to six arguments; those beyond the number are {@code null}. */
    private @Nullable NodeN find(
            int number,
            @Nullable Object self,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e,
            @Nullable Object f) {
        Held held = self == null ? null : held(self);
        if ((self != null && held == null)
                || !(direct(a) && direct(b) && direct(c) && direct(d) && direct(e) && direct(f))) {
            return null;
        }
        Object receiver = held == null ? null : held.receiver;
        int hash = receiver == null ? 0 : receiver.hashCode();
        hash = CallKey.next(CallKey.next(CallKey.next(CallKey.next(hash, a), b), c), d);
        hash = number > 4 ? CallKey.next(hash, e) : hash;
        hash = number > 5 ? CallKey.next(hash, f) : hash;
        hash = CallKey.spread(hash);
        @Nullable Node[] nodes = held == null ? visible : held.visible();
        int mask = nodes.length - 1;
        int slot = hash & mask;
        for (int probes = 0; probes <= mask; probes++) {
            NodeN node = (NodeN) nodes[slot];
            if (node == null) {
                return null;
            }
            if (node.hash == hash && Node.same(node.receiver, receiver) && node.isOf(a, b, c, d, e, f)) {
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
    NodeN node(CallKey key, Memo memo) {
        return new NodeN(key, receiver(key), memo);
    }

    @Override
    NodeN gone() {
        return NodeN.GONE;
    }
}
