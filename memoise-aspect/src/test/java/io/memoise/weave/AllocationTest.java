package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.memoise.Memoise;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A plain hit allocates nothing, whatever the shape of the method and of its object. */
class AllocationTest extends InMemory {
    private static final int HITS = 1_000_000;

    /** The noise of the machine: the thread itself allocates now and then. */
    private static final long NOISE = 64 * 1024;

    private static final class OfClass {
        @Memoise
        static String none() {
            return "";
        }

        @Memoise
        static String one(String a) {
            return a;
        }

        @Memoise
        static String two(String a, int b) {
            return a + b;
        }

        @Memoise
        static long ofLong(long a) {
            return a + (1L << 40);
        }

        @Memoise
        static double ofInt(int a) {
            return a * 1e10;
        }

        @Memoise
        static int ofLongs(long a, long b) {
            return (int) (a + b) + 100_000;
        }

        @Memoise
        static boolean ofInts(int a, int b) {
            return a > b;
        }

        @Memoise
        static String ofIntAndLong(int a, long b) {
            return "" + a + b;
        }

        @Memoise
        static String ofLongAndInt(long a, int b) {
            return "" + a + b;
        }

        @Memoise
        static long ofIntAndObject(int a, Object b) {
            return a + (1L << 40);
        }

        @Memoise
        static String ofLongAndObject(long a, String b) {
            return a + b;
        }

        @Memoise
        static String ofObjectAndLong(String a, long b) {
            return a + b;
        }

        @Memoise
        static long without(@Memoise.Ignore Object a, @Memoise.Ignore long b) {
            return 1L << 40;
        }

        @Memoise
        static String three(String a, int b, Long c) {
            return a + b + c;
        }

        @Memoise
        static String four(String a, int b, Long c, boolean d) {
            return a + b + c + d;
        }

        @Memoise
        static String five(String a, int b, Long c, boolean d, String e) {
            return a + b + c + d + e;
        }

        @Memoise
        static String six(String a, int b, Long c, boolean d, String e, Object f) {
            return a + b + c + d + e + f;
        }
    }

    private static final class Prices {
        private final Thread connection = new Thread();

        @Memoise(expireAfterWrite = "12h")
        static String of(String a, int b) {
            return a + b;
        }

        @Memoise(expireAfterWrite = "12h")
        String own(String a) {
            return a + connection.isAlive();
        }
    }

    private static class Client {
        private final String base;
        int retries = 3;
        private long since = 1L << 40;
        private double rate = 0.5;
        boolean strict;
        private final List<String> headers = List.of("a", "b", "c");
        private final System.Logger log = System.getLogger("x");

        Client(String base) {
            this.base = base;
        }

        @Memoise
        String none() {
            return base + retries + since + rate + strict + headers + log;
        }

        @Memoise
        String one(String a) {
            return base + a;
        }

        @Memoise
        String two(String a, int b) {
            return base + a + b;
        }

        @Memoise
        String three(String a, int b, Long c) {
            return base + a + b + c;
        }

        @Memoise
        String four(String a, int b, Long c, boolean d) {
            return base + a + b + c + d;
        }

        @Memoise
        String six(String a, int b, Long c, boolean d, String e, Object f) {
            return base + a + b + c + d + e + f;
        }
    }

    private static final class Repository extends Client {
        private final Thread connection = new Thread();

        Repository(String base) {
            super(base);
        }
    }

    private record Point(int x, String y) {
        @Memoise
        String one(String a) {
            return a + x + y;
        }
    }

    private static final class Stateless {
        @Memoise
        String none() {
            return "";
        }

        @Memoise
        String one(String a) {
            return a;
        }
    }

    enum Planet {
        EARTH,
        MARS;

        @Memoise
        String one(String a) {
            return a + name();
        }
    }

    private static final Long LONG = 77L;

    /** Beyond what {@code Integer} and {@code Long} have one object of. */
    private static final int WIDE = 1 << 20;

    private static final long FAR = 1L << 40;

    static Stream<Arguments> shapes() {
        Client client = new Client("base");
        Client equal = new Client(new String("base"));
        Repository repository = new Repository("base");
        Point point = new Point(1, "y");
        Stateless stateless = new Stateless();
        Prices prices = new Prices();
        return Stream.of(
                shape("static, no parameter", OfClass::none),
                shape("static, 1 parameter", () -> OfClass.one("a")),
                shape("static, 2 parameters", () -> OfClass.two("a", 2)),
                shape("static, long", () -> OfClass.ofLong(FAR)),
                shape("static, int", () -> OfClass.ofInt(WIDE)),
                shape("static, long and long", () -> OfClass.ofLongs(FAR, FAR)),
                shape("static, int and int", () -> OfClass.ofInts(WIDE, WIDE)),
                shape("static, int and long", () -> OfClass.ofIntAndLong(WIDE, FAR)),
                shape("static, long and int", () -> OfClass.ofLongAndInt(FAR, WIDE)),
                shape("static, int and object", () -> OfClass.ofIntAndObject(WIDE, "a")),
                shape("static, long and object", () -> OfClass.ofLongAndObject(FAR, "a")),
                shape("static, object and long", () -> OfClass.ofObjectAndLong("a", FAR)),
                shape("static, parameters left out", () -> OfClass.without(stateless, FAR)),
                shape("static, 3 parameters", () -> OfClass.three("a", 2, LONG)),
                shape("static, 4 parameters", () -> OfClass.four("a", 2, LONG, true)),
                shape("static, 5 parameters", () -> OfClass.five("a", 2, LONG, true, "e")),
                shape("static, 6 parameters", () -> OfClass.six("a", 2, LONG, true, "e", Planet.MARS)),
                shape("no state, no parameter", stateless::none),
                shape("no state, 1 parameter", () -> stateless.one("a")),
                shape("by value, no parameter", client::none),
                shape("by value, 1 parameter", () -> client.one("a")),
                shape("by value, 2 parameters", () -> client.two("a", 2)),
                shape("by value, 3 parameters", () -> client.three("a", 2, LONG)),
                shape("by value, 4 parameters", () -> client.four("a", 2, LONG, true)),
                shape("by value, 6 parameters", () -> client.six("a", 2, LONG, true, "e", Planet.MARS)),
                shape("by value, as another object", () -> equal.one("a")),
                shape("own memos, no parameter", repository::none),
                shape("own memos, 1 parameter", () -> repository.one("a")),
                shape("own memos, 2 parameters", () -> repository.two("a", 2)),
                shape("own memos, 3 parameters", () -> repository.three("a", 2, LONG)),
                shape("own memos, 4 parameters", () -> repository.four("a", 2, LONG, true)),
                shape("own memos, 6 parameters", () -> repository.six("a", 2, LONG, true, "e", Planet.MARS)),
                shape("that expires, static", () -> Prices.of("a", 2)),
                shape("that expires, own memos", () -> prices.own("a")),
                shape("record", () -> point.one("a")),
                shape("enum", () -> Planet.MARS.one("a")));
    }

    private static Arguments shape(String name, Runnable call) {
        return Arguments.of(name, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void aMillionHitsAllocateNothing(String name, Runnable call) {
        hits(call);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        hits(call);
        long allocated = threads.getThreadAllocatedBytes(thread) - before;
        assertThat(allocated).as("bytes of a million hits: %s", name).isLessThan(NOISE);
    }

    private static void hits(Runnable call) {
        for (int i = 0; i < HITS; i++) {
            call.run();
        }
    }
}
