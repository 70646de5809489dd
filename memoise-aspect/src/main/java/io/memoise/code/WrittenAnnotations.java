package io.memoise.code;

import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The annotations of a method as its class file has them (JVMS §4.7.16). Reflection would make a class for each, for which
 * a program's first call would wait longer than for anything else.
 */
public final class WrittenAnnotations {
    private final Constants constants;
    private int at;

    /** @param annotations where they stand in the file */
    WrittenAnnotations(Constants constants, int annotations) {
        this.constants = constants;
        this.at = annotations;
    }

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

    /**
     * The elements of one of them, by their names: strings and numbers as they are, constants of enums as their names.
     *
     * @return {@code null} where it is not among them, or has an element of another kind
     */
    @Nullable
    Map<String, Object> elements(String descriptor) {
        for (int i = next(); i > 0; i--) {
            boolean wanted = text().equals(descriptor);
            Map<String, Object> elements = elements();
            if (wanted) {
                return elements;
            }
        }
        return null;
    }

    boolean has(String descriptor) {
        for (int i = next(); i > 0; i--) {
            if (text().equals(descriptor)) {
                return true;
            }
            elements();
        }
        return false;
    }

    private int next() {
        at += 2;
        return constants.u2(at - 2);
    }

    private String text() {
        return constants.text(next());
    }

    private @Nullable Map<String, Object> elements() {
        Map<String, Object> elements = new HashMap<>();
        boolean simple = true;
        for (int i = next(); i > 0; i--) {
            String name = text();
            Object value = value();
            simple &= value != null;
            elements.put(name, value);
        }
        return simple ? elements : null;
    }

    /** {@code null} for a value of another kind, which is passed over. */
    private @Nullable Object value() {
        int kind = constants.u1(at++);
        switch (kind) {
            case 's' -> {
                return text();
            }
            case 'B', 'S', 'I', 'J', 'F', 'D' -> {
                return constants.loadable(next());
            }
            case 'e' -> {
                text();
                return text();
            }
            case 'Z', 'C', 'c' -> next();
            case '@' -> {
                text();
                elements();
            }
            case '[' -> {
                for (int i = next(); i > 0; i--) {
                    value();
                }
            }
            default -> throw new IllegalArgumentException("it has an element of the unknown kind " + (char) kind);
        }
        return null;
    }
}
