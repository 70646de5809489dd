package io.memoise.codec;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A value as a text of its classes and parts, made without the codec, so that tests have a judge of their own. */
final class Described {
    private static final Set<Class<?>> UNORDERED = Set.of(
            HashSet.class,
            HashMap.class,
            ConcurrentHashMap.class,
            ConcurrentHashMap.newKeySet().getClass(),
            Hashtable.class,
            Properties.class,
            Set.of().getClass(),
            Set.of(1).getClass(),
            Map.of().getClass(),
            Map.of(1, 1).getClass());

    private Described() {}

    static String text(Object value) {
        if (value == null) {
            return "null";
        }
        return value.getClass().getName() + " " + order(value) + content(value);
    }

    private static String order(Object value) {
        if (value instanceof SortedSet<?> set) {
            return set.comparator() + " ";
        }
        if (value instanceof SortedMap<?, ?> map) {
            return map.comparator() + " ";
        }
        return value instanceof PriorityQueue<?> queue ? queue.comparator() + " " : "";
    }

    private static String content(Object value) {
        if (value instanceof Record) {
            return Arrays.stream(value.getClass().getRecordComponents())
                    .map(component -> component.getName() + "=" + text(read(component, value)))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Collection<?> collection) {
            String nulls = value instanceof List<?> list ? asked(list) : "";
            String element =
                    value instanceof EnumSet<?> set ? EnumSet.complementOf(set).toString() : "";
            return nulls
                    + element
                    + ordered(value, collection.stream().map(Described::text).toList());
        }
        if (value instanceof Map<?, ?> map) {
            return ordered(
                    value,
                    map.entrySet().stream()
                            .map(entry -> text(entry.getKey()) + "->" + text(entry.getValue()))
                            .toList());
        }
        if (value instanceof Optional<?> optional) {
            return "[" + text(optional.orElse(null)) + "]";
        }
        if (value instanceof Map.Entry<?, ?> entry) {
            return text(entry.getKey()) + "=" + text(entry.getValue());
        }
        if (value instanceof AtomicReference<?> reference) {
            return text(reference.get());
        }
        if (value instanceof Pattern pattern) {
            return pattern.flags() + pattern.pattern();
        }
        if (value instanceof Date date) {
            return Long.toString(date.getTime());
        }
        if (value.getClass().isArray()) {
            return IntStream.range(0, Array.getLength(value))
                    .mapToObj(i -> text(Array.get(value, i)))
                    .toList()
                    .toString();
        }
        return value.getClass().getClassLoader() == Described.class.getClassLoader() && !(value instanceof Enum)
                ? fields(value.getClass(), value)
                : value.toString();
    }

    private static String fields(Class<?> type, Object value) {
        if (type == Object.class || type == Number.class) {
            return "";
        }
        return fields(type.getSuperclass(), value)
                + Arrays.stream(type.getDeclaredFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .map(field -> field.getName() + "=" + text(read(field, value)))
                        .collect(Collectors.joining(",", "{", "}"));
    }

    private static String ordered(Object holder, List<String> parts) {
        return (UNORDERED.contains(holder.getClass()) ? parts.stream().sorted().toList() : parts).toString();
    }

    private static String asked(List<?> list) {
        try {
            list.contains(null);
            return "answers ";
        } catch (NullPointerException hostile) {
            return "hostile ";
        }
    }

    private static Object read(Field field, Object value) {
        try {
            field.setAccessible(true);
            return field.get(value);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object read(RecordComponent component, Object record) {
        try {
            return read(component.getDeclaringRecord().getDeclaredField(component.getName()), record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
