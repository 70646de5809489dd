package io.memoise.codec;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the object behind an unmodifiable view or a list of fixed size. Only the JDK's own serialisation shows it; it is
 * begun, passes the object by, and nothing is written. What lies behind decides how a view answers: a map may be one
 * that ignores case.
 */
final class Behind extends ObjectOutputStream {
    private boolean begun;
    private @Nullable Object found;

    private Behind() throws IOException {
        super(OutputStream.nullOutputStream());
        enableReplaceObject(true);
    }

    /** The collection behind a view of the JDK, the array behind {@code Arrays.asList}. */
    static @Nullable Object of(Object view) {
        try (Behind stream = new Behind()) {
            stream.writeObject(view);
            return stream.found == null
                    ? null
                    : original(stream.found.getClass().getName(), stream.found, view);
        } catch (IOException unseen) {
            return null;
        }
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

    @Override
    protected @Nullable Object replaceObject(Object object) {
        if (!begun) {
            begun = true;
            return object;
        }
        if (found == null) {
            found = object;
        }
        return null;
    }
}
