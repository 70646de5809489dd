package io.memoise.codec;

import com.google.gson.stream.JsonToken;
import io.memoise.access.FieldAccess;
import io.memoise.access.FieldAccess.Getter;
import io.memoise.access.FieldAccess.Making;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record, or another object with fields, as a JSON object of what its fields hold. */
final class ObjectAdapter extends Adapter {
    private static final Object MISSING = new Object();

    private final Class<?> type;
    private final String[] names;
    private final Adapter[] components;
    private final Getter[] getters;
    private final Making maker;

    /** @param components in the order of the names; filled in later, since an object may hold others of its class */
    ObjectAdapter(Class<?> type, String[] names, Adapter[] components, Getter[] getters, Making maker) {
        this.type = type;
        this.names = names;
        this.components = components;
        this.getters = getters;
        this.maker = maker;
    }

    /** The adapter of a record in a use of its class. */
    static Adapter ofRecord(ResolvedType type, MethodHandles.Lookup lookup, Components components, Registry registry) {
        Class<?> raw = type.raw();
        Optional<Getter[]> getters = components.of(raw);
        Optional<Making> constructor = FieldAccess.canonicalConstructor(raw, lookup);
        if (getters.isEmpty() || constructor.isEmpty()) {
            return Refused.because(raw, "is a record that its module does not let memoise read and make");
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

    @Override
    void write(Object value, Writing out) throws IOException, UnkeepableException {
        out.expect(type, value);
        out.enter();
        out.json().beginObject();
        for (int i = 0; i < names.length; i++) {
            out.place().at(names[i]);
            out.json().name(names[i]);
            out.value(components[i], getters[i].get(value));
        }
        out.json().endObject();
        out.place().leave();
    }

    @Override
    Object read(Reading in) throws IOException, UnkeepableException {
        in.enter();
        @Nullable Object[] values = new @Nullable Object[names.length];
        Arrays.fill(values, MISSING);
        in.json().beginObject();
        for (int next = 0; in.json().peek() != JsonToken.END_OBJECT; next++) {
            int i = index(in.json().nextName(next < names.length ? names[next] : ""), next, in);
            in.place().at(names[i]);
            if (values[i] != MISSING) {
                throw in.refuse("is there twice");
            }
            values[i] = in.value(components[i]);
        }
        in.json().endObject();
        for (int i = 0; i < names.length; i++) {
            if (values[i] == MISSING) {
                in.place().at(names[i]);
                throw in.refuse("is missing");
            }
        }
        in.place().leave();
        return make(values, in);
    }

    /** Tries the place where the component stood when it was written first. */
    private int index(String name, int expected, Reading in) throws UnkeepableException {
        if (expected < names.length && names[expected].equals(name)) {
            return expected;
        }
        int i = Arrays.asList(names).indexOf(name);
        if (i < 0) {
            in.place().at("");
            throw in.refuse("has a component that " + type.getTypeName() + " has not");
        }
        return i;
    }

    private Object make(@Nullable Object[] values, Reading in) throws UnkeepableException {
        try {
            return maker.make(values);
        } catch (VirtualMachineError ours) {
            throw ours;
        } catch (UnkeepableException changed) {
            throw in.refuse(String.valueOf(changed.getMessage()));
        } catch (Throwable thrown) {
            throw in.refuse("is refused by the constructor of " + type.getTypeName() + " with a "
                    + thrown.getClass().getTypeName());
        }
    }

    /** Sorted, since the order of components means nothing to what is stored. */
    @Override
    void describe(StringBuilder shape, Map<Adapter, Integer> seen) {
        Integer number = seen.putIfAbsent(this, seen.size());
        if (number != null) {
            shape.append('#').append(number);
            return;
        }
        shape.append('{');
        String[] sorted = names.clone();
        Arrays.sort(sorted);
        for (String name : sorted) {
            shape.append(name).append(':');
            components[Arrays.asList(names).indexOf(name)].describe(shape, seen);
            shape.append(';');
        }
        shape.append('}');
    }
}
