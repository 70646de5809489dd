package io.memoise.code;

import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an annotation from the class file. Reflection would make a class for it, for which a program's first call would
 * wait longer than for anything else.
 */
public final class WrittenAnnotation {
    private WrittenAnnotation() {}

    /**
     * The elements that the author wrote, by their names: strings and numbers as they are, constants of enums as their
     * names.
     *
     * @return null where the file can't be read or has no such annotation on the method, and where an element has a value
     *     of another kind: reflection knows more
     */
    public static @Nullable Map<String, Object> of(Method method, Class<? extends Annotation> annotation) {
        Class<?> type = method.getDeclaringClass();
        try {
            ClassLayout layout = new ClassFiles(type).ownLayout();
            if (layout == null) {
                return null;
            }
            ClassLayout.Method found = layout.method(Member.of(method));
            return found == null ? null : layout.annotation(found, annotation);
        } catch (UncheckedIOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            return null;
        }
    }
}
