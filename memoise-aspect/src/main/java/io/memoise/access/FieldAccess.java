package io.memoise.access;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads and sets fields and makes objects, by the right of a lookup, and that of a woven class reaches every class of its
 * module, or by reflection where it is let in, as it is on the class path. Of the two goes first what takes the least to
 * begin with.
 */
public final class FieldAccess {
    /** JDK 26 warns of programs that set final fields by reflection, and later ones are to refuse it (JEP 500). */
    private static final boolean SETS_FINALS = Runtime.version().feature() < 26;

    /** Since JDK 18 reflection makes half a dozen classes for the first call of a constructor (JEP 416), where one will do. */
    private static final boolean MAKES_CLASSES = Runtime.version().feature() >= 18;

    private FieldAccess() {}

    /** Reads one field. */
    public interface Getter {
        /** What the field of the object holds; the object must be of the field's class. */
        @Nullable
        Object get(Object owner);
    }

    /** Makes objects by one constructor. */
    public interface Making {
        /** An object of these arguments. Throws what the constructor throws. */
        Object make(@Nullable Object[] arguments) throws Throwable;
    }

    /** Reads the instance field; empty where we may not. */
    public static Optional<Getter> getter(Field field, MethodHandles.Lookup lookup) {
        try {
            return Optional.of(new ByVariable(
                    MethodHandles.privateLookupIn(field.getDeclaringClass(), lookup)
                            .unreflectVarHandle(field),
                    field.getType()));
        } catch (IllegalAccessException notOfThisModule) {
            return field.trySetAccessible() ? Optional.of(new ByReflection(field)) : Optional.empty();
        }
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

    /** Makes records by their canonical constructor; empty where we may not. */
    public static Optional<Making> canonicalConstructor(Class<?> record, MethodHandles.Lookup lookup) {
        RecordComponent[] components = record.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = components[i].getType();
        }
        return constructor(record, lookup, types);
    }

    /** Makes objects by the constructor with parameters of these types; empty where there is none, or where we may not. */
    public static Optional<Making> constructor(Class<?> type, MethodHandles.Lookup lookup, Class<?>... parameters) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            if (MAKES_CLASSES) {
                Optional<Making> made = byClass(constructor, lookup);
                if (made.isPresent()) {
                    return made;
                }
            }
            if (constructor.trySetAccessible()) {
                return Optional.of(new ByConstructor(constructor));
            }
            return Optional.of(new ByHandle(MethodHandles.privateLookupIn(type, lookup)
                    .unreflectConstructor(constructor)
                    .asFixedArity()
                    .asSpreader(Object[].class, parameters.length)
                    .asType(MethodType.methodType(Object.class, Object[].class))));
        } catch (NoSuchMethodException | IllegalAccessException refused) {
            return Optional.empty();
        }
    }

    /** Empty where no class may be made beside that of the constructor. */
    private static Optional<Making> byClass(Constructor<?> constructor, MethodHandles.Lookup lookup) {
        try {
            return Optional.of(new ByClass(MakingClass.of(
                    constructor, MethodHandles.privateLookupIn(constructor.getDeclaringClass(), lookup))));
        } catch (IllegalAccessException | RuntimeException | LinkageError refused) {
            return Optional.empty();
        }
    }

    /**
     * Reads a field without a method handle, for which later JDKs make classes at the first use. Each type of field has a
     * call of its own type, since another would be converted by such a handle.
     */
    private record ByVariable(VarHandle variable, Class<?> type) implements Getter {
        @Override
        public @Nullable Object get(Object owner) {
            if (!type.isPrimitive()) {
                return (Object) variable.get(owner);
            } else if (type == int.class) {
                return (int) variable.get(owner);
            } else if (type == long.class) {
                return (long) variable.get(owner);
            } else if (type == double.class) {
                return (double) variable.get(owner);
            } else if (type == boolean.class) {
                return (boolean) variable.get(owner);
            } else if (type == float.class) {
                return (float) variable.get(owner);
            } else if (type == char.class) {
                return (char) variable.get(owner);
            } else if (type == short.class) {
                return (short) variable.get(owner);
            }
            return (byte) variable.get(owner);
        }
    }

    private record ByReflection(Field field) implements Getter {
        @Override
        public @Nullable Object get(Object owner) {
            try {
                return field.get(owner);
            } catch (IllegalAccessException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private record ByConstructor(Constructor<?> constructor) implements Making {
        @Override
        public Object make(@Nullable Object[] arguments) throws Throwable {
            try {
                return constructor.newInstance(arguments);
            } catch (InvocationTargetException thrown) {
                throw Objects.requireNonNullElse(thrown.getCause(), thrown);
            }
        }
    }

    private record ByClass(Function<Object[], Object> function) implements Making {
        @Override
        public Object make(@Nullable Object[] arguments) {
            return function.apply(arguments);
        }
    }

    /** A handle of the type {@code (Object[])Object}. */
    private record ByHandle(MethodHandle handle) implements Making {
        @Override
        public Object make(@Nullable Object[] arguments) throws Throwable {
            return (Object) handle.invokeExact(arguments);
        }
    }
}
