package io.memoise.key;

import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Which classes are values, and how the values of each are written. Nothing here holds on to a class. */
final class Rules {

    /** Writes the values of a class. */
    @FunctionalInterface
    interface Rule {
        void write(Object value, FormWriter out) throws UnkeyableException;
    }

    private static final Rule NONE = (value, out) -> {
        throw out.noValue(value);
    };
    private static final Rule RECORD = (value, out) -> out.canonicaliser().record(value, out);
    private static final Rule ENUM = (value, out) -> {
        Enum<?> constant = (Enum<?>) value;
        Class<?> type = constant.getDeclaringClass();
        out.familiar(type, value).tagged("enum " + type.getName(), constant.name());
    };
    private static final Rule PATH = Rules::path;

    private static final ClassValue<Rule> RULES = new ClassValue<>() {
        @Override
        protected Rule computeValue(Class<?> type) {
            return choose(type);
        }
    };

    private static final ClassValue<Boolean> DIRECT = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return isEnum(type) || Direct.CLASSES.contains(type);
        }
    };

    private Rules() {}

    static Rule of(Class<?> type) {
        return RULES.get(type);
    }

    /** Whether objects of exactly this class may have a value. */
    static boolean known(Class<?> type) {
        return of(type) != NONE && of(type) != CollectionForms.UNKNOWN;
    }

    /** Whether {@code equals} of exactly this class decides as the canonical form does. */
    static boolean direct(Class<?> type) {
        return DIRECT.get(type);
    }

    /** The class as messages name it, with its article. */
    static String describe(Class<?> type) {
        return type.isHidden() ? "a lambda" : "a " + type.getTypeName();
    }

    static boolean ofJavaBase(Class<?> type) {
        return type.getModule() == Object.class.getModule();
    }

    /** The rule of a class whose own is not cached yet. */
    static Rule choose(Class<?> type) {
        Rule exact = JdkValues.RULES.get(type);
        if (exact != null) {
            return exact;
        } else if (isEnum(type)) {
            return ENUM;
        } else if (type.isRecord()) {
            return RECORD;
        } else if (type.isArray()) {
            return ArrayForms.rule(type);
        }
        Rule collection = CollectionForms.rule(type);
        if (collection != null) {
            return collection;
        }
        Rule family = family(type);
        return family == null ? NONE : family;
    }

    /** Values whose public class is abstract: the platform's own subclasses of it. */
    private static @Nullable Rule family(Class<?> type) {
        if (ofJavaBase(type) && Path.class.isAssignableFrom(type)) {
            return PATH;
        } else if (ZoneId.class.isAssignableFrom(type) && type != ZoneOffset.class) {
            return (value, out) -> out.tagged("ZoneId", ((ZoneId) value).getId());
        } else if (Charset.class.isAssignableFrom(type)
                && (ofJavaBase(type) || "jdk.charsets".equals(type.getModule().getName()))) {
            return (value, out) -> out.tagged("Charset", ((Charset) value).name());
        }
        return null;
    }

    /** What a relative path means is not known here: it stays as it was written. */
    private static void path(Object value, FormWriter out) throws UnkeyableException {
        Path path = (Path) value;
        if (path.getFileSystem() != FileSystems.getDefault()) {
            throw out.unkeyable(value, "which is not of the default file system");
        }
        String text = path.toString();
        // A name of bytes that are no text reads like another one.
        if (!text.chars().allMatch(c -> c < 0x80) && !Path.of(text).equals(path)) {
            throw out.unkeyable(value, "whose name is no text in this system's encoding");
        }
        out.tagged("Path", text);
    }

    private static boolean isEnum(Class<?> type) {
        return Enum.class.isAssignableFrom(type) && type != Enum.class;
    }
}
