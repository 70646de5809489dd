package io.memoise.codec;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;

/** Methods by their return types, and what they may return. */
interface Returns {
    /** The codec of the method of that name. */
    static ValueCodec codec(String method) {
        return codec(Returns.class, method, null);
    }

    static ValueCodec codec(Class<?> owner, String method, Class<?> receiver) {
        return ValueCodec.of(method(owner, method), receiver, MethodHandles.lookup());
    }

    static Method method(Class<?> owner, String name) {
        return Arrays.stream(owner.getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && !method.isBridge())
                .findFirst()
                .orElseThrow();
    }

    enum Colour {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "grass";
            }
        },
        BLUE
    }

    record Point(int x, int y) {}

    record Page<T>(String name, List<T> items) {}

    record Node(String name, List<Node> children) {}

    record Pair<A, B>(A first, B second) {}

    record Chain(Chain next) {}

    record Empty() {}

    record Holder(Object content) {}

    record User(long id, String login, boolean admin, double score) {}

    record Expanding<T>(T value, Expanding<List<T>> next) {}

    record Primitives(boolean a, byte b, short c, int d, long e, float f, double g, char h) {}

    /** Lies in its accessor, its {@code equals} and its {@code hashCode}. */
    record Liar(String text) {
        @Override
        public String text() {
            return "lie";
        }

        @Override
        public boolean equals(Object other) {
            throw new IllegalStateException("asked");
        }

        @Override
        public int hashCode() {
            throw new IllegalStateException("asked");
        }
    }

    /** Changes what it is given, each time. */
    record Growing(int size) {
        public Growing {
            size++;
        }
    }

    /** Takes nothing but what it has made itself. */
    record Picky(int size) {
        static boolean closed;

        public Picky {
            if (closed) {
                throw new AssertionError("closed");
            }
        }
    }

    class Plain {
        int x = 1;
    }

    String string();

    char primitiveChar();

    boolean primitiveBoolean();

    byte primitiveByte();

    short primitiveShort();

    int primitiveInt();

    long primitiveLong();

    float primitiveFloat();

    double primitiveDouble();

    Character character();

    Boolean bool();

    Byte int8();

    Short int16();

    Integer integer();

    Long int64();

    Float float32();

    Double float64();

    BigInteger bigInteger();

    BigDecimal bigDecimal();

    UUID uuid();

    URI uri();

    Colour colour();

    Instant instant();

    Duration duration();

    Period period();

    LocalDate localDate();

    LocalTime localTime();

    LocalDateTime localDateTime();

    OffsetTime offsetTime();

    OffsetDateTime offsetDateTime();

    ZonedDateTime zonedDateTime();

    Year year();

    YearMonth yearMonth();

    MonthDay monthDay();

    ZoneId zoneId();

    ZoneOffset zoneOffset();

    DayOfWeek dayOfWeek();

    Month month();

    byte[] bytes();

    Optional<String> optional();

    Optional<Optional<String>> nestedOptional();

    Optional<List<String>> optionalList();

    OptionalInt optionalInt();

    OptionalLong optionalLong();

    OptionalDouble optionalDouble();

    List<String> strings();

    ArrayList<String> arrayList();

    Collection<String> collection();

    Set<String> stringSet();

    Set<List<String>> setOfLists();

    SortedSet<String> sortedSet();

    NavigableSet<Integer> navigableSet();

    Set<Colour> colours();

    EnumSet<Colour> enumSet();

    List<List<String>> lists();

    List<? extends String> bounded();

    List<?> anything();

    @SuppressWarnings("rawtypes")
    List raw();

    Map<String, Integer> stringMap();

    HashMap<String, Integer> hashMap();

    LinkedHashMap<String, Integer> linkedHashMap();

    TreeMap<String, Integer> treeMap();

    SortedMap<String, Integer> sortedMap();

    NavigableMap<String, Integer> navigableMap();

    Map<Integer, String> intMap();

    Map<Colour, Integer> colourMap();

    EnumMap<Colour, Integer> enumMap();

    Map<Point, List<Point>> pointMap();

    Map<List<String>, String> listMap();

    Map<String, List<Page<Point>>> pages();

    Page<Point> page();

    Page<? extends Point> boundedPage();

    Node node();

    Pair<List<String>, List<String>> pairOfLists();

    Pair<Pair<Double, Float>, Optional<Colour>> pairs();

    Pair<byte[], byte[]> pairOfBytes();

    Pair<Map<String, Integer>, Map<String, Integer>> pairOfMaps();

    Chain chain();

    Empty empty();

    Holder holder();

    User user();

    List<User> users();

    Expanding<String> expanding();

    Primitives primitives();

    Liar liar();

    Growing growing();

    Picky picky();

    JsonElement json();

    JsonObject jsonObject();

    Pair<JsonElement, JsonElement> pairOfJson();

    Object object();

    InputStream stream();

    Plain plain();

    List<Plain> plains();

    Runnable runnable();

    String[] stringArray();

    Number number();

    Iterable<String> iterable();

    Void nothing();
}
