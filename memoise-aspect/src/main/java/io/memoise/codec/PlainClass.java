package io.memoise.codec;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class of the program that is no record, by its instance fields: those of superclasses first, in the order of their
 * declaration. What weaving has added is not among them.
 *
 * @param fields those that are kept
 * @param transients those that must not be set
 */
record PlainClass(Class<?> raw, List<Field> fields, List<Field> transients) {
    /** Classes of the JDK that one might look for on the list. */
    private static final Map<String, String> OF_THE_JDK = Map.of(
            "java.lang.Object",
            "says nothing of what it is, so that it could not be read back; declare what it is, or seal it",
            "java.net.URL",
            "hides how it opens; return a URI",
            "java.util.TimeZone",
            "can be changed; return its ZoneId",
            "java.util.Calendar",
            "can be changed and hides its state; return a ZonedDateTime");

    static PlainClass of(Class<?> type) {
        List<Field> all = instanceFields(type);
        return new PlainClass(
                type,
                all.stream().filter(field -> !isTransient(field)).toList(),
                all.stream().filter(PlainClass::isTransient).toList());
    }

    /** Why objects of the class can't be kept by their fields; null where they can. */
    static @Nullable String obstacle(Class<?> type) {
        if (ofTheJdk(type)) {
            return OF_THE_JDK.getOrDefault(type.getName(), Refused.UNLISTED);
        }
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            return "is not sealed, so that the classes of its objects are not known";
        }
        if (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)) {
            return "is a collection of the program's own";
        }
        if (AutoCloseable.class.isAssignableFrom(type)) {
            return "can be closed, and a copy of it could not stand for it";
        }
        for (Class<?> each = type; each != Object.class && each != Number.class; each = each.getSuperclass()) {
            String obstacle = obstacleIn(each);
            if (obstacle != null) {
                return obstacle;
            }
        }
        return null;
    }

    private static @Nullable String obstacleIn(Class<?> type) {
        if (type.isHidden() || type.isAnonymousClass() || type.isLocalClass()) {
            return "is a lambda or a class without a lasting name";
        }
        if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
            return "is an inner class with an outer object; make it static";
        }
        return ofTheJdk(type) ? "extends " + type.getTypeName() + ", whose state can't be read" : null;
    }

    static boolean ofTheJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    /** Of a class without obstacle. */
    static List<Field> instanceFields(Class<?> type) {
        List<Field> found = new ArrayList<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            found.addAll(
                    0,
                    Arrays.stream(each.getDeclaredFields())
                            .filter(field -> !Modifier.isStatic(field.getModifiers()))
                            .filter(field -> !ofTheWeaver(field.getName()))
                            .toList());
        }
        return found;
    }

    private static boolean ofTheWeaver(String name) {
        return name.contains("ajc$") || name.equals("memoise$memos");
    }

    private static boolean isTransient(Field field) {
        return Modifier.isTransient(field.getModifiers());
    }

    /** Whether no field, be it kept or not, is ever given another value. */
    static boolean allFinal(Class<?> type) {
        return instanceFields(type).stream().allMatch(field -> Modifier.isFinal(field.getModifiers()));
    }

    /** The names of the fields that are kept; one that a subclass hides is {@code super.name}. */
    String[] names() {
        String[] names = new String[fields.size()];
        Set<String> taken = new HashSet<>();
        for (int i = names.length - 1; i >= 0; i--) {
            names[i] = fields.get(i).getName();
            while (!taken.add(names[i])) {
                names[i] = "super." + names[i];
            }
        }
        return names;
    }

    Class<?>[] types() {
        return fields.stream().map(Field::getType).toArray(Class<?>[]::new);
    }

    /** What a field holds that was never set. */
    static @Nullable Object unset(Field field) {
        return Array.get(Array.newInstance(field.getType(), 1), 0);
    }
}
