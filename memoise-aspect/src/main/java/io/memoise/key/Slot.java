package io.memoise.key;

import io.memoise.access.FieldAccess;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * A field that counts.
 *
 * @param name how messages call it
 * @param label its name in a form, as JSON with the colon
 * @param field reads it as its own type from an object of its own class; null where we may not
 * @param getter reads it as an object from any object; null where we may not
 * @param secret whether its content may be in no file
 * @param outer whether it holds the object that an inner class's object belongs to
 * @param settled whether it is final
 */
record Slot(
        String name,
        String label,
        @Nullable MethodHandle field,
        @Nullable MethodHandle getter,
        boolean secret,
        boolean outer,
        boolean settled) {
    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);

    /** The component of a record. */
    static Slot of(Class<?> owner, String field, String name, boolean secret, MethodHandles.Lookup lookup) {
        try {
            return of(owner.getDeclaredField(field), field, name, secret, lookup);
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(owner + " has a component without a field: " + field, impossible);
        }
    }

    static Slot of(Field field, String name, boolean secret, MethodHandles.Lookup lookup) {
        return of(field, field.getDeclaringClass().getName() + "." + field.getName(), name, secret, lookup);
    }

    private static Slot of(Field field, String inForm, String name, boolean secret, MethodHandles.Lookup lookup) {
        String label = FormWriter.quote(inForm) + ":";
        MethodHandle handle = FieldAccess.reader(field, lookup).orElse(null);
        MethodHandle getter = handle == null ? null : handle.asType(GETTER);
        return new Slot(name, label, handle, getter, secret, isOuter(field), Modifier.isFinal(field.getModifiers()));
    }

    /** An inner class's reference to the object around it. What it captures of a method is an ordinary field. */
    static boolean isOuter(Field field) {
        return field.isSynthetic() && field.getName().startsWith("this$");
    }

    boolean readable() {
        return getter != null;
    }

    boolean isPrimitive() {
        return field != null && field.type().returnType().isPrimitive();
    }

    /** Whether it holds this for ever: a final field that holds what none does before it is set. */
    boolean isSet(@Nullable Object value) {
        boolean unset = value == null
                || Boolean.FALSE.equals(value)
                || (value instanceof Character letter && letter == 0)
                || (value instanceof Number number && isPrimitive() && Comparison.bits(number) == 0);
        return settled && !unset;
    }

    @Nullable
    Object read(Object owner) {
        if (getter == null) {
            throw new IllegalStateException(name + " may not be read");
        }
        try {
            return (Object) getter.invokeExact(owner);
        } catch (Throwable impossible) {
            throw new IllegalStateException(name + " could not be read", impossible);
        }
    }
}
