package io.memoise.codec;

import io.memoise.access.FieldAccess;
import io.memoise.access.FieldAccess.Getter;
import io.memoise.access.FieldAccess.Making;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;

/** Makes the adapters of records. */
final class RecordAdapters {
    private RecordAdapters() {}

    static Adapter of(ResolvedType type, MethodHandles.Lookup lookup, Components components, Registry registry) {
        Class<?> raw = type.raw();
        Optional<Getter[]> getters = components.of(raw);
        Optional<Making> constructor = FieldAccess.canonicalConstructor(raw, lookup);
        if (getters.isEmpty() || constructor.isEmpty()) {
            return new Refused(raw, "is a record that its module does not let memoise read and make");
        }
        List<Field> fields = Components.recordFields(raw);
        String[] names = new String[fields.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = fields.get(i).getName();
        }
        Adapter[] found = new Adapter[names.length];
        ObjectAdapter adapter = new ObjectAdapter(raw, names, found, getters.get(), constructor.get());
        registry.early(type, adapter);
        fill(found, fields, type, registry);
        return adapter;
    }

    /** Finds the adapters of the fields in a use of their class. */
    static void fill(Adapter[] found, List<Field> fields, ResolvedType type, Registry registry) {
        for (int i = 0; i < found.length; i++) {
            found[i] = registry.adapter(TypeResolver.field(fields.get(i), type));
        }
    }
}
