package io.memoise.key;

import io.memoise.Memoise;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/** Reads what receivers add to a key, under the rule of one method. */
final class Receivers {
    private final Memoise.Receiver rule;
    private final Canonicaliser canonicaliser;
    private final ClassValue<ReceiverShape> shapes;
    private final ClassValue<Constant> constants;

    /** The one form of a class's objects, where there is one. */
    private record Constant(@Nullable CanonicalForm form) {}

    Receivers(Memoise.Receiver rule, Canonicaliser canonicaliser, MethodHandles.Lookup lookup) {
        this.rule = rule;
        this.canonicaliser = canonicaliser;
        this.shapes = new ClassValue<>() {
            @Override
            protected ReceiverShape computeValue(Class<?> type) {
                return ReceiverShape.of(type, canonicaliser, lookup);
            }
        };
        this.constants = new ClassValue<>() {
            @Override
            protected Constant computeValue(Class<?> type) {
                return new Constant(isConstant(type) ? ofClass(type, false) : null);
            }
        };
    }

    @Nullable
    CanonicalForm constant(Class<?> type) {
        return constants.get(type).form();
    }

    ReceiverKey of(Object self) throws UnkeyableException {
        CanonicalForm constant = constant(self.getClass());
        if (constant != null) {
            return new ReceiverKey.ByValue(constant);
        } else if (rule == Memoise.Receiver.IGNORE && !(self instanceof Enum<?>)) {
            String obstacle = shapes.get(self.getClass()).obstacle();
            return new ReceiverKey.ByIdentity(ofClass(self.getClass(), true), obstacle);
        }
        FormWriter out = new FormWriter(canonicaliser);
        String reason = write(self, out);
        String className = className(self);
        CanonicalForm form = CanonicalForm.ofReceiver(className, out.finish(), true);
        if (rule == Memoise.Receiver.IDENTITY) {
            return new ReceiverKey.ByIdentity(form, "");
        } else if (reason.isEmpty()) {
            return new ReceiverKey.ByValue(form);
        } else if (rule == Memoise.Receiver.VALUE) {
            throw new UnkeyableException(
                    "the receiver, a " + className + ", is no value: " + reason
                            + ". Mark the field @Memoise.Ignore, make it a value, or choose another Memoise.Receiver",
                    "");
        }
        return new ReceiverKey.ByIdentity(form, reason);
    }

    private boolean isConstant(Class<?> type) {
        if (rule == Memoise.Receiver.IDENTITY || !shapes.get(type).obstacle().isEmpty()) {
            return false;
        }
        return rule == Memoise.Receiver.IGNORE
                || !Enum.class.isAssignableFrom(type)
                        && shapes.get(type).slots().isEmpty();
    }

    private static CanonicalForm ofClass(Class<?> type, boolean stateful) {
        String text = "{" + FormWriter.quote("object " + type.getName()) + ":{}}";
        return CanonicalForm.ofReceiver(type.getName(), text, stateful);
    }

    private static String className(Object self) {
        Class<?> type = self instanceof Enum<?> constant ? constant.getDeclaringClass() : self.getClass();
        return type.getName();
    }

    /** Returns why the object can't be known by value; empty where it can. */
    private String write(Object self, FormWriter out) throws UnkeyableException {
        if (self instanceof Enum<?> constant) {
            String obstacle = shapes.get(constant.getDeclaringClass()).obstacle();
            if (obstacle.isEmpty()) {
                out.value(self);
            }
            return obstacle;
        }
        ReceiverShape shape = shapes.get(self.getClass());
        String reason = shape.obstacle();
        out.tag("object " + shape.className()).json('{');
        boolean first = true;
        for (Slot slot : shape.slots()) {
            Object value = slot.readable() ? slot.read(self) : null;
            if (value != null && !slot.outer() && Bystanders.include(value.getClass())) {
                continue;
            }
            if (!first) {
                out.json(',');
            }
            first = false;
            out.json(slot.label());
            String flaw = write(slot, value, out);
            reason = reason.isEmpty() ? flaw : reason;
        }
        out.json("}}");
        return reason;
    }

    private String write(Slot slot, @Nullable Object value, FormWriter out) throws UnkeyableException {
        if (!slot.readable()) {
            out.json("{}");
            return slot.name() + " may not be read";
        } else if (slot.outer() && value != null) {
            return write(value, out);
        }
        try {
            String text = canonicaliser.text(value);
            out.json(slot.secret() ? canonicaliser.secret(text) : text);
            return "";
        } catch (UnkeyableException noValue) {
            out.json("{}");
            return slot.name() + " " + noValue.getMessage();
        }
    }
}
