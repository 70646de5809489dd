package io.memoise.engine;

import io.memoise.codec.Kept;
import io.memoise.codec.UnkeepableException;
import io.memoise.codec.ValueCodec;
import io.memoise.key.UnkeyableException;
import io.memoise.observe.Notices;
import io.memoise.store.Entry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The turn of the one thread that computes a memo, on which others may wait. */
final class Leader extends Turn {
    private final Site site;
    private final Epoch begun;
    private final Flight flight;
    private final CallKey key;
    private final Memory memory;
    private final @Nullable Object self;
    private final long started = System.nanoTime();

    private Shapes.@Nullable Shape shape;
    private @Nullable Address address;
    private long stamp;

    /** What the one who computed the memo is given: the result, or the copy that the memo was made of. */
    private @Nullable Object own;

    Leader(Site site, Epoch begun, Flight flight, CallKey key, Memory memory, @Nullable Object self) {
        this.site = site;
        this.begun = begun;
        this.flight = flight;
        this.key = key;
        this.memory = memory;
        this.self = self;
    }

    /** What is remembered after all, now that no other thread can compute it; else this, to run the body. */
    Turn turn() {
        try {
            Turn answered = site.answerFrom(memory, key, begun);
            if (answered == null) {
                answered = answerFromStore();
            }
            if (answered != null) {
                land(Outcome.ABANDONED);
                return answered;
            }
            return this;
        } catch (Throwable ours) {
            land(Outcome.ABANDONED);
            giveUp(ours);
            return Turn.BODY_ONLY;
        }
    }

    @Override
    public @Nullable Object publish(@Nullable Object result) {
        Outcome outcome = null;
        boolean pending = false;
        try {
            ValueCodec codec = shape().codec();
            if (codec.ofFutures() && result != null) {
                if (!SharedFuture.isShareable(result)) {
                    site.notRemembered(begun, SharedFuture.refusal(result), "unkeepable-future");
                    return result;
                }
                CompletableFuture<?> body = (CompletableFuture<?>) result;
                SharedFuture shared = new SharedFuture(body.handle((value, failure) -> end(codec, value, failure)));
                pending = true;
                if (codec.copiesAll() || site.policy().shares()) {
                    outcome = new Outcome.Returned(shared);
                }
                return shared.dependent();
            }
            Memo memo = remember(codec, result);
            if (memo == null) {
                return result;
            }
            outcome = new Outcome.Kept(memo);
            return memo.answer(own);
        } catch (Throwable ours) {
            giveUp(ours);
            return result;
        } finally {
            Outcome landing = outcome == null ? new Outcome.Unshared() : outcome;
            if (pending) {
                flight.land(landing);
            } else {
                land(landing);
            }
        }
    }

    /** What a future that the body returned ended with; rethrows what it failed with. */
    private SharedFuture.End end(ValueCodec codec, @Nullable Object value, @Nullable Throwable failure) {
        try {
            if (failure != null) {
                begun.memos().counters().failures.incrementAndGet();
                throw Turn.<RuntimeException>sneaked(failure);
            }
            return new SharedFuture.End(value, remember(codec, Optional.ofNullable(value)));
        } finally {
            begun.flights().remove(key, flight);
        }
    }

    /** The memo that a result left, if any. */
    private @Nullable Memo remember(ValueCodec codec, @Nullable Object result) {
        try {
            Policy policy = site.policy();
            long now = begun.memos().now();
            own = result;
            long weight = Budget.UNKNOWN;
            Memo memo;
            try {
                Kept kept = codec.keep(result);
                weight = Budget.weight(kept.json());
                write(kept.json(), now);
                if (kept.immutable() || policy.shares()) {
                    memo = Memo.shared(result, codec, now, begun.lifetime());
                } else {
                    own = kept.copy();
                    memo = Memo.copied(kept.json(), codec, now, begun.lifetime());
                }
            } catch (UnkeepableException unkeepable) {
                memo = inMemoryOnly(result, codec, now, unkeepable);
            }
            if (memo != null) {
                site.keep(memory, key, memo, weight, begun, flight);
                begun.memos().counters().misses.incrementAndGet();
            }
            return memo;
        } catch (Throwable ours) {
            giveUp(ours);
            return null;
        }
    }

    @Override
    public void fail(Throwable failure) {
        boolean onlyHere = failure instanceof InterruptedException
                || failure instanceof CancellationException
                || failure instanceof VirtualMachineError;
        land(onlyHere ? Outcome.ABANDONED : new Outcome.Threw(failure));
        begun.memos().counters().failures.incrementAndGet();
    }

    private @Nullable Turn answerFromStore() {
        StoreTier tier = begun.memos().tier();
        if (tier == null || key.owner() != null) {
            return null;
        }
        // Meanwhile this thread makes the key, which takes about as long the first time.
        tier.openAhead();
        Address at;
        try {
            at = Address.of(site, key, shape());
        } catch (UnkeyableException unwritable) {
            sayInMemory(unwritable, unwritable.anchor());
            return null;
        }
        Entry entry = tier.get(at.key());
        address = at;
        stamp = tier.stamp();
        if (entry == null && begun.isFirstMiss()) {
            Findings.say(site, begun.memos(), tier, at);
        }
        if (entry == null || !entry.call().equals(at.call()) || !fresh(entry)) {
            return null;
        }
        Turn found;
        try {
            found = answerFrom(entry, shape().codec());
        } catch (UnkeepableException damaged) {
            begun.memos()
                    .notices()
                    .warn("A memo of " + site.id() + " can't be read and is computed anew: " + damaged.getMessage());
            return null;
        }
        begun.memos().counters().storeHits.incrementAndGet();
        return found;
    }

    private Turn answerFrom(Entry entry, ValueCodec codec) throws UnkeepableException {
        Object value = codec.decode(entry.value());
        Memo memo = site.policy().shares() || codec.immutable(value)
                ? Memo.shared(value, codec, entry.writtenAt(), begun.lifetime())
                : Memo.copied(entry.value(), codec, entry.writtenAt(), begun.lifetime());
        Turn found = Turn.answered(memo.answer(value));
        site.keep(memory, key, memo, Budget.weight(entry.value()), begun, flight);
        return found;
    }

    private boolean fresh(Entry entry) {
        return site.policy().fresh(entry.writtenAt(), begun.memos().now());
    }

    private void write(String json, long now) {
        StoreTier tier = begun.memos().tier();
        Address at = address;
        if (tier != null && at != null) {
            long expiresAt = site.policy().expires() ? now + site.policy().lifetime() : Entry.NEVER;
            long cost = System.nanoTime() - started;
            tier.put(new Entry(
                    at.key(), at.variant(), stamp, expiresAt, site.id(), at.call(), now, cost, List.of(), json));
        }
    }

    /** A memo of a result that no store can keep; {@code null} where it may not be shared either. */
    private @Nullable Memo inMemoryOnly(
            @Nullable Object result, ValueCodec codec, long now, UnkeepableException unkeepable) {
        if (!site.policy().shares() && !codec.immutable(result)) {
            site.notRemembered(begun, String.valueOf(unkeepable.getMessage()), "unkeepable-result");
            return null;
        }
        sayInMemory(unkeepable, "unkeepable-result");
        return Memo.shared(result, codec, now, begun.lifetime());
    }

    private void sayInMemory(Exception why, String anchor) {
        String text = "Memos of " + site.id() + " stay in memory: " + why.getMessage();
        begun.memos().notices().inform(Notices.explained(text, anchor));
    }

    private Shapes.Shape shape() {
        Shapes.Shape known = shape;
        if (known == null) {
            known = site.shapes().of(self, begun.memos().codecs());
            shape = known;
        }
        return known;
    }

    private void giveUp(Throwable ours) {
        begun.memos().notices().warn("memoise failed at " + site.id() + " and leaves the call as it is: " + ours);
    }

    private void land(Outcome outcome) {
        begun.flights().remove(key, flight);
        flight.land(outcome);
    }
}
