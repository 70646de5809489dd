package io.memoise.key;

import io.memoise.Memoise;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what receivers add to a key, under the rule of one method. */
final class Receivers {
    private static final @Nullable Object[] NONE = {};
    private static final long[] NO_NUMBERS = {};
    private static final int MOST_FIELDS = 64;

    private final Memoise.Receiver rule;
    private final Canonicaliser canonicaliser;
    private final ClassValue<ReceiverShape> shapes;
    private final ClassValue<Constant> constants;
    private final ClassValue<Comparison> comparisons;

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
        this.comparisons = new ClassValue<>() {
            @Override
            protected Comparison computeValue(Class<?> type) {
                return new Comparison(shapes.get(type).slots());
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
        return of(self, values(self));
    }

    /** Null where what the object adds may change without a change of its fields. */
    @Nullable
    SeenReceiver seen(Object self) {
        try {
            boolean plain = rule == Memoise.Receiver.IGNORE || self instanceof Enum<?>;
            if (plain || constant(self.getClass()) != null) {
                return new SeenReceiver(of(self), null, NONE, NO_NUMBERS);
            }
            List<Slot> slots = shapes.get(self.getClass()).slots();
            @Nullable Object[] values = values(self);
            if (slots.size() > MOST_FIELDS || !last(slots, values)) {
                return null;
            }
            ReceiverKey key = of(self, values);
            boolean fixed = true;
            for (int i = 0; fixed && i < values.length; i++) {
                fixed = slots.get(i).isSet(values[i]);
            }
            if (fixed) {
                return new SeenReceiver(key, null, NONE, NO_NUMBERS);
            }
            long[] numbers = new long[values.length];
            for (int i = 0; i < values.length; i++) {
                numbers[i] = slots.get(i).isPrimitive() ? Comparison.bits(values[i]) : 0;
                values[i] = slots.get(i).isPrimitive() ? null : compared(slots.get(i), values[i]);
            }
            return new SeenReceiver(key, comparisons.get(self.getClass()), values, numbers);
        } catch (UnkeyableException noPlace) {
            return null;
        }
    }

    private boolean last(List<Slot> slots, @Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            boolean lasts = slots.get(i).outer() && value != null
                    ? shapes.get(value.getClass()).slots().isEmpty()
                    : value == null || !counts(value) || Lasting.is(value, canonicaliser);
            if (!lasts) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object compared(Slot slot, @Nullable Object value) {
        return slot.outer() || value == null || counts(value) ? value : Comparison.any(value);
    }

    /** Whether more than the class of the object can be seen in a form. */
    private static boolean counts(Object value) {
        return Rules.known(value.getClass()) && !Bystanders.include(value.getClass());
    }

    /** What the fields that count hold now, each read once; null where one may not be read. */
    private @Nullable Object[] values(Object self) {
        if (self instanceof Enum<?>) {
            return NONE;
        }
        List<Slot> slots = shapes.get(self.getClass()).slots();
        @Nullable Object[] values = new @Nullable Object[slots.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = slots.get(i).readable() ? slots.get(i).read(self) : null;
        }
        return values;
    }

    private ReceiverKey of(Object self, @Nullable Object[] values) throws UnkeyableException {
        FormWriter out = new FormWriter(canonicaliser);
        String reason = write(self, values, out);
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
    private String write(Object self, @Nullable Object[] values, FormWriter out) throws UnkeyableException {
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
        for (int i = 0; i < values.length; i++) {
            Slot slot = shape.slots().get(i);
            Object value = values[i];
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
            return write(value, values(value), out);
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
