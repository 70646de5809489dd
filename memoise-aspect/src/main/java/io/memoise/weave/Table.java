package io.memoise.weave;

import io.memoise.engine.CallKey;
import io.memoise.engine.Memo;
import io.memoise.engine.Memory;
import io.memoise.engine.Seen;
import io.memoise.engine.Site;
import io.memoise.engine.Turn;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.List;
import org.aspectj.lang.JoinPoint;
import org.aspectj.lang.Signature;
import org.aspectj.lang.reflect.MethodSignature;
import org.aspectj.lang.reflect.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * The kept memos of one woven method: nodes in an open-addressed array with linear probing. It takes the place of the
 * static part that the weaver keeps in the woven class, so that a call finds it by one load.
 *
 * <p>Reads take no lock and may miss a memo that is being moved; the miss path then looks again. Writes are made under
 * the lock of the {@link Site}.
 */
public abstract class Table implements JoinPoint.StaticPart, Memory {
    static final Node[] NONE = new Node[1];
    private static final int SMALLEST = 16;
    private static final int MOST_CLASSES = 8;
    private static final int FORMS = 16;

    private final JoinPoint.StaticPart part;
    private final Site site;
    private final ClassLoader loader;
    private final boolean[] ignored;
    private final boolean ignores;

    /** What woven code reads; an empty array where a plain hit is not to be answered. */
    @Nullable
    Node[] visible = NONE;

    /** Whether calls find this table without looking it up. */
    boolean inPlace;

    private @Nullable Node[] kept = NONE;
    private @Nullable Object shown;
    private int size;
    private int hand;

    /** Of classes whose objects all add the same to the key. */
    private @Nullable Held stateless;

    /** Of the constants of an enum that declares the method, by their places. */
    private @Nullable Held @Nullable [] constants;

    /** Forms of receivers met of late, so that equal ones are mostly the same. */
    private final @Nullable Object[] forms;

    Table(JoinPoint.StaticPart part, MethodHandles.Lookup lookup) {
        MethodSignature signature = (MethodSignature) part.getSignature();
        Method method = signature.getMethod();
        String[] names = signature.getParameterNames();
        this.part = part;
        this.loader = method.getDeclaringClass().getClassLoader();
        this.site = Site.link(
                method,
                names == null || names.length != method.getParameterCount() ? List.of() : List.of(names),
                lookup,
                this);
        this.ignored = new boolean[method.getParameterCount()];
        boolean any = false;
        for (int i = 0; i < ignored.length; i++) {
            ignored[i] = site.ignored(i);
            any |= ignored[i];
        }
        this.ignores = any;
        this.forms = new @Nullable Object[FORMS];
    }

    /** A table for one object's own memos of the method that the model is of. */
    Table(Table model) {
        this.part = model.part;
        this.site = model.site;
        this.loader = model.loader;
        this.ignored = model.ignored;
        this.ignores = model.ignores;
        this.forms = model.forms;
    }

    /** An empty table of the same shape, for one object's own memos. */
    abstract Table another();

    abstract Node node(CallKey key, Memo memo);

    /** Begins what {@code find} could not answer. */
    final Computation compute(@Nullable Object self, @Nullable Object[] arguments) {
        Turn turn = site.begin(self, arguments);
        if (self != null && turn.answered()) {
            see(self);
        }
        return new Computation(turn);
    }

    /** Whether tables may compare the argument by {@code equals}, now or after a class was asked for the first time. */
    static boolean direct(@Nullable Object argument) {
        return argument == null
                || argument instanceof String
                || argument instanceof Integer
                || argument instanceof Long
                || Site.direct(argument.getClass());
    }

    /** The argument as it counts: {@code null} where its parameter is left out of the key. */
    final @Nullable Object counted(int parameter, @Nullable Object argument) {
        return ignores && ignored[parameter] ? null : argument;
    }

    /** What the object adds to the key now, and where its memos are; {@code null} where only the engine can tell. */
    final @Nullable Held held(Object self) {
        Held known = stateless;
        if (known != null && known.isOf(self.getClass())) {
            return known;
        }
        if (self instanceof Holder holder) {
            known = Held.by(holder, this);
            if (known != null) {
                return known;
            }
        } else if (self instanceof Enum<?> constant) {
            return constant(constant);
        }
        return learn(self.getClass());
    }

    private @Nullable Held constant(Enum<?> self) {
        @Nullable Held[] known = constants;
        Held held = known == null || self.ordinal() >= known.length ? null : known[self.ordinal()];
        return held != null && held.isOf(self) ? held : null;
    }

    private @Nullable Held learn(Class<?> type) {
        Held first = stateless;
        Held known = Held.in(first, type);
        if (known != null) {
            return known;
        }
        Object form = site.constantReceiver(type);
        if (form == null) {
            return null;
        }
        // A class of another loader is not held here: it may have to be unloaded sooner.
        boolean kept = type.getClassLoader() == loader && (first == null || first.length() < MOST_CLASSES);
        known = Held.constant(type, this, form, kept ? first : null);
        if (kept) {
            stateless = known;
        }
        return known;
    }

    /** Sees what the object adds, so that its next call need not ask the engine. */
    private void see(Object self) {
        boolean constant =
                self instanceof Enum<?> one && one.getDeclaringClass().getClassLoader() == loader;
        if (!(self instanceof Holder || constant) || held(self) != null) {
            return;
        }
        Seen seen = site.seen(self);
        if (seen != null && self instanceof Holder holder) {
            Held.see(holder, this, seen);
        } else if (seen != null && !seen.alone()) {
            Enum<?> one = (Enum<?>) self;
            @Nullable Held[] known = constants;
            known = known == null
                    ? new @Nullable Held[one.getDeclaringClass().getEnumConstants().length]
                    : known.clone();
            if (one.ordinal() < known.length) {
                known[one.ordinal()] = Held.constant(one, this, interned(seen.form()), null);
                constants = known;
            }
        }
    }

    final @Nullable Object receiver(CallKey key) {
        Object receiver = key.receiver();
        return receiver == null ? null : interned(receiver);
    }

    /** The form, or one equal to it that was met before. */
    final Object interned(Object form) {
        int place = form.hashCode() & (FORMS - 1);
        Object known = forms[place];
        if (known != null && known.equals(form)) {
            return known;
        }
        forms[place] = form;
        return form;
    }

    @Override
    public final @Nullable Seen seen(Object self) {
        return self instanceof Holder holder ? Held.seen(holder, this) : null;
    }

    @Override
    public final @Nullable Memo lookUp(CallKey key) {
        @Nullable Node[] nodes = kept;
        int mask = nodes.length - 1;
        int slot = key.hashCode() & mask;
        for (int probes = 0; probes <= mask; probes++) {
            Node node = nodes[slot];
            if (node == null) {
                return null;
            }
            if (node.isFor(key)) {
                node.touch();
                return node.memo;
            }
            slot = (slot + 1) & mask;
        }
        return null;
    }

    @Override
    public final void keep(CallKey key, Memo memo, long maximumSize) {
        if (size >= maximumSize) {
            trim(maximumSize);
        }
        if ((size + 1) * 2 > kept.length) {
            rebuild(Math.max(SMALLEST, kept.length * 2));
        }
        if (put(kept, node(key, memo))) {
            size++;
        }
        reveal();
    }

    @Override
    public final void remove(CallKey key) {
        @Nullable Node[] left = kept.clone();
        for (int slot = 0; slot < left.length; slot++) {
            Node node = left[slot];
            if (node != null && node.isFor(key)) {
                left[slot] = null;
                size--;
            }
        }
        kept = left;
        rebuild(left.length);
        reveal();
    }

    @Override
    public final void empty() {
        kept = NONE;
        size = 0;
        hand = 0;
        reveal();
    }

    @Override
    public final void show(@Nullable Object epoch) {
        shown = epoch;
        reveal();
    }

    @Override
    public final @Nullable Memory of(Object owner, Object epoch) {
        return owner instanceof Holder holder ? Held.memos(holder, this, epoch) : null;
    }

    /** What woven code may read of an object's own memos that were kept in the epoch. */
    final @Nullable Node[] visibleOf(Table own, @Nullable Object epoch) {
        return epoch != null && shown == epoch ? own.kept : NONE;
    }

    private void reveal() {
        visible = shown != null ? kept : NONE;
    }

    /** Puts the node in the place of one with the same key, or in a free one; true where it is one more. */
    private static boolean put(@Nullable Node[] nodes, Node node) {
        int mask = nodes.length - 1;
        int slot = node.hash & mask;
        while (true) {
            Node there = nodes[slot];
            if (there == null || there.hasKeyOf(node)) {
                nodes[slot] = node;
                return there == null;
            }
            slot = (slot + 1) & mask;
        }
    }

    private void rebuild(int length) {
        @Nullable Node[] larger = new @Nullable Node[length];
        for (Node node : kept) {
            if (node != null) {
                put(larger, node);
            }
        }
        kept = larger;
        hand = 0;
    }

    /** Drops an eighth of the memos, those first that were not used since the hand passed them last. */
    private void trim(long maximumSize) {
        int target = (int) Math.min(size - 1, maximumSize - 1 - maximumSize / 8);
        @Nullable Node[] left = kept.clone();
        int mask = left.length - 1;
        int remaining = size;
        int slot = hand;
        while (remaining > target) {
            Node node = left[slot];
            if (node != null && !node.untouch()) {
                left[slot] = null;
                remaining--;
            }
            slot = (slot + 1) & mask;
        }
        kept = left;
        size = remaining;
        rebuild(left.length);
        hand = slot;
    }

    @Override
    public final Signature getSignature() {
        return part.getSignature();
    }

    @Override
    public final SourceLocation getSourceLocation() {
        return part.getSourceLocation();
    }

    @Override
    public final String getKind() {
        return part.getKind();
    }

    @Override
    public final int getId() {
        return part.getId();
    }

    @Override
    public final String toShortString() {
        return part.toShortString();
    }

    @Override
    public final String toLongString() {
        return part.toLongString();
    }

    @Override
    public final String toString() {
        return part.toString();
    }
}
