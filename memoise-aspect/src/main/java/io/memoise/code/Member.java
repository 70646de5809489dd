package io.memoise.code;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * A method as instructions name it. Its equality is written out, since that of records is linked at its first use, for
 * which the first call of a program would wait.
 *
 * @param owner the internal name of the class
 */
public record Member(String owner, String name, String descriptor) implements Comparable<Member> {

    static Member of(Method method) {
        return new Member(
                nameOf(method.getDeclaringClass()),
                method.getName(),
                MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .descriptorString());
    }

    /** The internal name of a class that is no array. */
    static String nameOf(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Member member
                && name.equals(member.name)
                && descriptor.equals(member.descriptor)
                && owner.equals(member.owner);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + descriptor.hashCode();
    }

    /** Orders the methods of one class. */
    @Override
    public int compareTo(Member other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : descriptor.compareTo(other.descriptor);
    }
}
