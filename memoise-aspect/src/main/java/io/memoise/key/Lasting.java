package io.memoise.key;

import java.io.File;
import java.math.MathContext;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which values have the same form for ever, so that the same object again means the same form. */
final class Lasting {
    private static final int DEEPEST = 16;

    private static final Set<Class<?>> CLASSES = Set.of(
            Class.class,
            URI.class,
            File.class,
            Currency.class,
            MathContext.class,
            Pattern.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class,
            FileTime.class);

    /** Unmodifiable ones that hold their elements themselves. */
    private static final Set<Class<?>> COLLECTIONS = Set.of(
            List.of().getClass(),
            List.of(1).getClass(),
            Collections.emptyList().getClass(),
            Collections.singletonList(1).getClass(),
            Set.of(1).getClass(),
            Set.of(1, 2, 3).getClass(),
            Collections.emptySet().getClass(),
            Collections.singleton(1).getClass(),
            Map.of(1, 1).getClass(),
            Map.of(1, 1, 2, 2).getClass(),
            Collections.emptyMap().getClass(),
            Collections.singletonMap(1, 1).getClass());

    /** What is to be thought of all objects of a class. */
    private enum Kind {
        LASTING,
        COLLECTION,
        MAP,
        OPTIONAL,
        RECORD,
        CHANGING
    }

    private static final ClassValue<Kind> KINDS = new ClassValue<>() {
        @Override
        protected Kind computeValue(Class<?> type) {
            return kind(type);
        }
    };

    private Lasting() {}

    /** Whether the value, and all that it holds, is of classes whose objects never change. Where unsure, it isn't. */
    static boolean is(@Nullable Object value, Canonicaliser canonicaliser) {
        return is(value, canonicaliser, 0);
    }

    private static boolean is(@Nullable Object value, Canonicaliser canonicaliser, int depth) {
        if (value == null) {
            return true;
        } else if (depth > DEEPEST) {
            return false;
        }
        switch (KINDS.get(value.getClass())) {
            case LASTING:
                return true;
            case COLLECTION:
                return all((Collection<?>) value, canonicaliser, depth);
            case MAP:
                Map<?, ?> map = (Map<?, ?>) value;
                return all(map.keySet(), canonicaliser, depth) && all(map.values(), canonicaliser, depth);
            case OPTIONAL:
                return is(((Optional<?>) value).orElse(null), canonicaliser, depth + 1);
            case RECORD:
                for (Slot component : canonicaliser.components(value.getClass())) {
                    if (!component.readable() || !is(component.read(value), canonicaliser, depth + 1)) {
                        return false;
                    }
                }
                return true;
            default:
                return false;
        }
    }

    private static boolean all(Collection<?> values, Canonicaliser canonicaliser, int depth) {
        for (Object value : values) {
            if (!is(value, canonicaliser, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private static Kind kind(Class<?> type) {
        if (Rules.direct(type) || CLASSES.contains(type)) {
            return Kind.LASTING;
        } else if (COLLECTIONS.contains(type)) {
            return Map.class.isAssignableFrom(type) ? Kind.MAP : Kind.COLLECTION;
        } else if (type == Optional.class) {
            return Kind.OPTIONAL;
        } else if (type.isRecord()) {
            return Kind.RECORD;
        }
        boolean ofFamily = Path.class.isAssignableFrom(type)
                || ZoneId.class.isAssignableFrom(type)
                || Charset.class.isAssignableFrom(type);
        return ofFamily && Rules.ofJavaBase(type) ? Kind.LASTING : Kind.CHANGING;
    }
}
