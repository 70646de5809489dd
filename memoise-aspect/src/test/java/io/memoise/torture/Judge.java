package io.memoise.torture;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Describes a value by all that a program could notice about it: classes, content, order, what it allows, and which of
 * its parts are one object. It knows nothing of codecs. Equal descriptions in two processes mean the same value.
 */
final class Judge {
    private static final Set<Class<?>> WITHOUT_ORDER = Set.of(
            HashMap.class,
            IdentityHashMap.class,
            WeakHashMap.class,
            HashSet.class,
            Hashtable.class,
            ConcurrentHashMap.class,
            ConcurrentHashMap.newKeySet().getClass(),
            Set.of().getClass(),
            Set.of(1).getClass(),
            Map.of().getClass(),
            Map.of(1, 1).getClass());

    private final Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());

    private Judge() {}

    static String describe(Object value) {
        return new Judge().text(value).chars().mapToObj(Judge::ascii).collect(Collectors.joining());
    }

    private static String ascii(int character) {
        boolean plain = character >= ' ' && character <= '~';
        return plain ? Character.toString(character) : String.format("\\u%04x", character);
    }

    private String text(Object value) {
        if (value == null) {
            return "null";
        }
        String name = nameOf(value);
        if (value instanceof Enum<?> constant) {
            return name + "." + constant.name();
        }
        if (isOneValue(value)) {
            return name + " " + oneValue(value);
        }
        if (!isUnchangeable(value)) {
            if (!met.add(value)) {
                return name + " met before";
            }
        }
        return name + " " + parts(value);
    }

    /** The number that a lambda has in its process is left out. */
    private static String nameOf(Object value) {
        String name = value.getClass().getName();
        int lambda = name.indexOf("$$Lambda");
        return lambda < 0 ? name : name.substring(0, lambda) + "$$Lambda";
    }

    /** Of one object at two places a program can only notice that it is one if it can be changed. */
    private static boolean isUnchangeable(Object value) {
        return value instanceof Record
                || value instanceof Optional
                || value.getClass()
                        .getName()
                        .matches("java\\.util\\.(ImmutableCollections|Collections\\$(Empty|Singleton)).*");
    }

    private static boolean isOneValue(Object value) {
        String name = value.getClass().getName();
        return (name.startsWith("java.") || name.startsWith("sun."))
                && !(value instanceof Collection
                        || value instanceof Map
                        || value instanceof Map.Entry
                        || value instanceof Optional
                        || value instanceof AtomicReference);
    }

    private static String oneValue(Object value) {
        if (value instanceof Pattern pattern) {
            return pattern.pattern() + "/" + pattern.flags();
        }
        if (value instanceof Date date) {
            return date + " " + date.getTime();
        }
        if (value instanceof BitSet bits) {
            return bits.toString();
        }
        if (value instanceof Locale locale) {
            return locale + " " + locale.toLanguageTag();
        }
        if (value instanceof Double number) {
            return number + " " + Double.doubleToLongBits(number);
        }
        if (value instanceof Thread thread) {
            return thread.getName();
        }
        if (value instanceof StringBuilder || value instanceof StringBuffer) {
            return value.toString();
        }
        return value.toString().replaceAll("@[0-9a-f]+", "@");
    }

    private String parts(Object value) {
        if (value.getClass().isArray()) {
            List<String> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(text(Array.get(value, i)));
            }
            return elements.toString();
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        if (value instanceof Collection<?> collection) {
            return collection(collection);
        }
        if (value instanceof Map.Entry<?, ?> entry) {
            return text(entry.getKey()) + "=" + text(entry.getValue());
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(this::text).toString();
        }
        if (value instanceof AtomicReference<?> reference) {
            return text(reference.get());
        }
        return fields(value);
    }

    private String fields(Object value) {
        List<String> fields = new ArrayList<>();
        for (Class<?> type = value.getClass();
                type != Object.class && type != Record.class;
                type = type.getSuperclass()) {
            if (type.getName().startsWith("java.")) {
                return fields + " of " + value;
            }
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getName().startsWith("memoise$")) {
                    fields.add(field.getName() + "=" + text(read(field, value)));
                }
            }
        }
        return fields.toString();
    }

    private static Object read(Field field, Object from) {
        try {
            field.setAccessible(true);
            return field.get(from);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private String collection(Collection<?> collection) {
        StringBuilder text = new StringBuilder();
        if (collection instanceof SortedSet<?> sorted) {
            text.append(comparator(sorted.comparator()));
        }
        if (collection instanceof PriorityQueue<?> queue) {
            text.append(comparator(queue.comparator()));
        }
        if (collection instanceof EnumSet<?> set) {
            text.append("not ").append(EnumSet.complementOf(set)).append(' ');
        }
        List<String> elements = new ArrayList<>();
        collection.forEach(element -> elements.add(text(element)));
        text.append(inOrder(collection, elements));
        text.append(allows("null", () -> collection.contains(null)));
        text.append(allows("remove", () -> collection.removeIf(element -> false)));
        text.append(allows("add", () -> collection.addAll(List.of())));
        if (collection instanceof List<?> list && !list.isEmpty()) {
            text.append(allows("set", () -> setFirst(list)));
        }
        return text.toString();
    }

    private String map(Map<?, ?> map) {
        StringBuilder text = new StringBuilder();
        if (map instanceof SortedMap<?, ?> sorted) {
            text.append(comparator(sorted.comparator()));
        }
        List<String> entries = new ArrayList<>();
        map.forEach((key, value) -> entries.add(text(key) + "=" + text(value)));
        text.append(inOrder(map, entries));
        text.append(allows("null", () -> map.containsKey(null)));
        text.append(allows("remove", () -> map.entrySet().removeIf(entry -> false)));
        text.append(allows("replace", () -> replaceWithItself(map)));
        if (map.getClass() == LinkedHashMap.class && map.size() > 1) {
            Object first = map.keySet().iterator().next();
            map.get(first);
            text.append(map.keySet().iterator().next() == first ? "" : " in order of access");
        }
        return text.toString();
    }

    private static Object inOrder(Object holder, List<String> parts) {
        return WITHOUT_ORDER.contains(holder.getClass())
                ? parts.stream().sorted().toList()
                : parts;
    }

    private static String comparator(Object comparator) {
        return comparator == null ? "" : "by " + nameOf(comparator) + " ";
    }

    private static <E> void setFirst(List<E> list) {
        list.set(0, list.get(0));
    }

    private static <K, V> void replaceWithItself(Map<K, V> map) {
        map.replaceAll((key, value) -> value);
    }

    private static String allows(String what, Runnable deed) {
        try {
            deed.run();
            return " " + what;
        } catch (UnsupportedOperationException | NullPointerException | ClassCastException refused) {
            return " no " + what;
        }
    }
}
