package io.memoise.engine;

import io.memoise.MemoiseConfigurationException;
import io.memoise.code.MethodCode;
import io.memoise.codec.Codecs;
import io.memoise.codec.ValueCodec;
import io.memoise.key.CallKeys;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The codec of a method's results, and the variant that its memos have by it. */
final class Shapes {

    /**
     * What memos in the store are apart by: the author's version, the value type's shape and the method's code.
     *
     * @param text part of the digest
     * @param number as entries carry it
     */
    record Variant(String text, int number) {}

    /** One codec, with the variant that memos in the store have by it. */
    final class Shape {
        private final ValueCodec codec;
        private volatile @Nullable Variant variant;

        private Shape(ValueCodec codec) {
            this.codec = codec;
        }

        ValueCodec codec() {
            return codec;
        }

        /** Made when it is asked for: memos that stay in memory need none. */
        Variant variant() {
            Variant known = variant;
            if (known == null) {
                String text = "version=" + policy.version() + ";shape=" + codec.shape()
                        + (policy.code() ? ";code=" + code().fingerprint() : "");
                known = new Variant(text, CallKeys.variantNumber(text));
                variant = known;
            }
            return known;
        }
    }

    private final Method method;
    private final Policy policy;
    private final MethodHandles.Lookup lookup;
    private final boolean dependsOnReceiver;
    private final Codecs own;
    private volatile @Nullable Known known;
    private volatile @Nullable MethodCode code;

    /** @throws MemoiseConfigurationException where a codec of the annotation can't be used */
    Shapes(Method method, Policy policy, MethodHandles.Lookup lookup) {
        this.method = method;
        this.policy = policy;
        this.lookup = lookup;
        this.dependsOnReceiver = ValueCodec.dependsOnReceiver(method);
        this.own = ownCodecs(method, policy, lookup);
    }

    private static Codecs ownCodecs(Method method, Policy policy, MethodHandles.Lookup lookup) {
        if (policy.codecs().isEmpty()) {
            return Codecs.NONE;
        }
        try {
            return Codecs.made(policy.codecs(), lookup);
        } catch (MemoiseConfigurationException wrong) {
            throw new MemoiseConfigurationException(
                    "@Memoise(codec) on " + CallKeys.methodId(method) + ": " + wrong.getMessage());
        }
    }

    /**
     * The shape of what the method returns when it is called on the receiver. Made at the first miss and not when the
     * method is linked: it may initialise classes of the user, which no lock of ours may wait for.
     *
     * @param codecs those of the memos that the shape is for
     */
    Shape of(@Nullable Object receiver, Codecs codecs) {
        Known current = known;
        if (current == null || current.given != codecs) {
            current = new Known(codecs);
            known = current;
        }
        return current.of(receiver);
    }

    /** Whether the objects that the method is called on may give it different variants. */
    boolean dependOnReceiver() {
        return dependsOnReceiver;
    }

    /** Why a change of the method's code goes unnoticed although the author wants it noticed; {@code null} if it does not. */
    @Nullable
    String codeObstacle() {
        MethodCode known = code;
        return known == null ? null : known.obstacle();
    }

    private MethodCode code() {
        MethodCode known = code;
        if (known == null) {
            known = MethodCode.of(method);
            code = known;
        }
        return known;
    }

    /** The shapes under the same codecs, by the receiver's class where that makes a difference. */
    private final class Known extends ClassValue<Shape> {
        private final Codecs given;
        private final Codecs all;
        private volatile @Nullable Shape only;

        Known(Codecs given) {
            this.given = given;
            this.all = own.then(given).then(Codecs.services(lookup.lookupClass().getClassLoader()));
        }

        @Override
        protected Shape computeValue(Class<?> receiver) {
            return shape(receiver);
        }

        Shape of(@Nullable Object receiver) {
            if (dependsOnReceiver && receiver != null) {
                return get(receiver.getClass());
            }
            Shape found = only;
            if (found == null) {
                found = shape(null);
                only = found;
            }
            return found;
        }

        private Shape shape(@Nullable Class<?> receiver) {
            return new Shape(ValueCodec.of(method, receiver, lookup, all));
        }
    }
}
