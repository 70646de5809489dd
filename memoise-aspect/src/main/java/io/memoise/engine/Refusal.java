package io.memoise.engine;

import io.memoise.key.CallKeys;
import io.memoise.observe.Notices;
import java.lang.reflect.Method;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * Methods that are not memoised because of how they are declared. Weaving at compile time refuses them; at load time, or
 * where its checks are off, they run as they are.
 */
final class Refusal {
    private static final String ANCHOR = "refused-result";
    private static final Notices NOTICES = new Notices();

    private Refusal() {}

    /** Why the method is not memoised; {@code null} where it is. */
    static @Nullable String of(Method method) {
        Class<?> result = method.getReturnType();
        if (result == void.class) {
            return "it returns nothing. Take @Memoise away, or return what the method works out";
        }
        if (BaseStream.class.isAssignableFrom(result)
                || Iterator.class.isAssignableFrom(result)
                || Spliterator.class.isAssignableFrom(result)
                || Enumeration.class.isAssignableFrom(result)) {
            return "its result, a " + result.getName() + ", can be read once only. Return a List or another collection";
        }
        if (AutoCloseable.class.isAssignableFrom(result)) {
            return "its result, a " + result.getName() + ", is to be closed. Return what is read from it, such as a"
                    + " String, a byte array or a record";
        }
        Class<?>[] parameters = method.getParameterTypes();
        if (parameters.length > 0
                && parameters[parameters.length - 1].getName().equals("kotlin.coroutines.Continuation")) {
            return "a suspend function returns before its result is there. Put @Memoise on a function that is not"
                    + " suspended and that this one calls";
        }
        return null;
    }

    /** Says once why the method, which no advice is for, is not memoised. */
    static void say(Method method) {
        NOTICES.warn(Notices.explained("Cannot remember " + CallKeys.methodId(method) + ": " + of(method), ANCHOR));
    }
}
