package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.memoise.Memoise;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Of a result that its caller may change woven code gives each caller a copy, without a key for the engine. */
class CopiedHitsTest extends InMemory {
    private static final int HITS = 100_000;

    private static List<String> list(Object... parts) {
        BODIES.incrementAndGet();
        List<String> list = new ArrayList<>();
        for (Object part : parts) {
            list.add(String.valueOf(part));
        }
        return list;
    }

    private static final class OfClass {
        @Memoise
        static List<String> none() {
            return list("x");
        }

        @Memoise
        static List<String> one(String a) {
            return list(a);
        }

        @Memoise
        static List<String> without(String a, @Memoise.Ignore Object b) {
            return list(a);
        }

        @Memoise
        static List<String> seven(int a, int b, int c, int d, int e, int f, int g) {
            return list(a, b, c, d, e, f, g);
        }

        @Memoise(expireAfterWrite = "12h")
        static List<String> expiring(String a) {
            return list(a);
        }
    }

    private static final class Client {
        private final String base;

        Client(String base) {
            this.base = base;
        }

        @Memoise
        List<String> one(String a) {
            return list(base, a);
        }
    }

    private static final class Repository {
        private final Thread connection = new Thread();

        @Memoise
        List<String> one(String a) {
            return list(connection.isAlive(), a);
        }
    }

    static Stream<Arguments> calls() {
        Client client = new Client("base");
        Repository repository = new Repository();
        return Stream.of(
                call("no parameter", OfClass::none),
                call("one parameter", () -> OfClass.one("a")),
                call("one that is left out", () -> OfClass.without("a", new Object())),
                call("seven parameters", () -> OfClass.seven(1, 2, 3, 4, 5, 6, 7)),
                call("an object by its value", () -> client.one("a")),
                call("one object alone", () -> repository.one("a")),
                call("one that expires", () -> OfClass.expiring("a")));
    }

    private static Arguments call(String name, Supplier<List<String>> call) {
        return Arguments.of(name, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void eachCallerIsGivenACopyOfItsOwn(String name, Supplier<List<String>> call) {
        List<String> first = call.get();
        List<String> expected = List.copyOf(first);
        for (int i = 0; i < 10; i++) {
            List<String> next = call.get();
            assertThat(next).isEqualTo(expected).isInstanceOf(ArrayList.class);
            next.clear();
            next.add("changed");
        }
        first.clear();
        assertThat(call.get()).isEqualTo(expected);
        assertThat(BODIES).hasValue(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void whatIsForgottenIsNotCopiedAnyMore(String name, Supplier<List<String>> call) {
        for (int i = 0; i < 5; i++) {
            call.get();
        }
        memos.evict(call::get);
        call.get();
        assertThat(BODIES).hasValue(2);
        memos.clear();
        call.get();
        assertThat(BODIES).hasValue(3);
    }

    @Test
    void otherArgumentsAreOtherMemos() {
        for (int i = 0; i < 3; i++) {
            assertThat(OfClass.one("a")).containsExactly("a");
            assertThat(OfClass.one("b")).containsExactly("b");
        }
        assertThat(BODIES).hasValue(2);
    }

    /** A list, its array and the answer; the engine would make a key besides, of two arrays more. */
    @Test
    void aCopyIsMadeWithoutAKey() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < HITS; i++) {
            OfClass.one("a");
        }
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < HITS; i++) {
            OfClass.one("a");
        }
        long each = (threads.getThreadAllocatedBytes(thread) - before) / HITS;
        assertThat(each).isBetween(24L, 110L);
    }
}
