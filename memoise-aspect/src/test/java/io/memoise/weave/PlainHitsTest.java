package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memoise.Memoise;
import io.memoise.Memos;
import java.lang.reflect.Field;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.aspectj.lang.JoinPoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Woven code answers by itself as long as that is all there is to a hit, and not a call longer. */
class PlainHitsTest extends InMemory {

    private static final class OfClass {
        @Memoise
        static int call(String a) {
            return BODIES.incrementAndGet();
        }
    }

    private static class Client {
        private final String base = "base";

        @Memoise
        int call(String a) {
            assertThat(base).isEqualTo("base");
            return BODIES.incrementAndGet();
        }
    }

    private static final class Repository {
        private final Thread connection = new Thread();

        @Memoise
        int call(String a) {
            assertThat(connection).isNotNull();
            return BODIES.incrementAndGet();
        }
    }

    private static final class Prices {
        @Memoise(expireAfterWrite = "12h")
        static int call(String a) {
            return BODIES.incrementAndGet();
        }
    }

    /** A memoised method, and the table of its class. */
    private record Shape(String name, Class<?> type, Object self, Method method) {
        private interface Method {
            int call(String a);
        }

        int call() {
            return method.call("a");
        }

        /** What the advice does first. */
        boolean isPlain() throws ReflectiveOperationException {
            for (Field field : type.getDeclaredFields()) {
                if (field.getType() == JoinPoint.StaticPart.class) {
                    field.setAccessible(true);
                    return ((TableL) field.get(null)).find(self, "a") != null;
                }
            }
            throw new AssertionError("not woven");
        }

        /** Calls until hits are plain: an object is known after two calls, the time after a hundred. */
        void warm() throws ReflectiveOperationException {
            for (int i = 0; i < 100_000 && (i < 2 || !isPlain()); i++) {
                call();
            }
            assertThat(isPlain()).as("plain at first").isTrue();
            BODIES.set(0);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Shape> shapes() {
        Client client = new Client();
        Repository repository = new Repository();
        return Stream.of(
                new Shape("of the class", OfClass.class, null, OfClass::call),
                new Shape("by value", Client.class, client, client::call),
                new Shape("of one object", Repository.class, repository, repository::call),
                new Shape("that expires", Prices.class, null, Prices::call));
    }

    private static void runsEachTime(Shape shape) throws ReflectiveOperationException {
        int before = BODIES.get();
        shape.call();
        shape.call();
        assertThat(shape.isPlain()).isFalse();
        assertThat(BODIES).hasValue(before + 2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void notWhereHitsAreCounted(Shape shape) throws Exception {
        shape.warm();
        try (Memos counting = Memos.builder().memoryOnly().recordStats().build();
                Memos.Use ignored = Memos.use(counting)) {
            assertThat(shape.isPlain()).as("at once").isFalse();
            for (int i = 0; i < 1_000; i++) {
                shape.call();
            }
            assertThat(shape.isPlain()).isFalse();
            assertThat(counting.stats().memoryHits()).isEqualTo(999);
            assertThat(BODIES).hasValue(1);
        }
        assertThat(shape.isPlain()).as("the former memos begin anew").isFalse();
        shape.warm();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void notWhereMemosAreOff(Shape shape) throws Exception {
        shape.warm();
        try (Memos off = Memos.builder().enabled(false).build();
                Memos.Use ignored = Memos.use(off)) {
            runsEachTime(shape);
        }
        shape.warm();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void notAfterTheClose(Shape shape) throws Exception {
        shape.warm();
        memos.close();
        assertThat(shape.isPlain()).isFalse();
        runsEachTime(shape);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void notByTheMemosOfAnotherInstance(Shape shape) throws Exception {
        shape.warm();
        try (Memos other = Memos.builder().memoryOnly().build();
                Memos.Use ignored = Memos.use(other)) {
            assertThat(shape.isPlain()).isFalse();
            shape.call();
            assertThat(BODIES).hasValue(1);
            shape.warm();
        }
        assertThat(shape.isPlain()).isFalse();
        shape.call();
        assertThat(BODIES).hasValue(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void notWhileCallsAreNamedByMakingThem(Shape shape) throws Exception {
        shape.warm();
        int known = shape.call();
        memos.evict(() -> {
            assertThat(shape.isPlain()).isFalse();
            OfClass.call("another");
            memos.evict(() -> OfClass.call("one inside"));
            assertThat(shape.isPlain()).as("after the one inside").isFalse();
            int elsewhere = CompletableFuture.supplyAsync(shape::call).get(1, TimeUnit.MINUTES);
            assertThat(elsewhere).as("in another thread").isEqualTo(known);
            assertThat(shape.call()).as("named and not run").isZero();
        });
        assertThat(BODIES).hasValue(0);
        assertThat(shape.isPlain()).as("evicted").isFalse();
        shape.warm();
        assertThatThrownBy(() -> memos.evict(() -> {
                    throw new IllegalStateException("broken off");
                }))
                .hasMessage("broken off");
        assertThat(shape.isPlain()).as("nothing was evicted").isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void notAfterAllIsForgotten(Shape shape) throws Exception {
        shape.warm();
        memos.evict(shape.type(), "call");
        assertThat(shape.isPlain()).isFalse();
        shape.call();
        assertThat(BODIES).hasValue(1);
        shape.warm();
        memos.clear();
        assertThat(shape.isPlain()).isFalse();
        shape.call();
        assertThat(BODIES).hasValue(1);
    }
}
