package io.memoise.weave;

import static io.memoise.weave.ArgumentRow.bypass;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.attribute.FileTime;
import java.sql.Timestamp;
import java.text.SimpleDateFormat;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Scanner;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What has no value to compare, or one that we can't see whole: the body runs. */
final class UnkeyableArguments {
    private static final String NO_VALUE = "which has no value to compare";
    private static final String UNKNOWN = "a collection whose way to compare is not known";
    private static final String ORDER = "whose comparator has no value to compare";

    private UnkeyableArguments() {}

    static List<ArgumentRow> rows() {
        List<ArgumentRow> rows = new ArrayList<>(List.of(
                bypass("Object", "a java.lang.Object, " + NO_VALUE, Object::new),
                bypass("a class of the program", NO_VALUE, Plain::new),
                bypass("a lambda", "a lambda, " + NO_VALUE, () -> (Supplier<String>) () -> "x"),
                bypass("the class of a lambda", "which has no lasting name", () -> ((Runnable) () -> {}).getClass()),
                bypass("an object of an anonymous class", NO_VALUE, () -> new Object() {}),
                bypass("a subclass of a value class", NO_VALUE, () -> new BigDecimal("1") {}),
                bypass("a subclass of Date", NO_VALUE, () -> new Date(1) {}),
                bypass("java.sql.Timestamp", "a java.sql.Timestamp, " + NO_VALUE, () -> new Timestamp(5)),
                bypass("a subclass of ArrayList", UNKNOWN, () -> new ArrayList<>() {}),
                bypass("a subclass of HashMap", UNKNOWN, () -> new HashMap<>() {}),
                bypass("a map that drops its eldest", UNKNOWN, () -> new LinkedHashMap<>() {}),
                bypass("Stream", NO_VALUE, () -> Stream.of(1)),
                bypass("Iterator", NO_VALUE, () -> List.of(1).iterator()),
                bypass("InputStream", NO_VALUE, () -> new ByteArrayInputStream(new byte[0])),
                bypass("Reader", NO_VALUE, () -> new StringReader("a")),
                bypass("Scanner", NO_VALUE, () -> new Scanner("a")),
                bypass("URLConnection", NO_VALUE, () -> new URL("file:nowhere").openConnection()),
                bypass("Thread", NO_VALUE, Thread::currentThread),
                bypass("Throwable", NO_VALUE, Throwable::new),
                bypass("ClassLoader", NO_VALUE, ClassLoader::getSystemClassLoader),
                bypass("CompletableFuture", NO_VALUE, () -> CompletableFuture.completedFuture(1)),
                bypass("Random", NO_VALUE, () -> new Random(1)),
                bypass("Clock", NO_VALUE, Clock::systemUTC)));
        rows.addAll(List.of(
                bypass("StringBuilder", NO_VALUE, () -> new StringBuilder("a")),
                bypass("StringBuffer", NO_VALUE, () -> new StringBuffer("a")),
                bypass("ByteBuffer", NO_VALUE, () -> ByteBuffer.allocate(1)),
                bypass("AtomicInteger", NO_VALUE, () -> new AtomicInteger(1)),
                bypass("AtomicLong", NO_VALUE, () -> new AtomicLong(1)),
                bypass("AtomicBoolean", NO_VALUE, AtomicBoolean::new),
                bypass("AtomicReference", NO_VALUE, () -> new AtomicReference<>("a")),
                bypass("DateTimeFormatter", NO_VALUE, () -> DateTimeFormatter.ISO_DATE),
                bypass("SimpleDateFormat", NO_VALUE, () -> new SimpleDateFormat("y")),
                bypass(
                        "a calendar of another kind",
                        NO_VALUE,
                        () -> new java.util.Calendar.Builder()
                                .setCalendarType("buddhist")
                                .build()),
                bypass("a calendar with a zone of the program's", "holds a ", () -> new GregorianCalendar(new Zone())),
                bypass(
                        "a zone that was changed",
                        "which is not the zone of its name",
                        () -> changed(TimeZone.getTimeZone("Europe/Paris"))),
                bypass("a subclass of SimpleTimeZone", NO_VALUE, Zone::new),
                bypass(
                        "FileTime beyond Instant",
                        "beyond the times of java.time.Instant",
                        () -> FileTime.from(Long.MAX_VALUE, TimeUnit.DAYS)),
                bypass(
                        "URI relative to another",
                        "which its text does not tell whole",
                        () -> URI.create("/a/").relativize(URI.create("/a/b:c"))),
                bypass(
                        "URL of other parts than its text",
                        "which its text does not tell whole",
                        () -> new URL("http", "h", "x@y")),
                bypass(
                        "URL with a handler of the program's",
                        "which its text does not tell whole",
                        () -> new URL(null, "memory:/a", new Handler())),
                bypass(
                        "Path of another file system",
                        "not of the default file system",
                        () -> FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules"))));
        rows.addAll(List.of(
                bypass("PriorityQueue", UNKNOWN, () -> new PriorityQueue<>(List.of(1))),
                bypass("ConcurrentLinkedQueue", UNKNOWN, ConcurrentLinkedQueue::new),
                bypass("ArrayBlockingQueue", UNKNOWN, () -> new ArrayBlockingQueue<>(1)),
                bypass("IdentityHashMap", UNKNOWN, IdentityHashMap::new),
                bypass("WeakHashMap", UNKNOWN, WeakHashMap::new),
                bypass(
                        "Collections.newSetFromMap of an IdentityHashMap",
                        UNKNOWN,
                        () -> Collections.newSetFromMap(new IdentityHashMap<>())),
                bypass("Map.keySet", UNKNOWN, () -> new HashMap<>(Map.of(1, 1)).keySet()),
                bypass("Map.values", UNKNOWN, () -> new HashMap<>(Map.of(1, 1)).values()),
                bypass("Map.entrySet", UNKNOWN, () -> new HashMap<>(Map.of(1, 1)).entrySet()),
                bypass("TreeMap.descendingMap", UNKNOWN, () -> new TreeMap<>(Map.of(1, 1)).descendingMap()),
                bypass(
                        "TreeMap with an order of the program's",
                        ORDER,
                        () -> new TreeMap<>(Comparator.comparing(String::length))),
                bypass(
                        "TreeSet with an order of the program's",
                        ORDER,
                        () -> new TreeSet<>(Comparator.comparing(String::length))),
                bypass(
                        "a view of a TreeMap with an order of the program's",
                        ORDER,
                        () -> Collections.unmodifiableMap(new TreeMap<>(Comparator.comparing(String::length)))),
                bypass("a view of a list of the program's", UNKNOWN, () -> Collections.unmodifiableList(new Ones())),
                bypass(
                        "a view of a map that is written as another",
                        "a view of a collection that cannot be seen",
                        () -> Collections.unmodifiableMap(new Disguised())),
                bypass(
                        "a view of Map.entrySet",
                        UNKNOWN,
                        () -> Collections.unmodifiableMap(new HashMap<>(Map.of(1, 1)))
                                .entrySet()),
                bypass("Collections.asLifoQueue", UNKNOWN, () -> Collections.asLifoQueue(new java.util.ArrayDeque<>())),
                bypass(
                        "a view of an empty EnumSet",
                        "a view of a collection that cannot be seen",
                        () -> Collections.unmodifiableSet(EnumSet.noneOf(TimeUnit.class))),
                bypass(
                        "a view of List.of as a Collection",
                        "a view of a collection that cannot be seen",
                        () -> Collections.unmodifiableCollection(List.of(1))),
                bypass("a list that holds itself", "or holds itself", UnkeyableArguments::cycle),
                bypass("an array that holds itself", "or holds itself", UnkeyableArguments::arrayCycle),
                bypass(
                        "more than a hundred levels",
                        "nested deeper than 100 levels",
                        () -> ObjectArguments.nested(120)),
                bypass(
                        "a record that holds such",
                        "holds a java.lang.Object",
                        () -> new ObjectArguments.Box<>(new Object())),
                bypass("an array that holds such", "holds a java.lang.Object", () -> new Object[] {1, new Object()})));
        return rows;
    }

    static final class Plain {
        final int number = 1;
    }

    private static final class Ones extends AbstractList<Integer> {
        @Override
        public Integer get(int index) {
            return 1;
        }

        @Override
        public int size() {
            return 2;
        }
    }

    private static final class Disguised extends TreeMap<String, Integer> {
        private static final long serialVersionUID = 1;

        private Object writeReplace() {
            return new HashMap<>(this);
        }
    }

    private static final class Zone extends SimpleTimeZone {
        private static final long serialVersionUID = 1;

        Zone() {
            super(0, "UTC");
        }
    }

    private static final class Handler extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL url) {
            throw new UnsupportedOperationException();
        }
    }

    private static TimeZone changed(TimeZone zone) {
        zone.setRawOffset(7);
        return zone;
    }

    private static Object cycle() {
        List<Object> list = new ArrayList<>();
        list.add(List.of("x", list));
        return list;
    }

    private static Object arrayCycle() {
        Object[] array = new Object[1];
        Arrays.fill(array, array);
        return array;
    }
}
