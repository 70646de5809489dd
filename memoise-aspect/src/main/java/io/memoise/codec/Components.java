package io.memoise.codec;

import io.memoise.access.FieldAccess;
import io.memoise.access.FieldAccess.Getter;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the fields of records and of plain classes, past any accessor that says otherwise. */
final class Components {
    private final MethodHandles.Lookup lookup;
    private final Map<Class<?>, Optional<Getter[]>> getters = new ConcurrentHashMap<>();
    private final Map<Class<?>, List<Getter>> lasting = new ConcurrentHashMap<>();
    private final Map<Class<?>, Optional<Getter[]>> open = new ConcurrentHashMap<>();

    Components(MethodHandles.Lookup lookup) {
        this.lookup = lookup;
    }

    /**
     * Getters of the fields, for a record in the order of the components; empty where we may not read them all, or where
     * fields do not tell all that there is to an object.
     */
    Optional<Getter[]> of(Class<?> type) {
        Optional<Getter[]> known = getters.get(type);
        if (known == null) {
            known = find(type);
            getters.put(type, known);
        }
        return known;
    }

    private Optional<Getter[]> find(Class<?> type) {
        return type.isRecord() || PlainClass.obstacle(type) == null ? of(fields(type)) : Optional.empty();
    }

    private static List<Field> fields(Class<?> type) {
        return type.isRecord() ? recordFields(type) : PlainClass.instanceFields(type);
    }

    /** Getters of the fields that are not transient, as far as they can be read; none of what the JDK has made. */
    List<Getter> lasting(Class<?> type) {
        return lasting.computeIfAbsent(
                type,
                of -> PlainClass.ofTheJdk(of)
                        ? List.of()
                        : PlainClass.of(of).fields().stream()
                                .flatMap(field -> FieldAccess.getter(field, lookup).stream())
                                .toList());
    }

    /**
     * Getters of the fields that may hold what can be changed; empty where the object may be given other fields, or where
     * there are none by {@link #of}.
     */
    Optional<Getter[]> open(Class<?> type) {
        Optional<Getter[]> known = open.get(type);
        if (known == null) {
            known = findOpen(type);
            open.put(type, known);
        }
        return known;
    }

    private Optional<Getter[]> findOpen(Class<?> type) {
        if (of(type).isEmpty() || !(type.isRecord() || PlainClass.allFinal(type))) {
            return Optional.empty();
        }
        List<Field> found = new ArrayList<>();
        for (Field field : fields(type)) {
            if (!JdkValues.areAllOf(field.getType())) {
                found.add(field);
            }
        }
        return of(found);
    }

    /** Getters of these fields in their order. */
    Optional<Getter[]> of(List<Field> fields) {
        Getter[] found = new Getter[fields.size()];
        for (int i = 0; i < found.length; i++) {
            Optional<Getter> getter = FieldAccess.getter(fields.get(i), lookup);
            if (getter.isEmpty()) {
                return Optional.empty();
            }
            found[i] = getter.get();
        }
        return Optional.of(found);
    }

    static List<Field> recordFields(Class<?> record) {
        List<Field> fields = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            try {
                fields.add(record.getDeclaredField(component.getName()));
            } catch (NoSuchFieldException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return fields;
    }
}
