package io.memoise.codec;

import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Replaces type variables by what they stand for, the class of the receiver included. */
final class TypeResolver {
    /** By their names, so that a program which uses none does not load them. */
    private static final Set<String> FUTURES = Set.of(
            "java.util.concurrent.CompletableFuture",
            "java.util.concurrent.CompletionStage",
            "java.util.concurrent.Future");

    private static final TypeVariable<?>[] NONE = {};

    private final Map<TypeVariable<?>, ResolvedType> known;
    /** The variables whose bounds are being resolved; a bound that mentions one of them is an {@code Object}. */
    private final Set<TypeVariable<?>> open = new HashSet<>();

    private TypeResolver(Map<TypeVariable<?>, ResolvedType> known) {
        this.known = known;
    }

    static ResolvedType returnType(Method method, @Nullable Class<?> receiver) {
        Class<?> declaring = method.getDeclaringClass();
        Map<TypeVariable<?>, ResolvedType> known = receiver != null && declaring.isAssignableFrom(receiver)
                ? seenFrom(receiver, Map.of(), declaring)
                : Map.of();
        return new TypeResolver(known).resolve(method.getGenericReturnType());
    }

    /** An optional of what a future of the type completes with; null where the type is no future. */
    static @Nullable ResolvedType contentOfFuture(ResolvedType type) {
        return FUTURES.contains(type.raw().getName()) ? new ResolvedType(Optional.class, type.arguments()) : null;
    }

    /** What a class says of the parameters of one of its supertypes; where it says nothing they are their bounds. */
    static List<ResolvedType> argumentsOf(Class<?> supertype, Class<?> type) {
        return new TypeResolver(seenFrom(type, Map.of(), supertype))
                .resolve(supertype)
                .arguments();
    }

    /** A class with its parameters as their bounds. */
    static ResolvedType resolved(Class<?> type) {
        return new ResolvedType(type, new TypeResolver(Map.of()).resolveAll(type.getTypeParameters()));
    }

    /** The type of a field, its own or inherited, in a use of the class. */
    static ResolvedType field(Field field, ResolvedType owner) {
        Map<TypeVariable<?>, ResolvedType> known =
                seenFrom(owner.raw(), bind(owner.raw(), owner.arguments()), field.getDeclaringClass());
        return new TypeResolver(known).resolve(field.getGenericType());
    }

    /** A permitted subtype in a use of the sealed type; what the use does not say of its variables is their bounds. */
    static ResolvedType permitted(Class<?> subtype, ResolvedType declared) {
        Map<TypeVariable<?>, ResolvedType> known = new HashMap<>();
        for (Type parent : parents(subtype)) {
            unify(parent, declared, known);
        }
        return new TypeResolver(known).resolve(subtype);
    }

    private static void unify(Type said, ResolvedType meant, Map<TypeVariable<?>, ResolvedType> known) {
        if (said instanceof TypeVariable<?> variable) {
            known.putIfAbsent(variable, meant);
        } else if (said instanceof ParameterizedType type && type.getRawType() == meant.raw()) {
            Type[] arguments = type.getActualTypeArguments();
            for (int i = 0; i < Math.min(arguments.length, meant.arguments().size()); i++) {
                unify(arguments[i], meant.arguments().get(i), known);
            }
        } else if (said instanceof GenericArrayType array && meant.raw().isArray()) {
            unify(array.getGenericComponentType(), meant.arguments().get(0), known);
        }
    }

    private static List<Type> parents(Class<?> type) {
        List<Type> parents = new ArrayList<>(List.of(type.getGenericInterfaces()));
        if (type.getGenericSuperclass() != null) {
            parents.add(type.getGenericSuperclass());
        }
        return parents;
    }

    static boolean mentionsClassVariable(Type type) {
        if (type instanceof Class) {
            return false;
        }
        if (type instanceof TypeVariable<?> variable) {
            GenericDeclaration declaration = variable.getGenericDeclaration();
            return declaration instanceof Class
                    || Arrays.stream(variable.getBounds())
                            .anyMatch(bound -> bound instanceof TypeVariable<?> && mentionsClassVariable(bound));
        }
        if (type instanceof ParameterizedType parameterized) {
            return Arrays.stream(parameterized.getActualTypeArguments()).anyMatch(TypeResolver::mentionsClassVariable);
        }
        if (type instanceof GenericArrayType array) {
            return mentionsClassVariable(array.getGenericComponentType());
        }
        if (type instanceof WildcardType wildcard) {
            return mentionsClassVariable(wildcard.getUpperBounds()[0]);
        }
        return false;
    }

    /** What the variables of {@code target} stand for in {@code type}, one of its subtypes. */
    private static Map<TypeVariable<?>, ResolvedType> seenFrom(
            Class<?> type, Map<TypeVariable<?>, ResolvedType> known, Class<?> target) {
        if (type.equals(target)) {
            return known;
        }
        for (Type parent : parents(type)) {
            ResolvedType resolved = new TypeResolver(known).resolve(parent);
            if (target.isAssignableFrom(resolved.raw())) {
                return seenFrom(resolved.raw(), bind(resolved.raw(), resolved.arguments()), target);
            }
        }
        return Map.of();
    }

    private static Map<TypeVariable<?>, ResolvedType> bind(Class<?> raw, List<ResolvedType> arguments) {
        if (arguments.isEmpty()) {
            return Map.of();
        }
        TypeVariable<?>[] variables = mentioned(raw);
        Map<TypeVariable<?>, ResolvedType> bound = new HashMap<>();
        for (int i = 0; i < variables.length; i++) {
            bound.put(variables[i], arguments.get(i));
        }
        return bound;
    }

    /**
     * The parameters of the class that its parts may mention. To ask for those of a class that has none, the JDK loads two
     * dozen classes, for which a program's first call would wait.
     */
    private static TypeVariable<?>[] mentioned(Class<?> raw) {
        return raw.isPrimitive() || raw == String.class || raw.isRecord() && !isGeneric(raw.getRecordComponents())
                ? NONE
                : raw.getTypeParameters();
    }

    private static boolean isGeneric(RecordComponent[] components) {
        for (RecordComponent component : components) {
            if (component.getGenericSignature() != null) {
                return true;
            }
        }
        return false;
    }

    private ResolvedType resolve(Type type) {
        if (type instanceof Class<?> raw) {
            return raw.isArray()
                    ? new ResolvedType(raw, List.of(resolve(raw.getComponentType())))
                    : new ResolvedType(raw, resolveAll(mentioned(raw)));
        }
        if (type instanceof ParameterizedType parameterized) {
            return parameterized(parameterized);
        }
        if (type instanceof GenericArrayType array) {
            ResolvedType element = resolve(array.getGenericComponentType());
            return new ResolvedType(element.raw().arrayType(), List.of(element));
        }
        if (type instanceof WildcardType wildcard) {
            return resolve(wildcard.getUpperBounds()[0]);
        }
        return variable((TypeVariable<?>) type);
    }

    private ResolvedType parameterized(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        List<ResolvedType> resolved = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            boolean anything =
                    arguments[i] instanceof WildcardType wildcard && wildcard.getUpperBounds()[0] == Object.class;
            resolved.add(resolve(anything ? raw.getTypeParameters()[i] : arguments[i]));
        }
        return new ResolvedType(raw, List.copyOf(resolved));
    }

    private ResolvedType variable(TypeVariable<?> variable) {
        ResolvedType meaning = known.get(variable);
        if (meaning != null) {
            return meaning;
        }
        if (!open.add(variable)) {
            return new ResolvedType(Object.class, List.of());
        }
        ResolvedType bound = resolve(variable.getBounds()[0]);
        open.remove(variable);
        return bound;
    }

    private List<ResolvedType> resolveAll(Type[] types) {
        ResolvedType[] resolved = new ResolvedType[types.length];
        for (int i = 0; i < types.length; i++) {
            resolved[i] = resolve(types[i]);
        }
        return List.of(resolved);
    }
}
