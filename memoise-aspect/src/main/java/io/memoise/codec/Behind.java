package io.memoise.codec;

import io.memoise.access.Views;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the object behind an unmodifiable view or a list of fixed size. */
final class Behind {
    private Behind() {}

    /** The collection behind a view of the JDK, the array behind {@code Arrays.asList}. */
    static @Nullable Object of(Object view) {
        Object found = Views.behind(view);
        return found == null ? null : original(found.getClass().getName(), found, view);
    }

    /** Some kinds pass a stand-in by, which none but they use; what it stands for follows from the view. */
    private static @Nullable Object original(String name, Object found, Object view) {
        boolean fixed = name.equals("java.util.CollSer");
        if (fixed && view instanceof List<?> list) {
            return Kind.answersForNull(list) ? list.stream().toList() : List.copyOf(list);
        }
        if (fixed && view instanceof Set<?> set) {
            return Set.copyOf(set);
        }
        if (fixed && view instanceof Map<?, ?> map) {
            return Map.copyOf(map);
        }
        boolean constants = name.equals("java.util.EnumSet$SerializationProxy");
        return constants && view instanceof Set<?> set ? enumSet(set) : found;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable Object enumSet(Set constants) {
        return constants.isEmpty() ? null : EnumSet.copyOf(constants);
    }
}
