package io.memoise.access;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads fields and makes records by the right of a lookup: that of a woven class reaches every class of its module. Where
 * that is not enough, reflection may still be let in, as it is on the class path.
 */
public final class FieldAccess {
    private FieldAccess() {}

    /** A handle of type {@code (Object)Object} that reads the instance field; empty where we may not. */
    public static Optional<MethodHandle> getter(Field field, MethodHandles.Lookup lookup) {
        MethodType erased = MethodType.methodType(Object.class, Object.class);
        try {
            return Optional.of(MethodHandles.privateLookupIn(field.getDeclaringClass(), lookup)
                    .unreflectGetter(field)
                    .asType(erased));
        } catch (IllegalAccessException notOfThisModule) {
            if (!field.trySetAccessible()) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(lookup.unreflectGetter(field).asType(erased));
        } catch (IllegalAccessException neither) {
            return Optional.empty();
        }
    }

    /** A handle of type {@code (Object[])Object} to the record's canonical constructor; empty where we may not. */
    public static Optional<MethodHandle> canonicalConstructor(Class<?> record, MethodHandles.Lookup lookup) {
        Class<?>[] types = Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = record.getDeclaredConstructor(types);
            return Optional.of(handle(constructor, record, lookup)
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class)));
        } catch (NoSuchMethodException | IllegalAccessException refused) {
            return Optional.empty();
        }
    }

    private static MethodHandle handle(Constructor<?> constructor, Class<?> type, MethodHandles.Lookup lookup)
            throws IllegalAccessException {
        try {
            return MethodHandles.privateLookupIn(type, lookup).unreflectConstructor(constructor);
        } catch (IllegalAccessException notOfThisModule) {
            constructor.trySetAccessible();
            return lookup.unreflectConstructor(constructor);
        }
    }
}
