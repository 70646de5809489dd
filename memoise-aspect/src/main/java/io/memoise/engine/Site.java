package io.memoise.engine;

import io.memoise.MemoiseConfigurationException;
import io.memoise.Memos;
import io.memoise.codec.UnkeepableException;
import io.memoise.key.CallKeys;
import io.memoise.key.ReceiverKey;
import io.memoise.key.SeenReceiver;
import io.memoise.key.UnkeyableException;
import io.memoise.observe.Notices;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One woven method as the engine knows it. Its {@link #begin} is the miss path, and the way of every hit that woven code
 * can't answer by itself.
 */
public final class Site {
    private final Object lock = new Object();
    private final Method method;
    private final String id;
    private final Policy policy;
    private final CallKeys keys;
    private final Shapes shapes;
    private final MethodMemory memory;
    private final @Nullable String refusal;
    private volatile @Nullable Epoch epoch;

    private Site(Method method, List<String> names, MethodHandles.Lookup lookup, MethodMemory memory) {
        this.method = method;
        this.id = CallKeys.methodId(method);
        this.policy = Policy.of(method);
        this.keys = new CallKeys(method, names, policy.receiver(), lookup, OwnSecrets.OF_THIS_USER);
        this.shapes = new Shapes(method, policy, lookup);
        this.memory = memory;
        this.refusal = Refusal.of(method);
    }

    /**
     * Links a method: reads its annotation and what its lookup may see.
     *
     * @param names of the parameters, for messages; empty where they are not known
     * @throws MemoiseConfigurationException where the annotation can't be followed
     */
    public static Site link(Method method, List<String> names, MethodHandles.Lookup lookup, MethodMemory memory) {
        if (Modifier.isStatic(method.getModifiers())) {
            openAhead();
        }
        Site site = new Site(method, names, lookup, memory);
        Sites.add(site);
        return site;
    }

    /** Memos of static methods are in the store: it is opened while this thread links the method that is called. */
    private static void openAhead() {
        StoreTier tier = Memos.current() instanceof EngineMemos memos && memos.remembers() ? memos.tier() : null;
        if (tier != null) {
            tier.openAhead();
        }
    }

    /** Says once why a woven method, which returns nothing, is not memoised. */
    public static void refuse(Method method) {
        Refusal.say(method);
    }

    /** Whether woven code may compare arguments of this class by their {@code equals}. */
    public static boolean direct(Class<?> type) {
        return CallKeys.direct(type);
    }

    /** Whether the parameter, counted from 0, is left out of the key. */
    public boolean ignored(int parameter) {
        return keys.ignored(parameter);
    }

    /** The receiver's part of the key where it is the same for all objects of the class, else {@code null}. */
    public @Nullable Object constantReceiver(Class<?> type) {
        return keys.constantReceiver(type);
    }

    /** What the object adds to the key, if that stays so while its fields hold the same; else {@code null}. */
    public @Nullable Seen seen(Object self) {
        SeenReceiver seen = keys.seen(self);
        return seen == null ? null : new Seen(seen);
    }

    /**
     * One call's turn: it is answered from what is remembered, waits for the same computation in another thread, or is
     * told to run the body. An exception that the same computation threw in another thread is thrown here too.
     *
     * @param self the object that the method is called on; {@code null} for a static method
     */
    public Turn begin(@Nullable Object self, @Nullable Object[] arguments) {
        Epoch now = epoch();
        if (Capture.takes(this, self, arguments)) {
            return Turn.answered(null);
        }
        if (refusal != null && now.memos().remembers()) {
            return bypass(now, refusal, "refused-result");
        }
        while (now.memos().remembers()) {
            CallKey key;
            try {
                key = keyOf(self, arguments);
            } catch (UnkeyableException unkeyable) {
                return bypass(now, String.valueOf(unkeyable.getMessage()), unkeyable.anchor());
            }
            Memory kept = memoryFor(key, now);
            if (kept == null) {
                return bypass(now, noRoomIn(key), "receiver-by-identity");
            }
            Turn answered = answer(kept.lookUp(key), now);
            if (answered != null) {
                return answered;
            }
            Flight mine = new Flight();
            Flight theirs = now.flights().putIfAbsent(key, mine);
            if (theirs == null) {
                return new Leader(this, now, mine, key, kept, self).turn();
            }
            Outcome outcome = Waits.await(theirs);
            if (!(outcome instanceof Outcome.Abandoned)) {
                return join(now, outcome);
            }
            now = epoch();
        }
        return Turn.BODY_ONLY;
    }

    /** Empties the memory; computations under way leave no memo. */
    void forget() {
        synchronized (lock) {
            Epoch before = epoch;
            if (before != null) {
                Epoch next = before.next();
                epoch = next;
                memory.show(before.memos().plainHits() ? next : null);
                next.ledger().empty();
            }
        }
    }

    /** Forgets, and asks at the next call which memos are the current ones. */
    void unbind() {
        synchronized (lock) {
            Epoch before = epoch;
            epoch = null;
            memory.show(null);
            if (before != null) {
                before.ledger().close();
            }
        }
    }

    /** Shows the memory to woven code, or hides it, as the current memos want it now. */
    void show() {
        synchronized (lock) {
            Epoch now = epoch;
            memory.show(now != null && now.memos().plainHits() ? now : null);
        }
    }

    /** Forgets one call; a computation of it that is under way answers its own callers and leaves no memo. */
    void evict(Capture.Call call, EngineMemos from) {
        try {
            CallKey key = keyOf(call.self(), call.arguments());
            StoreTier tier = from.tier();
            if (tier != null && key.owner() == null) {
                tier.remove(Address.of(this, key, shapes.of(call.self(), from.codecs()))
                        .key());
            }
            synchronized (lock) {
                Epoch now = epoch;
                Memory kept = now == null || now.memos() != from ? null : memoryFor(key, now);
                if (now != null && kept != null) {
                    now.flights().remove(key);
                    now.ledger().remove(kept, key);
                }
            }
        } catch (UnkeyableException neverRemembered) {
            // There is no memo of such a call.
        }
    }

    /**
     * Keeps the memo unless it was evicted since its computation began. Room is made before, so that what is trimmed is
     * another memo, and without this site's lock, since other methods may have to give.
     */
    void keep(Memory in, CallKey key, Memo memo, long valueWeight, Epoch begun, Flight flight) {
        EngineMemos memos = begun.memos();
        Budget budget = memos.budget();
        long weight = valueWeight + key.weight();
        if (!budget.holds(weight)) {
            sayTooLarge(memos);
            return;
        }
        budget.makeRoom(weight);
        synchronized (lock) {
            if (epoch == begun && begun.flights().get(key) == flight) {
                begun.ledger().keep(in, key, memo, weight, memos.maximumSize());
            }
        }
        budget.makeRoom(0);
    }

    /** Drops memos until one of the weight finds room or this method's weigh less than the least. */
    void trim(Ledger ledger, long least, long weight) {
        synchronized (lock) {
            boolean dropped = true;
            while (dropped && ledger.budget().isTight(weight) && ledger.weight() >= least) {
                dropped = ledger.trim();
            }
        }
    }

    /** One of the memories was collected with its object. */
    void collected(Account account) {
        synchronized (lock) {
            account.ledger().weigh(account, 0);
        }
    }

    /** The turn that the memory surely answers; {@code null} where it has nothing that is fresh. */
    @Nullable
    Turn answerFrom(Memory kept, CallKey key, Epoch now) {
        Memo memo;
        synchronized (lock) {
            memo = kept.lookUp(key);
        }
        return answer(memo, now);
    }

    private @Nullable Turn answer(@Nullable Memo memo, Epoch now) {
        if (memo == null || !fresh(memo, now)) {
            return null;
        }
        Turn turn = memo.turn();
        if (turn != null) {
            now.memos().countMemoryHit();
            memo.askTime();
        }
        return turn;
    }

    boolean fresh(Memo memo, Epoch now) {
        return !policy.expires() || policy.fresh(memo.writtenAt(), now.memos().now());
    }

    /** Counts and says once why the call leaves no memo; its body is run. */
    Turn bypass(Epoch now, String reason, String anchor) {
        notRemembered(now, reason, anchor);
        return Turn.BODY_ONLY;
    }

    void notRemembered(Epoch now, String reason, String anchor) {
        now.memos().counters().bypassed(id, reason);
        now.memos().notices().warn(Notices.explained("Cannot remember " + id + ": " + reason, anchor));
    }

    Method method() {
        return method;
    }

    String id() {
        return id;
    }

    /** The method's group in the store. */
    long group() {
        return keys.group();
    }

    Policy policy() {
        return policy;
    }

    CallKeys keys() {
        return keys;
    }

    Shapes shapes() {
        return shapes;
    }

    private Turn join(Epoch now, @Nullable Outcome outcome) {
        if (outcome instanceof Outcome.Threw threw) {
            now.memos().counters().failures.incrementAndGet();
            throw Turn.<RuntimeException>sneaked(threw.failure());
        }
        if (outcome instanceof Outcome.Returned returned) {
            now.memos().counters().joined.incrementAndGet();
            return Turn.answered(returned.future().dependent());
        }
        if (outcome instanceof Outcome.Kept kept) {
            try {
                Turn turn = Turn.answered(kept.memo().answer());
                now.memos().counters().joined.incrementAndGet();
                return turn;
            } catch (UnkeepableException damaged) {
                return Turn.BODY_ONLY;
            }
        }
        String reason = outcome == null
                ? "the same computation in another thread could not be waited for"
                : "the same computation in another thread left no memo";
        now.memos().counters().bypassed(id, reason);
        return Turn.BODY_ONLY;
    }

    private CallKey keyOf(@Nullable Object self, @Nullable Object[] arguments) throws UnkeyableException {
        @Nullable Object[] comparables = new @Nullable Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            comparables[i] = keys.ignored(i) ? null : keys.comparable(i, arguments[i]);
        }
        if (self == null) {
            return CallKey.of(null, comparables);
        }
        Seen seen = memory.seen(self);
        ReceiverKey receiver = seen == null ? keys.receiver(self) : seen.key();
        if (receiver instanceof ReceiverKey.ByIdentity one) {
            return CallKey.ofOne(self, one.reason(), one.form(), comparables);
        }
        return CallKey.of(((ReceiverKey.ByValue) receiver).form(), comparables);
    }

    /** Where the memo belongs: with the method, or with one object; {@code null} where the object can't hold any. */
    private @Nullable Memory memoryFor(CallKey key, Epoch now) {
        Object owner = key.owner();
        if (owner == null) {
            return memory;
        }
        Memory own = memory.of(owner, now);
        if (own != null && !key.ownerReason().isEmpty()) {
            now.memos()
                    .notices()
                    .inform("Memos of " + id + " belong to one object each and stay in memory: " + key.ownerReason()
                            + ". Mark the field @Memoise.Ignore, or write @Memoise(receiver = IGNORE), if the result does"
                            + " not depend on it. See docs/troubleshooting.md#receiver-by-identity");
        }
        return own;
    }

    private void sayTooLarge(EngineMemos memos) {
        memos.notices()
                .inform(Notices.explained(
                        "A result of " + id + " is not held in memory: alone it takes more than maximumMemoryBytes",
                        "memory"));
    }

    private static String noRoomIn(CallKey key) {
        Object owner = key.owner();
        return "its memos belong to one object each, and "
                + (owner == null ? "it" : "a " + owner.getClass().getName())
                + " can hold none: its class declares no @Memoise method and was not woven for it. "
                + key.ownerReason();
    }

    private Epoch epoch() {
        Epoch now = epoch;
        if (now != null) {
            return now;
        }
        synchronized (lock) {
            now = epoch;
            if (now == null) {
                if (!(Memos.current() instanceof EngineMemos memos)) {
                    throw new MemoiseConfigurationException("Memos.use(…) was given a "
                            + Memos.current().getClass().getName() + "; give it what Memos.builder() builds");
                }
                now = new Epoch(memos, memos.budget().open(this), policy);
                epoch = now;
                memory.show(memos.plainHits() ? now : null);
            }
            return now;
        }
    }
}
