package io.memoise.key;

import io.memoise.Memoise;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes canonical forms by the right of one lookup, which reads the components of records. */
final class Canonicaliser {
    private final Supplier<Secrets> secrets;
    private final MethodHandles.Lookup lookup;

    // Made when they are asked for: strings and numbers need none.
    private volatile @Nullable Familiar familiar;
    private volatile @Nullable Components components;

    Canonicaliser(MethodHandles.Lookup lookup, Supplier<Secrets> secrets) {
        this.secrets = secrets;
        this.lookup = lookup;
    }

    /** Boolean values only: the JDK's classes hold them, and would hold our loader by an object of a class of ours. */
    private final class Familiar extends ClassValue<Boolean> {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return isFamiliar(type, lookup.lookupClass().getClassLoader());
        }
    }

    private final class Components extends ClassValue<List<Slot>> {
        @Override
        protected List<Slot> computeValue(Class<?> type) {
            return componentsOf(type, lookup);
        }
    }

    /**
     * Whether the class of the lookup knows this very class by its name. Two class loaders may have a class of one name
     * each, and the forms of their objects would be the same.
     */
    boolean familiar(Class<?> type) {
        Familiar known = familiar;
        if (known == null) {
            known = new Familiar();
            familiar = known;
        }
        return known.get(type);
    }

    /** The form of the value as it is now. The message of the exception continues "argument 'x' …". */
    String text(@Nullable Object value) throws UnkeyableException {
        return text(value, new FormWriter(this));
    }

    /** Writes the value and finishes the form. */
    String text(@Nullable Object value, FormWriter out) throws UnkeyableException {
        try {
            out.value(value);
            return out.finish();
        } catch (StackOverflowError deep) {
            throw new UnkeyableException("is nested deeper than the stack of this thread allows");
        } catch (RuntimeException | LinkageError unreadable) {
            throw new UnkeyableException("threw " + unreadable.getClass().getName() + " while it was read");
        }
    }

    /** What is written for a part whose form is the text and whose content may be in no file. */
    String secret(String text) throws UnkeyableException {
        return "{\"secret\":\"" + secrets.get().hmac(text) + "\"}";
    }

    /** Those of the record class, with the right to read them. */
    List<Slot> components(Class<?> type) {
        Components known = components;
        if (known == null) {
            known = new Components();
            components = known;
        }
        return known.get(type);
    }

    /** By name: a memo may be older than the order of the components. */
    void record(Object value, FormWriter out) throws UnkeyableException {
        Class<?> type = value.getClass();
        out.familiar(type, value).tag("record " + type.getName()).json('{');
        boolean first = true;
        for (Slot component : components(type)) {
            if (!first) {
                out.json(',');
            }
            first = false;
            out.json(component.label());
            if (!component.readable()) {
                throw out.unkeyable(value, "whose " + component.name() + " may not be read");
            }
            Object part = component.read(value);
            if (component.secret()) {
                FormWriter apart = out.part();
                apart.value(part);
                out.json(secret(apart.finish()));
            } else {
                out.value(part);
            }
        }
        out.json("}}");
    }

    private static boolean isFamiliar(Class<?> type, @Nullable ClassLoader own) {
        if (type.isArray()) {
            return isFamiliar(type.getComponentType(), own);
        }
        ClassLoader its = type.getClassLoader();
        if (its == null || its == own) {
            return !type.isHidden();
        }
        try {
            return own != null && own.loadClass(type.getName()) == type;
        } catch (ClassNotFoundException | LinkageError unknown) {
            return false;
        }
    }

    private static List<Slot> componentsOf(Class<?> type, MethodHandles.Lookup lookup) {
        List<Slot> slots = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            boolean secret = component.isAnnotationPresent(Memoise.Secret.class);
            slots.add(Slot.of(type, component.getName(), "component '" + component.getName() + "'", secret, lookup));
        }
        return List.copyOf(slots);
    }
}
