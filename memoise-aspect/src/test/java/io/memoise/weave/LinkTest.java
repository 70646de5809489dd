package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memoise;
import io.memoise.Memos;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.aspectj.lang.JoinPoint;
import org.junit.jupiter.api.Test;

class LinkTest {
    private static final int ROUNDS = 300;

    /** Loaded anew for each round, so that each round has first callers. */
    public static final class Fresh {
        public static final AtomicInteger BODIES = new AtomicInteger();

        private Fresh() {}

        @Memoise
        public static String call(String argument) {
            BODIES.incrementAndGet();
            return argument;
        }
    }

    /** A method of an interface, whose static part can't be replaced. */
    interface Constant {
        AtomicInteger BODIES = new AtomicInteger();

        @Memoise
        static String call(String argument) {
            BODIES.incrementAndGet();
            return argument;
        }
    }

    @Test
    void twoFirstCallersInARaceGetOneTable() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Memos memos = Memos.builder().memoryOnly().build();
                Memos.Use ignored = Memos.use(memos)) {
            for (int round = 0; round < ROUNDS; round++) {
                Class<?> fresh = new ChildFirstLoader(Fresh.class.getName()).loadClass(Fresh.class.getName());
                Method call = fresh.getMethod("call", String.class);
                CyclicBarrier start = new CyclicBarrier(2);
                Callable<Object> caller = () -> {
                    start.await();
                    return call.invoke(null, "first");
                };
                for (Future<Object> answer : threads.invokeAll(List.of(caller, caller))) {
                    assertThat(answer.get()).isEqualTo("first");
                }
                assertThat(fresh.getField("BODIES").get(null))
                        .as("round %d", round)
                        .hasToString("1");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void theTableTakesThePlaceOfTheStaticPart() throws Exception {
        Class<?> fresh = new ChildFirstLoader(Fresh.class.getName()).loadClass(Fresh.class.getName());
        fresh.getMethod("call", String.class).invoke(null, "linked");
        var field = fresh.getDeclaredField("ajc$tjp_0");
        field.setAccessible(true);
        JoinPoint.StaticPart part = (JoinPoint.StaticPart) field.get(null);
        assertThat(part).isInstanceOf(TableL.class);
        assertThat(part).hasToString("execution(String io.memoise.weave.LinkTest.Fresh.call(String))");
        assertThat(part.getKind()).isEqualTo(JoinPoint.METHOD_EXECUTION);
        assertThat(part.getSignature().getName()).isEqualTo("call");
    }

    @Test
    void aMethodOfAnInterfaceTakesTheSlowLookUpWithTheSameAnswers() {
        try (Memos memos = Memos.builder().memoryOnly().build();
                Memos.Use ignored = Memos.use(memos)) {
            long before = Link.slowLookUps();
            Constant.BODIES.set(0);
            Constant.call("a");
            Constant.call("a");
            Constant.call("b");
            assertThat(Constant.BODIES).hasValue(2);
            assertThat(Link.slowLookUps() - before).isEqualTo(3);
        }
    }
}
