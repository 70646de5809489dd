package io.memoise.engine;

import io.memoise.Memoise;
import io.memoise.MemoiseConfigurationException;
import io.memoise.Memos;
import io.memoise.codec.Codecs;
import io.memoise.key.CallKeys;
import io.memoise.key.CanonicalForm;
import io.memoise.key.UnkeyableException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A woven method whose calls one text names each: it has one parameter, a scalar, and all objects of its class answer
 * alike.
 *
 * @param method itself
 * @param policy of its annotation
 * @param keys of its calls
 * @param shape of its results
 * @param receiver what all objects of its class share; {@code null} for a static method
 */
record NamedMethod(
        Method method,
        Policy policy,
        CallKeys keys,
        Shapes.Shape shape,
        @Nullable CanonicalForm receiver) {

    /**
     * The methods of this name that the class declares and that are memoised.
     *
     * @throws MemoiseConfigurationException where there is none
     */
    static List<Method> memoised(Class<?> type, String name) {
        List<Method> methods = Arrays.stream(type.getDeclaredMethods())
                .filter(declared -> declared.isAnnotationPresent(Memoise.class))
                .toList();
        List<Method> named = methods.stream()
                .filter(declared -> declared.getName().equals(name))
                .toList();
        if (named.isEmpty()) {
            throw new MemoiseConfigurationException(type.getName() + " declares no @Memoise method '" + name
                    + "'; it declares "
                    + methods.stream().map(Method::getName).distinct().sorted().toList());
        }
        return named;
    }

    /** @throws MemoiseConfigurationException where the class declares no such method */
    static NamedMethod of(Class<?> type, String name, Codecs codecs) {
        List<Method> named = memoised(type, name);
        if (named.size() > 1) {
            throw refuse(
                    type.getName() + "." + name,
                    "there are " + named.size() + " of this name: "
                            + named.stream().map(CallKeys::methodId).sorted().toList());
        }
        Method method = named.get(0);
        requireOneScalar(method);
        AtomicReference<@Nullable Site> linked = new AtomicReference<>();
        Sites.forEach(site -> {
            if (site.method().equals(method)) {
                linked.set(site);
            }
        });
        Site site = linked.get();
        NamedMethod found =
                site == null ? unlinked(method, codecs) : of(method, site.policy(), site.keys(), site.shapes(), codecs);
        if (found.keys.ignored(0)) {
            throw refuse(method, "its parameter is marked @Memoise.Ignore, so that it has one memo");
        }
        return found;
    }

    /** A method that was not called yet is taken as its first call would take it, if that can be known here. */
    private static NamedMethod unlinked(Method method, Codecs codecs) {
        Class<?> type = method.getDeclaringClass();
        if (!Memos.isWoven(type)) {
            throw new MemoiseConfigurationException(CallKeys.methodId(method)
                    + " is not woven, so nothing is remembered of it. See docs/troubleshooting.md#not-woven");
        }
        MethodHandles.Lookup lookup;
        try {
            lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        } catch (IllegalAccessException closed) {
            lookup = MethodHandles.publicLookup();
        }
        if (type.isInterface() || (lookup.lookupModes() & MethodHandles.Lookup.MODULE) == 0) {
            throw refuse(
                    method,
                    "it was not called yet, and memoise may not see here what its class lets it see in a call. Call it"
                            + " once before, or make its first call known by memos.evict(() -> …), which does not run it");
        }
        Policy policy = Policy.of(method);
        CallKeys keys = new CallKeys(method, List.of(), policy.receiver(), lookup, OwnSecrets.OF_THIS_USER);
        return of(method, policy, keys, new Shapes(method, policy, lookup), codecs);
    }

    private static NamedMethod of(Method method, Policy policy, CallKeys keys, Shapes shapes, Codecs codecs) {
        if (shapes.dependOnReceiver()) {
            throw refuse(method, "its return type depends on the object that it is called on");
        }
        CanonicalForm receiver = null;
        if (!Modifier.isStatic(method.getModifiers())) {
            Class<?> type = method.getDeclaringClass();
            receiver = Modifier.isAbstract(type.getModifiers()) ? null : keys.constantReceiver(type);
            if (receiver == null) {
                throw refuse(
                        method,
                        "which object it is called on counts. Make it static, or write @Memoise(receiver = IGNORE) if"
                                + " the result does not depend on it");
            }
        }
        return new NamedMethod(method, policy, keys, shapes.of(null, codecs), receiver);
    }

    private static void requireOneScalar(Method method) {
        String refusal = Refusal.of(method);
        if (refusal != null) {
            throw refuse(method, refusal);
        }
        if (method.getParameterCount() != 1) {
            throw refuse(method, "it has " + method.getParameterCount() + " parameters and not one");
        }
        if (!ScalarText.names(method.getParameterTypes()[0])) {
            throw refuse(method, "its parameter is neither a String, a number, a boolean, a char nor of an enum");
        }
        if (method.getParameters()[0].isAnnotationPresent(Memoise.Secret.class)) {
            throw refuse(method, "its parameter is marked @Memoise.Secret and may stand in no file");
        }
    }

    private static MemoiseConfigurationException refuse(Method method, String reason) {
        return refuse(CallKeys.methodId(method), reason);
    }

    private static MemoiseConfigurationException refuse(String method, String reason) {
        return new MemoiseConfigurationException("The memos of " + method + " have no form {argument: value}: " + reason
                + ". Memos.exportTo(file) and importFrom(file) take every method. See docs/troubleshooting.md#import");
    }

    String id() {
        return CallKeys.methodId(method);
    }

    int variant() {
        return shape.variant().number();
    }

    long group() {
        return keys.group();
    }

    Class<?> parameter() {
        return method.getParameterTypes()[0];
    }

    /** Where the memo of the call with this argument is. */
    Address address(Object argument) {
        try {
            @Nullable Object[] comparables = {keys.comparable(0, argument)};
            return Address.of(keys, receiver, comparables, shape);
        } catch (UnkeyableException notOfScalars) {
            throw new IllegalStateException(notOfScalars);
        }
    }
}
