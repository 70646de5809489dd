package io.memoise.key;

import io.memoise.Memoise;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What counts of the objects of a class.
 *
 * @param className the class in the key
 * @param slots the fields that count, those of superclasses first, else by name
 * @param obstacle why its objects are known by identity whatever they hold; empty where nothing stands in the way
 */
record ReceiverShape(String className, List<Slot> slots, String obstacle) {

    static ReceiverShape of(Class<?> type, Canonicaliser canonicaliser, MethodHandles.Lookup lookup) {
        List<Slot> slots = new ArrayList<>();
        String obstacle = nameless(type);
        if (obstacle.isEmpty() && !canonicaliser.familiar(type)) {
            obstacle = "its class is not the one that the method's class knows as " + type.getName();
        }
        try {
            add(type, type, lookup, slots);
        } catch (LinkageError missing) {
            obstacle = "its fields cannot be read: " + missing;
        }
        return new ReceiverShape(type.getName(), List.copyOf(slots), obstacle);
    }

    private static void add(Class<?> type, Class<?> runtime, MethodHandles.Lookup lookup, List<Slot> slots) {
        Class<?> superclass = type.getSuperclass();
        if (superclass != null) {
            add(superclass, runtime, lookup, slots);
        }
        List<Field> fields = new ArrayList<>(List.of(type.getDeclaredFields()));
        fields.removeIf(field -> !counts(field));
        fields.sort(Comparator.comparing(Field::getName));
        for (Field field : fields) {
            String name = "field '" + field.getName() + "'" + (type == runtime ? "" : " of " + type.getName());
            slots.add(Slot.of(field, name, field.isAnnotationPresent(Memoise.Secret.class), lookup));
        }
    }

    private static boolean counts(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && !field.isAnnotationPresent(Memoise.Ignore.class)
                && !ofTheWeaver(field.getName())
                && (Slot.isOuter(field) || !Bystanders.include(field.getType()));
    }

    private static boolean ofTheWeaver(String name) {
        return name.contains("ajc$") || name.equals("memoise$memos");
    }

    private static String nameless(Class<?> type) {
        if (type.isHidden()) {
            return "its class is a lambda or hidden, and has no lasting name";
        } else if (type.isAnonymousClass()) {
            return "its class " + type.getName() + " is anonymous, and has no lasting name";
        }
        return "";
    }
}
