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

    /** Made when it is asked for: strings and numbers need none. */
    private volatile @Nullable Classes classes;

    /**
     * What there is to know of a class.
     *
     * @param familiar whether the class of the lookup knows this very class by its name
     * @param components of a record, with the right to read them
     */
    private record Known(boolean familiar, List<Slot> components) {}

    Canonicaliser(MethodHandles.Lookup lookup, Supplier<Secrets> secrets) {
        this.secrets = secrets;
        this.lookup = lookup;
    }

    private final class Classes extends ClassValue<Known> {
        @Override
        protected Known computeValue(Class<?> type) {
            boolean familiar = isFamiliar(type, lookup.lookupClass().getClassLoader());
            return new Known(familiar, type.isRecord() ? componentsOf(type, lookup) : List.of());
        }
    }

    private Known known(Class<?> type) {
        Classes all = classes;
        if (all == null) {
            all = new Classes();
            classes = all;
        }
        return all.get(type);
    }

    /**
     * Whether the class of the lookup knows this very class by its name. Two class loaders may have a class of one name
     * each, and the forms of their objects would be the same.
     */
    boolean familiar(Class<?> type) {
        return known(type).familiar();
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
        return known(type).components();
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
