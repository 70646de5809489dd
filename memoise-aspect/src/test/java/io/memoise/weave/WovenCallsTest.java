package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memoise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a caller of woven methods sees, in memory alone. */
class WovenCallsTest extends InMemory {

    // every kind of method

    @Memoise
    private static String noArgument() {
        return "body " + BODIES.incrementAndGet();
    }

    @Memoise
    private static final String oneString(String text) {
        return text + BODIES.incrementAndGet();
    }

    @Memoise
    static long twoNumbers(int first, long second) {
        BODIES.incrementAndGet();
        return first + second;
    }

    @Memoise
    static String three(String first, char second, boolean third) {
        return first + second + third + BODIES.incrementAndGet();
    }

    @Memoise
    static String four(String first, int second, double third, String fourth) {
        return first + second + third + fourth + BODIES.incrementAndGet();
    }

    @Memoise
    static String varargs(String... parts) {
        return String.join(",", parts) + BODIES.incrementAndGet();
    }

    @Memoise
    synchronized <T extends Comparable<T>> String generic(List<T> sorted) {
        return sorted.toString() + BODIES.incrementAndGet();
    }

    static class Plain {
        @Memoise
        protected final int length(String text) {
            BODIES.incrementAndGet();
            return text.length();
        }

        int twice(String text) {
            return this.length(text) + length(text);
        }

        @Memoise
        String noArgument() {
            return "object " + BODIES.incrementAndGet();
        }

        @Memoise
        String two(String first, String second) {
            return first + second + BODIES.incrementAndGet();
        }

        @Memoise
        String three(String first, String second, String third) {
            return first + second + third + BODIES.incrementAndGet();
        }

        @Memoise
        String four(String first, String second, String third, int fourth) {
            return first + second + third + fourth + BODIES.incrementAndGet();
        }
    }

    interface Greeter {
        @Memoise
        default String greet(String name) {
            return "hello " + name + BODIES.incrementAndGet();
        }
    }

    record Point(int x, int y) {
        @Memoise
        int norm(String how) {
            BODIES.incrementAndGet();
            return x * x + y * y;
        }
    }

    enum Planet {
        EARTH,
        MARS;

        @Memoise
        String describe(String how) {
            return name() + how + BODIES.incrementAndGet();
        }
    }

    @Test
    void everyNumberOfParametersIsRemembered() {
        assertThat(noArgument()).isEqualTo(noArgument());
        assertThat(oneString("a")).isEqualTo(oneString("a")).isNotEqualTo(oneString("b"));
        assertThat(twoNumbers(1, 2)).isEqualTo(3).isEqualTo(twoNumbers(1, 2));
        assertThat(three("a", 'b', true)).isEqualTo(three("a", 'b', true)).isNotEqualTo(three("a", 'b', false));
        assertThat(four("a", 1, 2.0, "d")).isEqualTo(four("a", 1, 2.0, "d")).isNotEqualTo(four("a", 1, -2.0, "d"));
        assertThat(BODIES).hasValue(8);
    }

    @Test
    void everyNumberOfParametersIsRememberedOfObjects() {
        Plain plain = new Plain();
        assertThat(plain.noArgument()).isEqualTo(plain.noArgument());
        assertThat(plain.twice("four")).isEqualTo(8);
        assertThat(plain.two("a", "b")).isEqualTo(plain.two("a", "b")).isNotEqualTo(plain.two("b", "a"));
        assertThat(plain.three("a", "b", "c")).isEqualTo(plain.three("a", "b", "c"));
        assertThat(plain.four("a", "b", "c", 4)).isEqualTo(plain.four("a", "b", "c", 4));
        assertThat(BODIES).hasValue(6);
    }

    @Test
    void objectsWithoutStateShareTheirMemos() {
        assertThat(new Plain().noArgument()).isEqualTo(new Plain().noArgument());
        assertThat(BODIES).hasValue(1);
    }

    @Test
    void arraysAndVarargsCountByContent() {
        assertThat(varargs("a", "b")).isEqualTo(varargs("a", "b")).isNotEqualTo(varargs("a,b"));
        assertThat(generic(List.of("a"))).isEqualTo(generic(new ArrayList<>(List.of("a"))));
        assertThat(BODIES).hasValue(3);
    }

    @Test
    void recordsEnumsAndInterfacesAreWoven() {
        assertThat(new Point(3, 4).norm("2")).isEqualTo(25).isEqualTo(new Point(3, 4).norm("2"));
        assertThat(new Point(4, 3).norm("2")).isEqualTo(25);
        assertThat(BODIES).hasValue(2);
        assertThat(Planet.EARTH.describe("x")).isEqualTo(Planet.EARTH.describe("x"));
        assertThat(Planet.MARS.describe("x")).isNotEqualTo(Planet.EARTH.describe("x"));
        assertThat(BODIES).hasValue(4);
        Greeter greeter = new Greeter() {};
        assertThat(greeter.greet("kate")).isEqualTo(greeter.greet("kate"));
    }

    // the key

    @Memoise
    private static String ignoring(String counts, @Memoise.Ignore Object left) {
        return counts + BODIES.incrementAndGet();
    }

    @Memoise
    private static String of(Object any) {
        return String.valueOf(any) + BODIES.incrementAndGet();
    }

    @Memoise
    private static String ignoringNumbers(@Memoise.Ignore int left, long counts) {
        return counts + "" + BODIES.incrementAndGet();
    }

    @Memoise
    private static String ignoringLast(int counts, @Memoise.Ignore Object left) {
        return counts + "" + BODIES.incrementAndGet();
    }

    @Test
    void anIgnoredNumberTakesNoPart() {
        String zero = ignoringNumbers(0, 0);
        String seven = ignoringNumbers(3, 7);
        assertThat(ignoringNumbers(1, 0)).isEqualTo(zero).isEqualTo(ignoringNumbers(0, 0));
        assertThat(ignoringNumbers(0, 7)).isEqualTo(seven).isEqualTo(ignoringNumbers(7, 7));
        assertThat(ignoringLast(7, null))
                .isEqualTo(ignoringLast(7, new Object()))
                .isNotEqualTo(ignoringLast(8, null));
    }

    @Test
    void anIgnoredParameterTakesNoPart() {
        assertThat(ignoring("a", new Object())).isEqualTo(ignoring("a", Thread.currentThread()));
        assertThat(BODIES).hasValue(1);
    }

    @Test
    void equalLooksAreNotEqualArguments() {
        List<Object> different = new ArrayList<>(List.of(1, 1L, "1", '1', 1.0, List.of(1), List.of("1")));
        different.add(null);
        different.add("null");
        for (Object each : different) {
            of(each);
        }
        assertThat(BODIES).hasValue(9);
        for (Object each : different) {
            of(each);
        }
        assertThat(BODIES).hasValue(9);
    }

    @Test
    void anArgumentChangedAfterwardsIsAnotherArgument() {
        List<String> argument = new ArrayList<>(List.of("a"));
        String first = of(argument);
        argument.set(0, "b");
        assertThat(of(argument)).isEqualTo("[b]2");
        assertThat(of(List.of("a"))).isEqualTo(first);
    }

    @Test
    void anArgumentWithoutAValueMakesTheCallABypass() {
        Object stream = new java.io.ByteArrayInputStream(new byte[0]);
        assertThat(of(stream)).isNotEqualTo(of(stream));
        assertThat(memos.stats().bypassed()).isEqualTo(2);
        assertThat(memos.stats().bypasses().toString())
                .contains("WovenCallsTest.of(java.lang.Object)", "argument 'any' is a java.io.ByteArrayInputStream");
    }

    // receivers

    static class Client {
        String language;
        final AtomicInteger requests = new AtomicInteger();

        Client(String language) {
            this.language = language;
        }

        @Memoise
        String page(String path) {
            return language + path + requests.incrementAndGet();
        }
    }

    static class Localised {
        String language;

        Localised(String language) {
            this.language = language;
        }

        @Memoise
        String page(String path) {
            return language + path + BODIES.incrementAndGet();
        }

        @Memoise(receiver = Memoise.Receiver.IGNORE)
        String anyPage(String path) {
            return path + BODIES.incrementAndGet();
        }

        @Memoise(receiver = Memoise.Receiver.IDENTITY)
        String ownPage(String path) {
            return path + BODIES.incrementAndGet();
        }
    }

    @Test
    void valueFieldsCountAsTheyAreAtTheCall() {
        Localised object = new Localised("en");
        String english = object.page("/");
        object.language = "de";
        assertThat(object.page("/")).isNotEqualTo(english);
        object.language = "en";
        assertThat(object.page("/")).isEqualTo(english);
        assertThat(new Localised("en").page("/")).isEqualTo(english);
    }

    @Test
    void aReceiverIsLeftOutOnTheAuthorsWord() {
        assertThat(new Localised("en").anyPage("/")).isEqualTo(new Localised("de").anyPage("/"));
    }

    @Test
    void memosOfOneObjectAreItsOwn() {
        Localised one = new Localised("en");
        Localised other = new Localised("en");
        assertThat(one.ownPage("/")).isEqualTo(one.ownPage("/")).isNotEqualTo(other.ownPage("/"));
    }

    @Test
    void anObjectWithAStateThatIsNoValueKeepsMemosOfItsOwn() {
        Client one = new Client("en");
        Client other = new Client("en");
        assertThat(one.page("/")).isEqualTo("en/1").isEqualTo(one.page("/"));
        assertThat(other.page("/")).isEqualTo("en/1").isEqualTo(other.page("/"));
        one.language = "de";
        assertThat(one.page("/")).isEqualTo("de/2");
    }
}
