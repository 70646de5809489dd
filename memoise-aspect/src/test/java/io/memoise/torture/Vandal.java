package io.memoise.torture;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The worst of callers: changes all that can be changed of a result it was given. */
final class Vandal {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private Vandal() {}

    static void wreck(Object value) {
        new Vandal().into(value);
    }

    private void into(Object value) {
        if (value == null || !seen.add(value)) {
            return;
        }
        if (value instanceof Collection<?> collection) {
            new ArrayList<>(collection).forEach(this::into);
            attempt(collection::clear);
            if (collection instanceof List<?> list) {
                attempt(() -> Collections.reverse(list));
                attempt(() -> Collections.fill(list, null));
            }
        } else if (value instanceof Map<?, ?> map) {
            new ArrayList<>(map.keySet()).forEach(this::into);
            new ArrayList<>(map.values()).forEach(this::into);
            attempt(map::clear);
        } else if (value instanceof Map.Entry<?, ?> entry) {
            into(entry.getKey());
            into(entry.getValue());
            attempt(() -> entry.setValue(null));
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(this::into);
        } else if (value.getClass().isArray()) {
            array(value);
        } else if (value instanceof StringBuilder text) {
            text.append("wrecked");
        } else if (value instanceof BitSet bits) {
            bits.flip(0, 100);
        } else if (value instanceof Date date) {
            date.setTime(1);
        } else if (value instanceof AtomicInteger number) {
            number.set(-1);
        } else if (value instanceof AtomicReference<?> reference) {
            reference.set(null);
        } else if (!value.getClass().getName().startsWith("java.") && !(value instanceof Enum)) {
            fields(value);
        }
    }

    private void array(Object array) {
        Class<?> part = array.getClass().getComponentType();
        Object zero = Array.get(Array.newInstance(part, 1), 0);
        for (int i = 0; i < Array.getLength(array); i++) {
            into(Array.get(array, i));
            Array.set(array, i, zero);
        }
    }

    private void fields(Object value) {
        for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || type.getName().startsWith("java.")) {
                    continue;
                }
                attempt(() -> {
                    field.setAccessible(true);
                    into(field.get(value));
                    if (!Modifier.isFinal(field.getModifiers())) {
                        field.set(value, Array.get(Array.newInstance(field.getType(), 1), 0));
                    }
                });
            }
        }
    }

    private interface Deed {
        void run() throws IllegalAccessException;
    }

    private static void attempt(Deed deed) {
        try {
            deed.run();
        } catch (IllegalAccessException | RuntimeException refused) {
            // Then it can't be changed.
        }
    }
}
