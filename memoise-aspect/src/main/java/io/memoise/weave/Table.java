package io.memoise.weave;

import io.memoise.engine.Account;
import io.memoise.engine.CallKey;
import io.memoise.engine.Memo;
import io.memoise.engine.Memory;
import io.memoise.engine.MethodMemory;
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
 * The kept memos of one woven method. It takes the place of the static part that the weaver keeps in the woven class, so
 * that a call finds it by one load.
 *
 * <p>Reads take no lock and may miss a memo that is being moved; the miss path then looks again. Writes are made under
 * the lock of the {@link Site}.
 */
public abstract class Table implements JoinPoint.StaticPart, MethodMemory {
    private static final int MOST_CLASSES = 8;
    private static final int FORMS = 16;

    /** That of a call without a receiver and arguments. */
    private static final int HASH_OF_NOTHING = CallKey.spread(0);

    private final JoinPoint.StaticPart part;
    private final Site site;
    private final ClassLoader loader;

    /** Which parameters are left out of the key. */
    final boolean[] ignored;

    /** Whether there are any such: then a memo that was not found at once may be found without them. */
    final boolean ignores;

    /**
     * What woven code reads; an empty array where a plain hit is not to be answered. Volatile, since a compiled loop of hits
     * would else read it once and for all.
     */
    volatile @Nullable Node[] visible = Kept.NONE;

    /** The memo of a static method without parameters, which is its only one; {@code null} where it can't be answered at once. */
    volatile @Nullable Node only;

    /** Whether a memo was kept of which each caller is given a copy. */
    boolean copies;

    /** Whether calls find this table without looking it up. */
    boolean inPlace;

    private final Kept kept = new Kept(this);
    /** The epoch whose plain hits woven code answers; {@code null} for none. */
    @Nullable
    Object shown;

    /** Of classes whose objects all add the same to the key. */
    private @Nullable Held stateless;

    /** Of the constants of an enum that declares the method, by their places. */
    private @Nullable Held @Nullable [] constants;

    /** Forms of receivers met of late, so that equal ones are mostly the same. */
    private final @Nullable Object[] forms = new @Nullable Object[FORMS];

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
    }

    abstract Node node(CallKey key, Memo memo);

    /** Begins what {@code find} could not answer. */
    final Computation compute(@Nullable Object self, @Nullable Object[] arguments) {
        Turn turn = site.begin(self, arguments);
        if (self != null && turn.answered()) {
            see(self);
        }
        return new Computation(turn);
    }

    /** The copy that this caller is given; {@code null} where there is no such memo, or none can be made. */
    static @Nullable Computation copied(@Nullable Node node) {
        Memo memo = node == null ? null : node.memo;
        Turn turn = memo == null ? null : memo.turn();
        return turn == null ? null : new Computation(turn);
    }

    /** Whether tables may compare the argument by {@code equals}, now or after a class was asked for the first time. */
    static boolean direct(@Nullable Object argument) {
        return argument == null
                || argument instanceof String
                || argument instanceof Integer
                || argument instanceof Long
                || Site.direct(argument.getClass());
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
        return kept.lookUp(key);
    }

    @Override
    public final void keep(CallKey key, Memo memo, long weight, long maximumSize) {
        kept.keep(key, memo, weight, maximumSize);
        reveal();
    }

    @Override
    public final void remove(CallKey key) {
        kept.remove(key);
        reveal();
    }

    @Override
    public final void trim() {
        kept.trim();
    }

    @Override
    public final void empty() {
        kept.empty();
        reveal();
    }

    @Override
    public final long weight() {
        return kept.weight();
    }

    @Override
    public final @Nullable Account account() {
        return kept.account();
    }

    @Override
    public final void account(Account account) {
        kept.account(account);
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
    final @Nullable Node[] visibleOf(Kept own, @Nullable Object epoch) {
        return shown == epoch ? own.nodes : Kept.NONE;
    }

    private void reveal() {
        @Nullable Node[] nodes = shown != null ? kept.nodes : Kept.NONE;
        Node first = nodes[HASH_OF_NOTHING & (nodes.length - 1)];
        visible = nodes;
        only = ignored.length == 0 && first != null && first.plain() ? first : null;
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
