package io.memoise.codec;

import io.memoise.access.FieldAccess;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads the fields of records and of plain classes, past any accessor that says otherwise. */
final class Components {
    private final MethodHandles.Lookup lookup;
    private final Map<Class<?>, Optional<MethodHandle[]>> getters = new ConcurrentHashMap<>();
    private final Map<Class<?>, List<MethodHandle>> lasting = new ConcurrentHashMap<>();
    private final Map<Class<?>, Boolean> allFinal = new ConcurrentHashMap<>();

    Components(MethodHandles.Lookup lookup) {
        this.lookup = lookup;
    }

    /**
     * Handles of type {@code (Object)Object}, for a record in the order of the components; empty where we may not read them
     * all, or where fields do not tell all that there is to an object.
     */
    Optional<MethodHandle[]> of(Class<?> type) {
        Optional<MethodHandle[]> known = getters.get(type);
        return known != null ? known : getters.computeIfAbsent(type, this::find);
    }

    private Optional<MethodHandle[]> find(Class<?> type) {
        if (type.isRecord()) {
            return of(recordFields(type));
        }
        return PlainClass.obstacle(type) == null ? of(PlainClass.instanceFields(type)) : Optional.empty();
    }

    /** Getters of the fields that are not transient, as far as they can be read; none of what the JDK has made. */
    List<MethodHandle> lasting(Class<?> type) {
        return lasting.computeIfAbsent(
                type,
                of -> PlainClass.ofTheJdk(of)
                        ? List.of()
                        : PlainClass.of(of).fields().stream()
                                .flatMap(field -> FieldAccess.getter(field, lookup).stream())
                                .toList());
    }

    /** Whether no field of an object of the class is ever given another value. */
    boolean allFinal(Class<?> type) {
        return type.isRecord() || allFinal.computeIfAbsent(type, PlainClass::allFinal);
    }

    /** Getters of these fields in their order. */
    Optional<MethodHandle[]> of(List<Field> fields) {
        MethodHandle[] found = new MethodHandle[fields.size()];
        for (int i = 0; i < found.length; i++) {
            Optional<MethodHandle> getter = FieldAccess.getter(fields.get(i), lookup);
            if (getter.isEmpty()) {
                return Optional.empty();
            }
            found[i] = getter.get();
        }
        return Optional.of(found);
    }

    static List<Field> recordFields(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(component -> {
                    try {
                        return record.getDeclaredField(component.getName());
                    } catch (NoSuchFieldException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                })
                .toList();
    }

    static @Nullable Object read(MethodHandle getter, Object record) {
        try {
            return (Object) getter.invokeExact(record);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
