package io.memoise.weave;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import org.aspectj.runtime.reflect.Factory;

/** Tables of methods that no weaver has seen. */
public final class Tables {
    private Tables() {}

    /** An empty table of its own for a static method with one parameter. */
    public static TableI tableI(Method method, MethodHandles.Lookup lookup) {
        Class<?> owner = method.getDeclaringClass();
        Factory factory = new Factory(owner.getSimpleName() + ".java", owner);
        return new TableI(
                factory.makeSJP(
                        "method-execution",
                        factory.makeMethodSig(
                                method.getModifiers(),
                                method.getName(),
                                owner,
                                method.getParameterTypes(),
                                new String[] {"argument"},
                                new Class<?>[0],
                                method.getReturnType()),
                        1),
                lookup);
    }
}
