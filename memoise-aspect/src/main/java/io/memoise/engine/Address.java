package io.memoise.engine;

import io.memoise.key.CallKeys;
import io.memoise.key.CanonicalForm;
import io.memoise.key.UnkeyableException;
import io.memoise.store.Key;
import org.jspecify.annotations.Nullable;

/**
 * Where the store has the memo of a call.
 *
 * @param key the digest
 * @param variant of the method, as its store counts them
 * @param call the canonical form of the receiver and the arguments, which is in the entry too
 */
record Address(Key key, int variant, String call) {

    /** @throws UnkeyableException where a part of the call is secret and no key can be had for it */
    static Address of(Site site, CallKey call, Shapes.Shape shape) throws UnkeyableException {
        return of(site.keys(), call.receiverForm(), call.comparables(), shape);
    }

    /** @throws UnkeyableException where a part of the call is secret and no key can be had for it */
    static Address of(
            CallKeys keys, @Nullable CanonicalForm receiver, @Nullable Object[] comparables, Shapes.Shape shape)
            throws UnkeyableException {
        String text = keys.call(receiver, comparables);
        Shapes.Variant variant = shape.variant();
        return new Address(keys.key(variant.text(), text), variant.number(), text);
    }
}
