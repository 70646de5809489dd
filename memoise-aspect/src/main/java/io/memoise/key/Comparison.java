package io.memoise.key;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares the fields of objects of one class with what they held before: references by identity, numbers by their bits,
 * and objects without a value by their class. One method handle compares all fields, without boxing any.
 */
final class Comparison {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodHandle REFERENCE = of("reference", Object.class);
    private static final MethodHandle WHOLE = of("whole", long.class);
    private static final MethodHandle TRUTH = of("truth", boolean.class);
    private static final MethodHandle SINGLE = of("single", float.class);
    private static final MethodHandle DOUBLE = of("twice", double.class);
    private static final MethodType TYPE =
            MethodType.methodType(boolean.class, Object.class, Object[].class, long[].class);

    /** An object in whose place any other of its class would leave the form as it is. */
    private record Any(Class<?> type) {}

    private final MethodHandle same;

    Comparison(List<Slot> slots) {
        MethodHandle all =
                MethodHandles.dropArguments(MethodHandles.constant(boolean.class, true), 0, TYPE.parameterList());
        MethodHandle none =
                MethodHandles.dropArguments(MethodHandles.constant(boolean.class, false), 0, TYPE.parameterList());
        List<MethodHandle> tests = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            MethodHandle field = slots.get(i).field();
            if (field != null) {
                tests.add(test(field, i));
            }
        }
        for (int i = tests.size() - 1; i >= 0; i--) {
            all = i == tests.size() - 1 ? tests.get(i) : MethodHandles.guardWithTest(tests.get(i), all, none);
        }
        same = all;
    }

    /** Whether each field holds now what the arrays say, in the order of the slots. */
    boolean same(Object self, @Nullable Object[] references, long[] numbers) {
        try {
            return (boolean) same.invokeExact(self, references, numbers);
        } catch (Throwable impossible) {
            throw new IllegalStateException("fields could not be read", impossible);
        }
    }

    /** What stands for the object in the array of references where only its class counts. */
    static @Nullable Object any(@Nullable Object value) {
        return value == null ? null : new Any(value.getClass());
    }

    /** What stands for a primitive in the array of numbers; 0 for any other. */
    static long bits(@Nullable Object primitive) {
        if (primitive instanceof Boolean truth) {
            return truth ? 1 : 0;
        } else if (primitive instanceof Character character) {
            return character;
        } else if (primitive instanceof Float single) {
            return Float.floatToRawIntBits(single);
        } else if (primitive instanceof Double twice) {
            return Double.doubleToRawLongBits(twice);
        }
        return primitive instanceof Number number ? number.longValue() : 0;
    }

    private static MethodHandle test(MethodHandle field, int index) {
        Class<?> type = field.type().returnType();
        MethodHandle test;
        if (!type.isPrimitive()) {
            test = REFERENCE;
        } else if (type == boolean.class) {
            test = TRUTH;
        } else if (type == float.class) {
            test = SINGLE;
        } else {
            test = type == double.class ? DOUBLE : WHOLE;
        }
        Class<?> compared = test.type().parameterType(0);
        MethodHandle read = field.asType(MethodType.methodType(compared, Object.class));
        MethodHandle one = MethodHandles.filterArguments(MethodHandles.insertArguments(test, 2, index), 0, read);
        return type.isPrimitive()
                ? MethodHandles.dropArguments(one, 1, Object[].class)
                : MethodHandles.dropArguments(one, 2, long[].class);
    }

    private static boolean reference(@Nullable Object now, @Nullable Object[] references, int index) {
        Object then = references[index];
        return now == then || (then instanceof Any any && now != null && now.getClass() == any.type);
    }

    private static boolean whole(long now, long[] numbers, int index) {
        return now == numbers[index];
    }

    private static boolean truth(boolean now, long[] numbers, int index) {
        return now == (numbers[index] != 0);
    }

    private static boolean single(float now, long[] numbers, int index) {
        return Float.floatToRawIntBits(now) == numbers[index];
    }

    private static boolean twice(double now, long[] numbers, int index) {
        return Double.doubleToRawLongBits(now) == numbers[index];
    }

    private static MethodHandle of(String name, Class<?> compared) {
        Class<?> before = compared.isPrimitive() ? long[].class : Object[].class;
        try {
            return LOOKUP.findStatic(
                    Comparison.class, name, MethodType.methodType(boolean.class, compared, before, int.class));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
