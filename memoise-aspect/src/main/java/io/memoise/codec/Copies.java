package io.memoise.codec;

import com.google.gson.JsonElement;
import java.lang.reflect.Array;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Copies of one changeable value by its structure: a collection is copied into one of the same kind, an immutable part is
 * taken as it is. How that is done is found out once, so that a copy costs what one written by hand does. Safe for use by
 * several threads as long as nobody changes the value.
 */
public final class Copies {
    /** How a collection or map that holds nothing changeable is copied, by its exact class. */
    private static final Map<Class<?>, UnaryOperator<Object>> SHALLOW = Map.of(
            ArrayList.class, list -> new ArrayList<>((Collection<?>) list),
            LinkedList.class, list -> new LinkedList<>((Collection<?>) list),
            HashSet.class, set -> new HashSet<>((Collection<?>) set),
            LinkedHashSet.class, set -> new LinkedHashSet<>((Collection<?>) set),
            TreeSet.class, set -> new TreeSet<>((SortedSet<?>) set),
            HashMap.class, map -> new HashMap<>((Map<?, ?>) map),
            LinkedHashMap.class, map -> new LinkedHashMap<>((Map<?, ?>) map),
            TreeMap.class, map -> new TreeMap<>((SortedMap<?, ?>) map),
            EnumMap.class, map -> ((EnumMap<?, ?>) map).clone());

    /** A part that can only be decoded. */
    private static final class Undecided extends Exception {
        static final Undecided INSTANCE = new Undecided();

        private Undecided() {
            super(null, null, false, false);
        }
    }

    private final Supplier<@Nullable Object> maker;

    private Copies(Supplier<@Nullable Object> maker) {
        this.maker = maker;
    }

    /** Null where a part can't be copied, or where a first copy is not the same. */
    static @Nullable Copies of(Object value, Immutability immutability, Structure structure) {
        try {
            Copies copies = new Copies(new Plan(immutability).part(value));
            return structure.same(value, copies.next()) ? copies : null;
        } catch (Undecided | UnkeepableException | RuntimeException | StackOverflowError decode) {
            return null;
        }
    }

    /**
     * Another copy.
     *
     * @throws UnkeepableException where a part's own {@code hashCode} or the like threw
     */
    public @Nullable Object next() throws UnkeepableException {
        try {
            return maker.get();
        } catch (RuntimeException | StackOverflowError thrown) {
            throw new UnkeepableException(
                    "the result can't be copied: " + thrown.getClass().getTypeName());
        }
    }

    private static List<Object> made(List<Supplier<@Nullable Object>> parts) {
        List<Object> made = new ArrayList<>(parts.size());
        for (Supplier<@Nullable Object> part : parts) {
            made.add(part.get());
        }
        return made;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T> T as(@Nullable Object copy) {
        return (T) Objects.requireNonNull(copy);
    }

    /** Finds how each part is copied. */
    private record Plan(Immutability immutability) {

        Supplier<@Nullable Object> part(@Nullable Object value) throws Undecided {
            if (immutability.of(value)) {
                return () -> value;
            }
            if (value instanceof Collection<?> collection) {
                return collection(collection);
            }
            if (value instanceof Map<?, ?> map) {
                return map(map);
            }
            if (value instanceof Optional<?> optional && optional.isPresent()) {
                Supplier<@Nullable Object> content = part(optional.get());
                return () -> Optional.ofNullable(content.get());
            }
            if (value instanceof JsonElement element) {
                return element::deepCopy;
            }
            if (value != null && value.getClass().isArray()) {
                return array(value);
            }
            throw Undecided.INSTANCE;
        }

        private Supplier<@Nullable Object> collection(Collection<?> value) throws Undecided {
            Kind<Collection<Object>, Object> kind = CollectionKinds.of(value);
            if (kind == null) {
                throw Undecided.INSTANCE;
            }
            if (kind.view()) {
                Supplier<@Nullable Object> behind = part(Behind.of(value));
                return () -> kind.wrap().apply(Copies.<Collection<Object>>as(behind.get()));
            }
            if (kind.tag().equals("asList")) {
                Supplier<@Nullable Object> array = part(Behind.of(value));
                return () -> Arrays.asList(Copies.<Object[]>as(array.get()));
            }
            if (value instanceof EnumSet<?> set) {
                return set::clone;
            }
            UnaryOperator<Object> shallow = SHALLOW.get(value.getClass());
            if (shallow != null && immutables(value)) {
                return () -> shallow.apply(value);
            }
            List<Supplier<@Nullable Object>> parts = parts(value);
            return () -> kind.make().apply(made(parts), Object.class);
        }

        private Supplier<@Nullable Object> map(Map<?, ?> value) throws Undecided {
            Kind<Map<Object, Object>, Entry<Object, Object>> kind = MapKinds.of(value);
            if (kind == null) {
                throw Undecided.INSTANCE;
            }
            if (kind.view()) {
                Supplier<@Nullable Object> behind = part(Behind.of(value));
                return () -> kind.wrap().apply(Copies.<Map<Object, Object>>as(behind.get()));
            }
            UnaryOperator<Object> shallow = SHALLOW.get(value.getClass());
            if (shallow != null && immutables(value.keySet()) && immutables(value.values())) {
                return () -> shallow.apply(value);
            }
            List<Supplier<@Nullable Object>> keys = parts(value.keySet());
            List<Supplier<@Nullable Object>> values = parts(value.values());
            Object first = value.keySet().iterator().next();
            Class<?> type = first instanceof Enum<?> constant ? constant.getDeclaringClass() : Object.class;
            return () -> {
                List<Entry<Object, Object>> content = new ArrayList<>(keys.size());
                for (int i = 0; i < keys.size(); i++) {
                    content.add(new SimpleImmutableEntry<>(
                            keys.get(i).get(), values.get(i).get()));
                }
                return kind.make().apply(content, type);
            };
        }

        private Supplier<@Nullable Object> array(Object value) throws Undecided {
            int length = Array.getLength(value);
            Class<?> type = value.getClass().getComponentType();
            if (value instanceof Object[] elements && !immutables(Arrays.asList(elements))) {
                List<Supplier<@Nullable Object>> parts = parts(Arrays.asList(elements));
                return () -> made(parts).toArray((Object[]) Array.newInstance(type, length));
            }
            return () -> {
                Object copy = Array.newInstance(type, length);
                System.arraycopy(value, 0, copy, 0, length);
                return copy;
            };
        }

        private boolean immutables(Iterable<?> values) {
            for (Object value : values) {
                if (!immutability.of(value)) {
                    return false;
                }
            }
            return true;
        }

        private List<Supplier<@Nullable Object>> parts(Collection<?> values) throws Undecided {
            List<Supplier<@Nullable Object>> parts = new ArrayList<>(values.size());
            for (Object value : values) {
                parts.add(part(value));
            }
            return parts;
        }
    }
}
