package io.memoise.codec;

import io.memoise.codec.Kind.Trait;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The kinds of lists and sets that memoise knows. */
final class CollectionKinds {
    private static final Kind.Table<Collection<Object>, Object> KINDS = new Kind.Table<>();
    private static final Kind<Collection<Object>, Object> IMMUTABLE_LIST;
    private static final Kind<Collection<Object>, Object> NULLS_ALLOWED;

    static {
        lists();
        IMMUTABLE_LIST = KINDS.add(
                "immutable",
                Trait.FIXED,
                (content, type) -> List.of(content.toArray()),
                List.of(),
                List.of(1),
                List.of(1, 2, 3));
        NULLS_ALLOWED = KINDS.add(
                "nullsAllowed", Trait.FIXED, (content, type) -> content.stream().toList());
        sets();
        views();
    }

    private CollectionKinds() {}

    /** The kind of a value by its exact class; null if there is none. */
    static @Nullable Kind<Collection<Object>, Object> of(Collection<?> value) {
        Kind<Collection<Object>, Object> kind = value instanceof EnumSet ? KINDS.tagged("enumSet") : KINDS.of(value);
        return kind == IMMUTABLE_LIST && Kind.answersForNull(value) ? NULLS_ALLOWED : kind;
    }

    static @Nullable Kind<Collection<Object>, Object> tagged(String tag) {
        return KINDS.tagged(tag);
    }

    private static void lists() {
        KINDS.add("", Trait.ORDERED, (content, type) -> content, new ArrayList<>());
        KINDS.add("linked", Trait.ORDERED, (content, type) -> new LinkedList<>(content), new LinkedList<>());
        KINDS.add("asList", Trait.ORDERED, CollectionKinds::asList, Arrays.asList(1, 2));
        KINDS.add("emptyList", Trait.FIXED, (content, type) -> Collections.emptyList(), Collections.emptyList());
        KINDS.add(
                "singletonList",
                Trait.FIXED,
                (content, type) -> Collections.singletonList(content.get(0)),
                Collections.singletonList(1));
    }

    private static void sets() {
        KINDS.add("hashSet", Trait.HASHED, (content, type) -> new HashSet<>(content), new HashSet<>());
        KINDS.add("linkedSet", Trait.ORDERED, (content, type) -> new LinkedHashSet<>(content), new LinkedHashSet<>());
        KINDS.add("treeSet", Trait.ORDERED, (content, type) -> new TreeSet<>(content), new TreeSet<>());
        KINDS.add("enumSet", Trait.ORDERED, CollectionKinds::enumSet, EnumSet.noneOf(TimeUnit.class));
        KINDS.add(
                "immutableSet",
                Trait.FIXED_HASHED,
                (content, type) -> Set.of(content.toArray()),
                Set.of(),
                Set.of(1),
                Set.of(1, 2, 3));
        KINDS.add("emptySet", Trait.FIXED, (content, type) -> Collections.emptySet(), Collections.emptySet());
        KINDS.add(
                "singleton",
                Trait.FIXED,
                (content, type) -> Collections.singleton(content.get(0)),
                Collections.singleton(1));
    }

    private static void views() {
        KINDS.addView(
                "unmodifiable",
                inner -> Collections.unmodifiableList((List<Object>) inner),
                Collections.unmodifiableList(new ArrayList<>()),
                Collections.unmodifiableList(new LinkedList<>()));
        KINDS.addView(
                "unmodifiableSet",
                inner -> Collections.unmodifiableSet((Set<Object>) inner),
                Collections.unmodifiableSet(new HashSet<>()));
        KINDS.addView(
                "unmodifiableSortedSet",
                inner -> Collections.unmodifiableSortedSet((SortedSet<Object>) inner),
                Collections.unmodifiableSortedSet(new TreeSet<>()));
        KINDS.addView(
                "unmodifiableNavigableSet",
                inner -> Collections.unmodifiableNavigableSet((NavigableSet<Object>) inner),
                Collections.unmodifiableNavigableSet(new TreeSet<>()));
        KINDS.addView(
                "unmodifiableCollection",
                Collections::unmodifiableCollection,
                Collections.unmodifiableCollection(new ArrayList<>()));
    }

    /** Around an array of the declared class, as varargs make it. */
    private static List<Object> asList(List<Object> content, Class<?> type) {
        return Arrays.asList(content.toArray((Object[]) Array.newInstance(type, content.size())));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Collection<Object> enumSet(List<Object> content, Class<?> type) {
        EnumSet set = EnumSet.noneOf((Class) type);
        set.addAll(content);
        return set;
    }
}
