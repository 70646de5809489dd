package io.memoise.codec;

import io.memoise.codec.Kind.Trait;
import java.lang.reflect.Array;
import java.util.ArrayDeque;
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
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedSet;
import java.util.Stack;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentHashMap.KeySetView;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The kinds of lists and sets that memoise knows. */
final class CollectionKinds {
    private static final Kind.Table<Collection<Object>, Object> KINDS = new Kind.Table<>();
    private static final Set<Class<?>> WHOLE = Set.of(
            new TreeSet<>().spliterator().getClass(),
            new ConcurrentSkipListSet<>().spliterator().getClass());
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
        queues();
        views();
        synchronizedViews();
    }

    private CollectionKinds() {}

    /** The kind of a value by its exact class; null if there is none. */
    static @Nullable Kind<Collection<Object>, Object> of(Collection<?> value) {
        Kind<Collection<Object>, Object> kind = value instanceof EnumSet ? KINDS.tagged("enumSet") : KINDS.of(value);
        if (kind == null || Kind.bounded(value) || partOfAnother(value)) {
            return null;
        }
        return kind == IMMUTABLE_LIST && Kind.answersForNull(value) ? NULLS_ALLOWED : kind;
    }

    static @Nullable Kind<Collection<Object>, Object> tagged(String tag) {
        return KINDS.tagged(tag);
    }

    /** Some sets are of one class whether they are whole or show a part of another, or its map; only these tell. */
    private static boolean partOfAnother(Collection<?> value) {
        if (value instanceof KeySetView<?, ?> keys) {
            return keys.getMappedValue() != Boolean.TRUE
                    || !keys.getMap().values().stream().allMatch(Boolean.TRUE::equals);
        }
        boolean tree = value.getClass() == TreeSet.class || value.getClass() == ConcurrentSkipListSet.class;
        return tree && !WHOLE.contains(value.spliterator().getClass());
    }

    private static void lists() {
        KINDS.add("", Trait.ORDERED, (content, type) -> content, new ArrayList<>());
        KINDS.add("linked", Trait.ORDERED, (content, type) -> new LinkedList<>(content), new LinkedList<>());
        ordered("vector", Vector::new);
        ordered("stack", Stack::new);
        ordered("copyOnWrite", CopyOnWriteArrayList::new);
        KINDS.add("copies", Trait.FIXED, CollectionKinds::copies, Collections.nCopies(1, 1));
        KINDS.add("asList", Trait.ORDERED, CollectionKinds::asList, Arrays.asList(1, 2));
        KINDS.add("emptyList", Trait.FIXED, (content, type) -> Collections.emptyList(), Collections.emptyList());
        KINDS.add(
                "singletonList",
                Trait.FIXED,
                (content, type) -> Collections.singletonList(content.get(0)),
                Collections.singletonList(1));
    }

    private static Collection<Object> filled(Collection<Object> empty, List<Object> content) {
        empty.addAll(content);
        return empty;
    }

    private static void queues() {
        ordered("deque", ArrayDeque::new);
        ordered("concurrentQueue", ConcurrentLinkedQueue::new);
        ordered("concurrentDeque", ConcurrentLinkedDeque::new);
        ordered("blockingQueue", LinkedBlockingQueue::new);
        ordered("blockingDeque", LinkedBlockingDeque::new);
        ordered("transferQueue", LinkedTransferQueue::new);
        KINDS.addSorted(
                "priorityQueue",
                (order, content) -> filled(new PriorityQueue<>(order), content),
                new PriorityQueue<>());
        KINDS.addSorted(
                "priorityBlockingQueue",
                (order, content) -> filled(new PriorityBlockingQueue<>(11, order), content),
                new PriorityBlockingQueue<>());
    }

    private static void ordered(String tag, Supplier<Collection<Object>> empty) {
        KINDS.add(tag, Trait.ORDERED, (content, type) -> filled(empty.get(), content), empty.get());
    }

    private static void sets() {
        KINDS.add("hashSet", Trait.HASHED, (content, type) -> new HashSet<>(content), new HashSet<>());
        KINDS.add("linkedSet", Trait.ORDERED, (content, type) -> new LinkedHashSet<>(content), new LinkedHashSet<>());
        KINDS.addSorted("treeSet", (order, content) -> filled(new TreeSet<>(order), content), new TreeSet<>());
        KINDS.addSorted(
                "skipListSet",
                (order, content) -> filled(new ConcurrentSkipListSet<>(order), content),
                new ConcurrentSkipListSet<>());
        KINDS.add(
                "copyOnWriteSet",
                Trait.ORDERED,
                (content, type) -> new CopyOnWriteArraySet<>(content),
                new CopyOnWriteArraySet<>());
        KINDS.add(
                "concurrentSet",
                Trait.HASHED,
                (content, type) -> filled(ConcurrentHashMap.newKeySet(), content),
                ConcurrentHashMap.newKeySet());
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

    private static void synchronizedViews() {
        KINDS.addView(
                "synchronized",
                inner -> Collections.synchronizedList((List<Object>) inner),
                Collections.synchronizedList(new ArrayList<>()),
                Collections.synchronizedList(new LinkedList<>()));
        KINDS.addView(
                "synchronizedSet",
                inner -> Collections.synchronizedSet((Set<Object>) inner),
                Collections.synchronizedSet(new HashSet<>()));
        KINDS.addView(
                "synchronizedSortedSet",
                inner -> Collections.synchronizedSortedSet((SortedSet<Object>) inner),
                Collections.synchronizedSortedSet(new TreeSet<>()));
        KINDS.addView(
                "synchronizedNavigableSet",
                inner -> Collections.synchronizedNavigableSet((NavigableSet<Object>) inner),
                Collections.synchronizedNavigableSet(new TreeSet<>()));
        KINDS.addView(
                "synchronizedCollection",
                Collections::synchronizedCollection,
                Collections.synchronizedCollection(new ArrayList<>()));
    }

    private static List<Object> copies(List<Object> content, Class<?> type) {
        return Collections.nCopies(content.size(), content.isEmpty() ? null : content.get(0));
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
