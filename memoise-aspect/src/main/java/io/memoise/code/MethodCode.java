package io.memoise.code;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * The code of one method in short.
 *
 * <p>Its fingerprint covers the instructions of the method, of its lambdas, of the local and anonymous classes that it
 * uses, and of the methods and constructors of its own class that any of these reach. It does not cover other classes,
 * methods that override those of this class, and static initialisers. Names of local variables, line numbers,
 * annotations, the order of methods, the numbers of lambdas and what the weaver of memoise adds make no difference.
 *
 * @param fingerprint 32 hexadecimal digits, or {@link #UNKNOWN}
 * @param obstacle why it is unknown; {@code null} where it is known
 */
public record MethodCode(String fingerprint, @Nullable String obstacle) {
    /** The fingerprint of every method whose class file can't be read. */
    public static final String UNKNOWN = "unknown";

    /** The code of the method as its class file has it; unknown where there is none. Never throws. */
    public static MethodCode of(Method method) {
        Class<?> type = method.getDeclaringClass();
        try {
            String fingerprint = new Walk(new ClassFiles(type), Member.of(method)).fingerprint();
            return fingerprint != null
                    ? new MethodCode(fingerprint, null)
                    : unknown("there is no class file of " + type.getName() + " that has the method");
        } catch (RuntimeException unreadable) {
            return unknown("the class file of " + type.getName() + " can't be read: " + unreadable.getMessage());
        }
    }

    private static MethodCode unknown(String obstacle) {
        return new MethodCode(UNKNOWN, obstacle);
    }
}
