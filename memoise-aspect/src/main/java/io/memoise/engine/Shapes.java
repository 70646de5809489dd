package io.memoise.engine;

import io.memoise.codec.ValueCodec;
import io.memoise.key.CallKeys;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The codec of a method's results, and the variant that its memos have by it. */
final class Shapes {

    /**
     * One codec with its variant.
     *
     * @param variant the author's version and the value type's shape, in one text that is part of the digest
     * @param variantNumber the variant as entries carry it
     */
    record Shape(ValueCodec codec, String variant, int variantNumber) {}

    private final Method method;
    private final Policy policy;
    private final MethodHandles.Lookup lookup;
    private final boolean dependsOnReceiver;
    private volatile @Nullable Shape only;
    private final ClassValue<Shape> byReceiver = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> receiver) {
            return shape(receiver);
        }
    };

    Shapes(Method method, Policy policy, MethodHandles.Lookup lookup) {
        this.method = method;
        this.policy = policy;
        this.lookup = lookup;
        this.dependsOnReceiver = ValueCodec.dependsOnReceiver(method);
    }

    /**
     * The shape of what the method returns when it is called on the receiver. Made at the first miss and not when the
     * method is linked: it may initialise classes of the user, which no lock of ours may wait for.
     */
    Shape of(@Nullable Object receiver) {
        if (dependsOnReceiver && receiver != null) {
            return byReceiver.get(receiver.getClass());
        }
        Shape known = only;
        if (known == null) {
            known = shape(null);
            only = known;
        }
        return known;
    }

    private Shape shape(@Nullable Class<?> receiver) {
        ValueCodec codec = ValueCodec.of(method, receiver, lookup);
        String variant = "version=" + policy.version() + ";shape=" + codec.shape();
        return new Shape(codec, variant, CallKeys.variantNumber(variant));
    }
}
