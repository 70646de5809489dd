package io.memoise.codec;

import io.memoise.access.FieldAccess;
import io.memoise.access.FieldAccess.Getter;
import io.memoise.access.FieldAccess.Making;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the adapters of the program's own classes but records: classes with fields, sealed types. */
final class ClassAdapters {
    private final MethodHandles.Lookup lookup;
    private final Components components;
    private final Structure structure;
    private final Registry registry;

    ClassAdapters(MethodHandles.Lookup lookup, Components components, Structure structure, Registry registry) {
        this.lookup = lookup;
        this.components = components;
        this.structure = structure;
        this.registry = registry;
    }

    Adapter of(ResolvedType type) {
        return type.raw().isSealed() ? sealed(type) : plain(type, true);
    }

    /** @param all whether the adapter is that of all objects of the type: one of a sealed class may be of a subclass */
    private Adapter plain(ResolvedType type, boolean all) {
        Class<?> raw = type.raw();
        String obstacle = PlainClass.obstacle(raw);
        if (obstacle != null) {
            return Refused.because(raw, obstacle);
        }
        PlainClass plain = PlainClass.of(raw);
        Optional<Getter[]> getters = components.of(plain.fields());
        Optional<Getter[]> transients = components.of(plain.transients());
        if (getters.isEmpty() || transients.isEmpty()) {
            return Refused.because(raw, "has fields that its module does not let memoise read");
        }
        String[] names = plain.names();
        Making maker = maker(plain, names, getters.get());
        if (maker == null) {
            return Refused.because(
                    raw, "has neither fields that memoise may set nor a constructor that takes them in order");
        }
        Adapter[] found = new Adapter[names.length];
        ObjectAdapter fields = new ObjectAdapter(raw, names, found, getters.get(), maker);
        PlainAdapter adapter = new PlainAdapter(plain, fields, transients.get());
        if (names.length == 0) {
            Map<String, Object> constants = constants(raw);
            return constants.isEmpty() ? adapter : new ConstantAdapter(constants, adapter);
        }
        if (all) {
            registry.early(type, adapter);
        }
        ObjectAdapter.fill(found, plain.fields(), type, registry);
        return adapter;
    }

    private Map<String, Object> constants(Class<?> type) {
        Map<String, Object> constants = new TreeMap<>();
        for (Field field : type.getDeclaredFields()) {
            int modifiers = field.getModifiers();
            if (field.getType() == type && Modifier.isStatic(modifiers) && Modifier.isFinal(modifiers)) {
                FieldAccess.constant(field, lookup).ifPresent(constant -> constants.put(field.getName(), constant));
            }
        }
        return constants;
    }

    private @Nullable Making maker(PlainClass type, String[] names, Getter[] getters) {
        List<MethodHandle> setters = setters(type.fields());
        List<MethodHandle> others = setters(type.transients());
        Optional<Making> empty = FieldAccess.constructor(type.raw(), lookup);
        boolean blank = empty.isPresent() || Maker.Blank.withoutConstructor();
        if (!blank
                || setters.size() < names.length
                || others.size() < type.transients().size()) {
            return FieldAccess.constructor(type.raw(), lookup, type.types())
                    .map(constructor -> Maker.checked(constructor, names, getters, structure))
                    .orElse(null);
        }
        List<Maker.Default> defaults = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            defaults.add(new Maker.Default(
                    others.get(i), PlainClass.unset(type.transients().get(i))));
        }
        return Maker.setting(
                empty.map(Maker.Blank::of).orElseGet(() -> Maker.Blank.without(type.raw())), setters, defaults);
    }

    private List<MethodHandle> setters(List<Field> fields) {
        return fields.stream()
                .flatMap(field -> FieldAccess.setter(field, lookup).stream())
                .toList();
    }

    private Adapter sealed(ResolvedType type) {
        SealedAdapter adapter = new SealedAdapter(type.raw());
        registry.early(type, adapter);
        Map<Class<?>, ResolvedType> subtypes = new LinkedHashMap<>();
        concrete(type, subtypes);
        subtypes.forEach((raw, subtype) -> {
            boolean alone = subtypes.keySet().stream()
                    .allMatch(other -> other == raw || !other.getSimpleName().equals(raw.getSimpleName()));
            adapter.permit(
                    raw,
                    alone ? raw.getSimpleName() : raw.getTypeName(),
                    raw.isSealed() && !raw.isEnum() ? plain(subtype, false) : registry.adapter(subtype));
        });
        return adapter;
    }

    /** The classes that objects of the type can be of, as far as they are named. */
    private static void concrete(ResolvedType type, Map<Class<?>, ResolvedType> found) {
        Class<?> raw = type.raw();
        if (raw.isEnum() || !Modifier.isAbstract(raw.getModifiers())) {
            found.putIfAbsent(raw, type);
        }
        if (raw.isSealed() && !raw.isEnum()) {
            for (Class<?> subtype : raw.getPermittedSubclasses()) {
                concrete(TypeResolver.permitted(subtype, type), found);
            }
        }
    }
}
