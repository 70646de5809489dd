package io.memoise.codec;

import io.memoise.access.FieldAccess;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads the components of records off their fields, past any accessor that says otherwise. */
final class Components {
    private final MethodHandles.Lookup lookup;
    private final Map<Class<?>, Optional<MethodHandle[]>> getters = new ConcurrentHashMap<>();

    Components(MethodHandles.Lookup lookup) {
        this.lookup = lookup;
    }

    /** Handles of type {@code (Object)Object}, in the order of the components; empty where we may not read them. */
    Optional<MethodHandle[]> of(Class<?> record) {
        Optional<MethodHandle[]> known = getters.get(record);
        return known != null ? known : getters.computeIfAbsent(record, this::find);
    }

    private Optional<MethodHandle[]> find(Class<?> record) {
        RecordComponent[] components = record.getRecordComponents();
        MethodHandle[] found = new MethodHandle[components.length];
        for (int i = 0; i < found.length; i++) {
            try {
                Optional<MethodHandle> getter =
                        FieldAccess.getter(record.getDeclaredField(components[i].getName()), lookup);
                if (getter.isEmpty()) {
                    return Optional.empty();
                }
                found[i] = getter.get();
            } catch (NoSuchFieldException impossible) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
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
