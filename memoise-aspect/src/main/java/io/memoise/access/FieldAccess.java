package io.memoise.access;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads and sets fields and makes objects by the right of a lookup: that of a woven class reaches every class of its module. Where
 * that is not enough, reflection may still be let in, as it is on the class path.
 */
public final class FieldAccess {
    /** JDK 26 warns of programs that set final fields by reflection, and later ones are to refuse it (JEP 500). */
    private static final boolean SETS_FINALS = Runtime.version().feature() < 26;

    private FieldAccess() {}

    /** A handle of type {@code (Object)Object} that reads the instance field; empty where we may not. */
    public static Optional<MethodHandle> getter(Field field, MethodHandles.Lookup lookup) {
        MethodType erased = MethodType.methodType(Object.class, Object.class);
        return reader(field, lookup).map(reader -> reader.asType(erased));
    }

    /** A handle that reads the instance field as its own type from an object of its own class; empty where we may not. */
    public static Optional<MethodHandle> reader(Field field, MethodHandles.Lookup lookup) {
        try {
            return Optional.of(MethodHandles.privateLookupIn(field.getDeclaringClass(), lookup)
                    .unreflectGetter(field));
        } catch (IllegalAccessException notOfThisModule) {
            if (!field.trySetAccessible()) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(lookup.unreflectGetter(field));
        } catch (IllegalAccessException neither) {
            return Optional.empty();
        }
    }

    /** What the static field holds, after its class is initialised; empty where we may not read it, or for null. */
    public static Optional<Object> constant(Field field, MethodHandles.Lookup lookup) {
        try {
            if (field.trySetAccessible()) {
                return Optional.ofNullable(field.get(null));
            }
            return Optional.ofNullable(MethodHandles.privateLookupIn(field.getDeclaringClass(), lookup)
                    .unreflectVarHandle(field)
                    .get());
        } catch (IllegalAccessException notOfThisModule) {
            return Optional.empty();
        }
    }

    /**
     * A handle of type {@code (Object,Object)void} that sets the instance field; empty where we may not. A final field is
     * set only where reflection is let in, and only by a JDK that does not warn of it.
     */
    public static Optional<MethodHandle> setter(Field field, MethodHandles.Lookup lookup) {
        MethodType erased = MethodType.methodType(void.class, Object.class, Object.class);
        boolean isFinal = Modifier.isFinal(field.getModifiers());
        try {
            if (!isFinal) {
                return Optional.of(MethodHandles.privateLookupIn(field.getDeclaringClass(), lookup)
                        .unreflectSetter(field)
                        .asType(erased));
            }
        } catch (IllegalAccessException notOfThisModule) {
            // Reflection may be let in.
        }
        try {
            return (isFinal && !SETS_FINALS) || !field.trySetAccessible()
                    ? Optional.empty()
                    : Optional.of(lookup.unreflectSetter(field).asType(erased));
        } catch (IllegalAccessException neither) {
            return Optional.empty();
        }
    }

    /** A handle of type {@code (Object[])Object} to the record's canonical constructor; empty where we may not. */
    public static Optional<MethodHandle> canonicalConstructor(Class<?> record, MethodHandles.Lookup lookup) {
        return constructor(
                record,
                lookup,
                Arrays.stream(record.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new));
    }

    /**
     * A handle of type {@code (Object[])Object} to the constructor with parameters of these types; empty where there is
     * none, or where we may not.
     */
    public static Optional<MethodHandle> constructor(
            Class<?> type, MethodHandles.Lookup lookup, Class<?>... parameters) {
        try {
            return Optional.of(handle(type.getDeclaredConstructor(parameters), type, lookup)
                    .asFixedArity()
                    .asSpreader(Object[].class, parameters.length)
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
