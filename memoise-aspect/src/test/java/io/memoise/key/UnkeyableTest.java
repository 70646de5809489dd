package io.memoise.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.key.Samples.Pair;
import io.memoise.key.Samples.Plain;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnkeyableTest {

    static Stream<Object> valuesWithoutAForm() {
        Comparator<Object> order = (a, b) -> 0;
        Supplier<String> lambda = () -> "x";
        return Stream.of(
                new Object(),
                new Plain(),
                new ByteArrayInputStream(new byte[0]),
                new StringBuilder("a"),
                new AtomicInteger(1),
                new AtomicReference<>("a"),
                Calendar.getInstance(Locale.forLanguageTag("ja-JP-u-ca-japanese")),
                new StringBuffer("a"),
                ByteBuffer.allocate(1),
                new ConcurrentLinkedQueue<>(),
                Clock.systemUTC(),
                DateTimeFormatter.ISO_DATE,
                new Date2(),
                new BigDecimal("1") {},
                Thread.currentThread(),
                new Throwable(),
                List.of(1).iterator(),
                Stream.of(1),
                lambda,
                lambda.getClass(),
                new TreeMap<>(order),
                Collections.unmodifiableMap(new TreeMap<>(order)),
                new TreeSet<>(order),
                new TreeMap<>(Map.of(1, 1)).descendingMap(),
                new IdentityHashMap<>(),
                new WeakHashMap<>(),
                Collections.newSetFromMap(new IdentityHashMap<>()),
                new HashMap<>(Map.of(1, 1)).keySet(),
                new HashMap<>(Map.of(1, 1)).values(),
                new PriorityQueue<>(List.of(1)),
                new LinkedHashMap<>() {},
                new ArrayList<>() {},
                List.of(new Plain()),
                Set.of(new Plain()),
                Map.of("k", new Plain()),
                new Object[] {new Plain()},
                new Pair(1, new Plain()));
    }

    private static final class Date2 extends java.util.Date {}

    @ParameterizedTest(name = "{index}")
    @MethodSource
    void valuesWithoutAForm(Object value) {
        assertThat(Forms.whyNot(value)).matches("(is|holds) .+, .+");
    }

    @Test
    void theReasonNamesTheClassAndWhetherItIsInside() {
        assertThat(Forms.whyNot(new Plain()))
                .isEqualTo("is a io.memoise.key.Samples$Plain, which has no value to compare");
        assertThat(Forms.whyNot(List.of(new Plain())))
                .isEqualTo("holds a io.memoise.key.Samples$Plain, which has no value to compare");
        assertThat(Forms.whyNot((Runnable) () -> {})).isEqualTo("is a lambda, which has no value to compare");
        assertThat(Forms.whyNot(new TreeSet<>(Comparator.comparing(String::length))))
                .isEqualTo("is a java.util.TreeSet, whose comparator has no value to compare");
    }

    @Test
    void aCollectionOfUnknownWaysMayBeCopied() {
        assertThat(Forms.whyNot(new IdentityHashMap<>()))
                .isEqualTo("is a java.util.IdentityHashMap, a collection whose way to compare is not known");
        assertThat(Forms.of(Map.copyOf(new IdentityHashMap<>(Map.of(1, 2))))).isEqualTo("{\"map\":[[1,2]]}");
    }

    @Test
    void aPathOfAnotherFileSystemHasNone() throws Exception {
        try (FileSystem runtime = FileSystems.newFileSystem(java.net.URI.create("jrt:/"), Map.of())) {
            assertThat(Forms.whyNot(runtime.getPath("/modules"))).endsWith("which is not of the default file system");
        }
        assertThat(Forms.of(Path.of("x"))).isEqualTo("{\"Path\":\"x\"}");
    }

    @Test
    void aHundredLevelsAreEnough() {
        assertThat(Forms.of(nested(100))).isNotEmpty();
        assertThat(Forms.whyNot(nested(101))).isEqualTo("is nested deeper than 100 levels, or holds itself");
        assertThat(Forms.whyNot(nested(100_000))).isEqualTo("is nested deeper than 100 levels, or holds itself");
    }

    @Test
    void whatHoldsItselfHasNone() {
        Object[] array = new Object[2];
        Arrays.fill(array, array);
        List<Object> list = new ArrayList<>();
        list.add(Map.of("k", Collections.unmodifiableList(list)));
        assertThat(Forms.whyNot(array)).contains("holds itself");
        assertThat(Forms.whyNot(list)).contains("holds itself");
    }

    @Test
    void aSharedListOfSharedListsEnds() {
        Object shared = "x";
        for (int level = 0; level < 60; level++) {
            shared = Arrays.asList(shared, shared);
        }
        assertThat(Forms.whyNot(shared)).isEqualTo("takes more than 67108864 characters to compare");
    }

    @Test
    void anExceptionWhileReadingIsAReason() {
        List<Integer> list = new ArrayList<>(List.of(1, 2));
        List<Integer> racing = list.subList(0, 1);
        list.add(3);
        assertThat(Forms.whyNot(Collections.unmodifiableList(racing)))
                .isEqualTo("threw java.util.ConcurrentModificationException while it was read");
    }

    @Test
    void aStackThatIsNearlyFullIsAReason() throws Exception {
        Object value = nested(90);
        assertThat(Forms.of(value)).isNotEmpty();
        AtomicReference<String> reason = new AtomicReference<>();
        Thread small = new Thread(null, () -> reason.set(whyNotAtTheEnd(value)), "small stack", 256 * 1024);
        small.start();
        small.join();
        assertThat(reason.get()).isEqualTo("is nested deeper than the stack of this thread allows");
    }

    private static String whyNotAtTheEnd(Object value) {
        try {
            return whyNotAtTheEnd(value);
        } catch (StackOverflowError end) {
            return Forms.whyNot(value);
        }
    }

    private static Object nested(int levels) {
        Object value = "x";
        for (int level = 0; level < levels; level++) {
            Object[] around = {value};
            value = around;
        }
        return value;
    }
}
