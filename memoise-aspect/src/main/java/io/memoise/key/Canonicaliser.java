package io.memoise.key;

import io.memoise.Memoise;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes canonical forms by the right of one lookup, which reads the components of records. */
final class Canonicaliser {
    private final Secrets secrets;
    private final ClassValue<List<Slot>> components;

    Canonicaliser(MethodHandles.Lookup lookup, Secrets secrets) {
        this.secrets = secrets;
        this.components = new ClassValue<>() {
            @Override
            protected List<Slot> computeValue(Class<?> type) {
                return componentsOf(type, lookup);
            }
        };
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
        return "{\"secret\":\"" + secrets.hmac(text) + "\"}";
    }

    void record(Object value, FormWriter out) throws UnkeyableException {
        out.tag("record " + value.getClass().getName()).json('[');
        boolean first = true;
        for (Slot component : components.get(value.getClass())) {
            if (!first) {
                out.json(',');
            }
            first = false;
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
        out.json("]}");
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
