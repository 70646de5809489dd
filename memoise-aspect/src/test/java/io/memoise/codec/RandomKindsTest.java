package io.memoise.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.codec.Returns.Colour;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random objects of classes with fields, sealed types, arrays and the rarer collections, within each other. */
class RandomKindsTest {
    private static final int VALUES = 500;

    sealed interface Item<T> {}

    record One<T>(T value) implements Item<T> {}

    static final class Many<T> implements Item<T> {
        private Item<T>[] items;
        private final Map<Colour, Item<T>> byColour;

        Many(Item<T>[] items, Map<Colour, Item<T>> byColour) {
            this.items = items;
            this.byColour = byColour;
        }
    }

    enum None implements Item<Object> {
        NONE
    }

    static class Base {
        long[] numbers;
        private char[][] text;
    }

    static class Bag extends Base {
        Collection<String> names;
        Map<String, Long> counts;
        Map.Entry<Integer, Date> entry;
        AtomicReference<BitSet> bits;
        AtomicLong total;
        StringBuilder builder;
        Locale locale;
        Item<Deque<Float>> item;
    }

    interface Source {
        List<Bag> bags();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20260102})
    void comeBackTheSame(long seed) throws UnkeepableException {
        SplittableRandom random = new SplittableRandom(seed);
        ValueCodec codec = Returns.codec(Source.class, "bags", null);
        for (int i = 0; i < VALUES; i++) {
            List<Bag> value = new ArrayList<>();
            for (int bags = random.nextInt(3); bags > 0; bags--) {
                value.add(bag(random));
            }

            Kept kept = codec.keep(value);

            assertThat(kept.json()).matches("[ -~]+");
            assertThat(Described.text(codec.decode(kept.json())))
                    .as("value %d", i)
                    .isEqualTo(Described.text(value));
            assertThat(Described.text(kept.copy())).isEqualTo(Described.text(value));
        }
    }

    private static Bag bag(SplittableRandom random) {
        Bag bag = new Bag();
        bag.numbers = orNull(random, () -> random.longs(random.nextInt(3)).toArray());
        ((Base) bag).text = orNull(random, () -> new char[][] {text(random).toCharArray(), null});
        bag.names = orNull(random, () -> collection(random));
        bag.counts = orNull(random, () -> map(random));
        bag.entry = orNull(random, () -> entry(random));
        bag.bits = orNull(random, () -> new AtomicReference<>(BitSet.valueOf(new long[] {random.nextLong()})));
        bag.total = orNull(random, () -> new AtomicLong(random.nextLong()));
        bag.builder = orNull(random, () -> new StringBuilder(text(random)));
        bag.locale = orNull(random, () -> Locale.forLanguageTag(Locale.getISOLanguages()[random.nextInt(100)]));
        bag.item = orNull(random, () -> item(random, 3));
        return bag;
    }

    private static Item<Deque<Float>> item(SplittableRandom random, int depth) {
        if (depth == 0 || random.nextBoolean()) {
            return new One<>(orNull(random, () -> new ArrayDeque<>(List.of(Float.intBitsToFloat(random.nextInt())))));
        }
        @SuppressWarnings("unchecked")
        Item<Deque<Float>>[] items = new Item[random.nextInt(3)];
        for (int i = 0; i < items.length; i++) {
            items[i] = orNull(random, () -> item(random, depth - 1));
        }
        return new Many<>(items, random.nextBoolean() ? Map.of() : Map.of(Colour.GREEN, item(random, depth - 1)));
    }

    private static Map.Entry<Integer, Date> entry(SplittableRandom random) {
        Date date = new Date(random.nextLong());
        return random.nextBoolean() ? Map.entry(random.nextInt(), date) : new SimpleEntry<>(null, date);
    }

    private static Collection<String> collection(SplittableRandom random) {
        List<String> content = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            content.add(text(random));
        }
        return switch (random.nextInt(8)) {
            case 0 -> new ArrayDeque<>(content);
            case 1 -> new Vector<>(content);
            case 2 -> new CopyOnWriteArrayList<>(content);
            case 3 -> new PriorityQueue<>(content);
            case 4 -> new ConcurrentLinkedQueue<>(content);
            case 5 -> Collections.synchronizedList(content);
            case 6 -> {
                TreeSet<String> set = new TreeSet<>(Collections.reverseOrder());
                set.addAll(content);
                yield set;
            }
            default -> content;
        };
    }

    private static Map<String, Long> map(SplittableRandom random) {
        Map<String, Long> map = new TreeMap<>(random.nextBoolean() ? String.CASE_INSENSITIVE_ORDER : null);
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(text(random), random.nextLong());
        }
        Map<String, Long> byAccess = new LinkedHashMap<>(16, 0.75f, true);
        byAccess.putAll(map);
        return switch (random.nextInt(4)) {
            case 0 -> new ConcurrentHashMap<>(map);
            case 1 -> new ConcurrentSkipListMap<>(map);
            case 2 -> byAccess;
            default -> map;
        };
    }

    private static String text(SplittableRandom random) {
        char[] chars = new char[random.nextInt(4)];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) random.nextInt(1 << random.nextInt(1, 17));
        }
        return new String(chars);
    }

    private static <T> T orNull(SplittableRandom random, Supplier<T> value) {
        return random.nextInt(4) == 0 ? null : value.get();
    }
}
