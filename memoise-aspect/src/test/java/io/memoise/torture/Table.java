package io.memoise.torture;

import io.memoise.Memoise;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All rows: the memoised methods of these classes, each called with 0 and with 1. */
final class Table {
    static final List<Class<?>> PARTS =
            List.of(Scalars.class, Times.class, Lists.class, Maps.class, Arrangements.class, Classes.class);

    private Table() {}

    static Stream<Method> rows() {
        return PARTS.stream().flatMap(Table::rows);
    }

    static Stream<Method> rows(Class<?> part) {
        return Arrays.stream(part.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Memoise.class))
                .sorted(Comparator.comparing(Method::getName));
    }

    static Object call(Method row, int which) {
        try {
            row.setAccessible(true);
            return row.invoke(null, which);
        } catch (ReflectiveOperationException failed) {
            throw new AssertionError(row.toString(), failed);
        }
    }

    static String name(Method row) {
        return row.getDeclaringClass().getSimpleName() + "." + row.getName();
    }
}
