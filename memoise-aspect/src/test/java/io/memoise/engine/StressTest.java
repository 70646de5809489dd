package io.memoise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memoise;
import io.memoise.Memos;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Eight threads that call, fail and evict at random, over keys of one hash. {@code -Dmemoise.test.rounds=N} tries N seeds.
 */
class StressTest {
    private static final int THREADS = 8;
    private static final int STEPS = 400;

    /** All have the hash of {@code "AaAaAa"}: the hash of {@code "BB"} is that of {@code "Aa"}. */
    private static final List<String> KEYS =
            List.of("AaAaAa", "AaAaBB", "AaBBAa", "AaBBBB", "BBAaAa", "BBAaBB", "BBBBAa", "BBBBBB");

    /** What one body answered: its key, and the time at which it began. */
    private record Answer(String key, long begun) {}

    /** What is known of one key. */
    private static final class Facts {
        /** Bodies that began, but for those that failed. */
        final AtomicInteger bodies = new AtomicInteger();

        final AtomicInteger evictions = new AtomicInteger();
        /** No answer to a call that begins now may come of a body that began earlier. */
        final AtomicLong floor = new AtomicLong();
    }

    private static final AtomicLong TIME = new AtomicLong();
    private static volatile Map<String, Facts> facts = Map.of();

    /** Futures whose bodies have returned, to be completed by any thread. */
    private static final Queue<Runnable> PENDING = new ConcurrentLinkedQueue<>();

    @Memoise
    private static Answer answer(String key) {
        return body(key);
    }

    @Memoise
    private static List<Answer> changeable(String key) {
        return new ArrayList<>(List.of(body(key)));
    }

    @Memoise
    private static CompletableFuture<List<Answer>> later(String key) {
        CompletableFuture<List<Answer>> later = new CompletableFuture<>();
        Answer answer = body(key);
        PENDING.add(() -> later.complete(new ArrayList<>(List.of(answer))));
        return later;
    }

    @Memoise
    private static Answer failing(String key) {
        throw new IllegalStateException(key);
    }

    private static Answer body(String key) {
        long begun = TIME.incrementAndGet();
        facts.get(key).bodies.incrementAndGet();
        Thread.yield();
        return new Answer(key, begun);
    }

    /** One of the methods, and its woven call alone, by which it is evicted. */
    private record Method(Call<Answer> whole, Call<?> woven) {
        Answer call(String key) throws Exception {
            return whole.of(key);
        }
    }

    private interface Call<T> {
        T of(String key) throws Exception;
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("memoise.test.rounds", 10));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void answersAreOfTheirKeyAndNeverOlderThanAnEviction(long seed) throws Exception {
        run(seed, new Method(StressTest::answer, StressTest::answer));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void copiesAreOfTheirKeyAndNeverOlderThanAnEviction(long seed) throws Exception {
        run(seed, new Method(key -> taken(changeable(key)), StressTest::changeable));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void futuresAreOfTheirKeyAndNeverOlderThanAnEviction(long seed) throws Exception {
        Call<Answer> whole = key -> {
            CompletableFuture<List<Answer>> mine = later(key);
            for (Runnable end = PENDING.poll(); end != null; end = PENDING.poll()) {
                end.run();
            }
            return taken(mine.get(10, TimeUnit.SECONDS));
        };
        run(seed, new Method(whole, StressTest::later));
    }

    /** Leaves a changed list behind, which nobody else may see. */
    private static Answer taken(List<Answer> own) {
        assertThat(own).hasSize(1);
        Answer answer = own.get(0);
        own.clear();
        return answer;
    }

    private void run(long seed, Method method) throws Exception {
        Map<String, Facts> known = new ConcurrentHashMap<>();
        KEYS.forEach(key -> known.put(key, new Facts()));
        facts = known;
        AtomicReference<Throwable> first = new AtomicReference<>();
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Memos memos = Memos.builder().memoryOnly().build();
                Memos.Use ignored = Memos.use(memos)) {
            List<Future<?>> ends = new ArrayList<>();
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < THREADS; i++) {
                SplittableRandom own = random.split();
                ends.add(threads.submit(() -> {
                    try {
                        start.await();
                        quiet(own, method);
                        start.await();
                        KEYS.forEach(
                                key -> assertThat(known.get(key).bodies).as(key).hasValue(1));
                        start.await();
                        stormy(own, method, memos);
                        return null;
                    } catch (Throwable failure) {
                        start.reset();
                        first.compareAndSet(null, failure);
                        throw failure;
                    }
                }));
            }
            for (Future<?> end : ends) {
                try {
                    end.get(60, TimeUnit.SECONDS);
                } catch (ExecutionException failed) {
                    throw new AssertionError(first.get());
                }
            }
            known.forEach((key, each) ->
                    assertThat(each.bodies.get()).as("bodies of %s", key).isBetween(1, 1 + each.evictions.get()));
            assertThat(memos.stats().bypasses()).isEmpty();
            assertThat(Waits.areNone()).isTrue();
        } finally {
            threads.shutdownNow();
        }
    }

    /** Calls each key, in an order of its own. */
    private static void quiet(SplittableRandom random, Method method) throws Exception {
        int first = random.nextInt(KEYS.size());
        for (int i = 0; i < KEYS.size(); i++) {
            call(KEYS.get((first + i) % KEYS.size()), method);
        }
    }

    private static void stormy(SplittableRandom random, Method method, Memos memos) throws Exception {
        for (int i = 0; i < STEPS; i++) {
            String key = KEYS.get(random.nextInt(KEYS.size()));
            int what = random.nextInt(20);
            if (what == 0) {
                evict(List.of(key), () -> memos.evict(() -> method.woven().of(key)));
            } else if (what == 1) {
                evict(KEYS, memos::clear);
            } else if (what == 2) {
                try {
                    failing(key);
                    throw new AssertionError("a failure was remembered");
                } catch (IllegalStateException failure) {
                    assertThat(failure).hasMessage(key);
                }
            } else {
                call(key, method);
            }
        }
    }

    private interface Eviction {
        void run() throws Exception;
    }

    private static void evict(List<String> keys, Eviction eviction) throws Exception {
        keys.forEach(key -> facts.get(key).evictions.incrementAndGet());
        long begun = TIME.incrementAndGet();
        eviction.run();
        keys.forEach(key -> facts.get(key).floor.accumulateAndGet(begun, Math::max));
    }

    private static void call(String key, Method method) throws Exception {
        long floor = facts.get(key).floor.get();
        Answer answer = method.call(key);
        assertThat(answer.key()).isEqualTo(key);
        assertThat(answer.begun())
                .as("the time at which the body of %s began", key)
                .isGreaterThan(floor);
    }
}
