package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memoise;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Memos move while their table grows. A call beside it may have to ask for one again, and never runs its body. */
class MovingMemosTest extends InMemory {
    private static final int FIXED = 64;
    private static final int GROWING = 100_000;
    private static final AtomicInteger FIXED_BODIES = new AtomicInteger();

    private static int body(int a) {
        if (a < FIXED) {
            FIXED_BODIES.incrementAndGet();
        }
        return 7 * a;
    }

    private static final class OfClass {
        @Memoise
        static int call(int a) {
            return body(a);
        }
    }

    private static final class Alone {
        @Memoise(receiver = Memoise.Receiver.IDENTITY)
        int call(int a) {
            return body(a);
        }
    }

    static Stream<IntUnaryOperator> methods() {
        return Stream.of(OfClass::call, new Alone()::call);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void noBodyRunsTwiceWhileMemosMove(IntUnaryOperator method) throws Exception {
        FIXED_BODIES.set(0);
        for (int a = 0; a < FIXED; a++) {
            method.applyAsInt(a);
        }
        CompletableFuture<Void> growing = CompletableFuture.runAsync(() -> {
            for (int a = FIXED; a < GROWING; a++) {
                assertThat(method.applyAsInt(a)).isEqualTo(7 * a);
            }
        });
        while (!growing.isDone()) {
            for (int a = 0; a < FIXED; a++) {
                assertThat(method.applyAsInt(a)).isEqualTo(7 * a);
            }
        }
        growing.get(1, TimeUnit.MINUTES);
        assertThat(FIXED_BODIES).hasValue(FIXED);
    }
}
