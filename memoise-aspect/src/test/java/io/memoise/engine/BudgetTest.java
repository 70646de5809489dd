package io.memoise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memoise.Memoise;
import io.memoise.MemoiseConfigurationException;
import io.memoise.Memos;
import io.memoise.weave.Computation;
import io.memoise.weave.TableI;
import io.memoise.weave.Tables;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the memos of all methods may take together. */
class BudgetTest {
    private static final int MAXIMUM = 20_000;
    private static final int MOST_COLLECTIONS = 200;
    private static final AtomicInteger BODIES = new AtomicInteger();

    private final MapStore store = new MapStore();
    private EngineMemos memos;
    private Memos.Use use;

    @Memoise
    private static String small(int key) {
        return text(key, 10);
    }

    @Memoise
    private static String large(int key) {
        return text(key, 1_000);
    }

    @Memoise
    private static String varying(String key) {
        return text(Integer.parseInt(key), 10 + Integer.parseInt(key) % 600);
    }

    @Memoise
    private static List<String> copied(int key) {
        return new ArrayList<>(List.of(text(key, 100), text(key, 50)));
    }

    @Memoise(sharing = Memoise.Sharing.SHARED)
    private static Object inMemoryOnly(String key) {
        BODIES.incrementAndGet();
        return new Thread(key);
    }

    /** Keeps its memos for itself. */
    private static final class Session {
        private final Thread connection = new Thread();

        @Memoise
        String page(int key) {
            return text(key, connection.isAlive() ? 1 : 200);
        }
    }

    private static String text(int key, int length) {
        BODIES.incrementAndGet();
        return expected(key, length);
    }

    private static String expected(int key, int length) {
        return Integer.toString(key) + "x".repeat(length - Integer.toString(key).length());
    }

    private long sum() {
        return memos.budget().sum();
    }

    private static boolean runs(Callable<?> call) throws Exception {
        int before = BODIES.get();
        call.call();
        return BODIES.get() > before;
    }

    private void use(Memos.Builder settings) {
        memos = (EngineMemos) settings.maximumMemoryBytes(MAXIMUM).build();
        use = Memos.use(memos);
    }

    @BeforeEach
    void useMemosWithLittleRoom() {
        BODIES.set(0);
        use(Memos.builder().store(store));
    }

    @AfterEach
    void bringTheFormerOnesBack() {
        use.close();
        memos.close();
    }

    @Test
    void aMemoWeighsTwiceItsTextAndItsArgumentsText() {
        small(7);
        int one = 2 * "\"7xxxxxxxxx\"".length() + 64;
        assertThat(sum()).isEqualTo(one);
        varying("12345");
        int two = 2 * ("\"\"".length() + 10 + 12_345 % 600) + 64 + 2 * "12345".length();
        assertThat(sum()).isEqualTo(one + two);
        inMemoryOnly("abc");
        assertThat(sum()).isEqualTo(one + two + Budget.UNKNOWN + 6);
        small(7);
        assertThat(sum()).isEqualTo(one + two + Budget.UNKNOWN + 6);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void theSumStaysWithinTheBudgetAndTheValuesStayRight(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Session[] sessions = {new Session(), new Session(), new Session()};
        long most = 0;
        for (int i = 0; i < 5_000; i++) {
            call(random, sessions);
            assertThat(sum()).as("after call %s", i).isBetween(1L, (long) MAXIMUM);
            most = Math.max(most, sum());
        }
        assertThat(most).isGreaterThan(MAXIMUM - 2_200);
    }

    private static void call(SplittableRandom random, Session[] sessions) {
        int key = random.nextInt(500);
        switch (random.nextInt(5)) {
            case 0 -> assertThat(small(key)).isEqualTo(expected(key, 10));
            case 1 -> assertThat(large(key)).isEqualTo(expected(key, 1_000));
            case 2 -> assertThat(varying("" + key)).isEqualTo(expected(key, 10 + key % 600));
            case 3 -> assertThat(copied(key)).containsExactly(expected(key, 100), expected(key, 50));
            default ->
                assertThat(sessions[random.nextInt(sessions.length)].page(key)).isEqualTo(expected(key, 200));
        }
    }

    @Test
    void theMethodWhoseMemosTakeMostGives() throws Exception {
        for (int i = 0; i < 20; i++) {
            small(i);
        }
        for (int i = 0; i < 100; i++) {
            large(i);
        }
        store.entries.clear();
        for (int i = 0; i < 20; i++) {
            int key = i;
            assertThat(runs(() -> small(key))).as("small %s", i).isFalse();
        }
        assertThat(runs(() -> large(0))).isTrue();
        assertThat(runs(() -> large(0))).isFalse();
    }

    @Test
    void theObjectWhoseMemosTakeMostGives() throws Exception {
        Session one = new Session();
        Session other = new Session();
        one.page(1);
        for (int i = 0; i < 200; i++) {
            other.page(i);
        }
        assertThat(runs(() -> one.page(1))).isFalse();
        assertThat(runs(() -> other.page(0))).isTrue();
        assertThat(sum()).isLessThanOrEqualTo(MAXIMUM);
    }

    @Test
    void whatWasTrimmedIsStillInTheStore() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 100; i++) {
                assertThat(large(i)).isEqualTo(expected(i, 1_000));
            }
        }
        assertThat(BODIES).hasValue(100);
        assertThat(memos.stats().storeHits()).isGreaterThan(180);
    }

    @Test
    void aResultLargerThanTheWholeBudgetIsNotHeldAndPushesNothingOut() throws Exception {
        try (Said said = new Said()) {
            small(1);
            long before = sum();
            varying("9".repeat(5));
            String longArgument = "0".repeat(MAXIMUM / 2) + "7";
            varying(longArgument);
            assertThat(said.about("maximumMemoryBytes"))
                    .singleElement()
                    .asString()
                    .contains("varying");
            assertThat(runs(() -> varying(longArgument)))
                    .as("it is in the store")
                    .isFalse();
            assertThat(memos.stats().storeHits()).isEqualTo(1);
            store.entries.clear();
            assertThat(runs(() -> small(1))).isFalse();
            assertThat(sum()).isGreaterThan(before);
        }
    }

    @Test
    void whatIsForgottenWeighsNothing() {
        Session session = new Session();
        Runnable fill = () -> {
            small(1);
            large(1);
            session.page(1);
        };
        fill.run();
        long full = sum();
        memos.evict(() -> small(1));
        memos.evict(() -> session.page(1));
        assertThat(sum()).isEqualTo(2 * 1_002 + 64);
        memos.evict(BudgetTest.class, "large");
        assertThat(sum()).isZero();
        fill.run();
        assertThat(sum()).isEqualTo(full);
        memos.clear();
        assertThat(sum()).isZero();
        fill.run();
        try (Memos.Use others = Memos.use(Memos.builder().memoryOnly().build())) {
            assertThat(sum()).isZero();
            fill.run();
            assertThat(sum()).isZero();
            assertThat(((EngineMemos) others.memos()).budget().sum()).isEqualTo(full);
        }
        fill.run();
        assertThat(sum()).isEqualTo(full);
        memos.close();
        assertThat(sum()).isZero();
    }

    @Test
    void anObjectThatIsGoneGivesItsRoomBack() {
        Session stays = new Session();
        stays.page(1);
        long one = sum();
        forgottenSessions();
        assertThat(sum()).isEqualTo(11 * one);
        untilSumIs(one);
        assertThat(stays.page(1)).isEqualTo(expected(1, 200));
    }

    private static void forgottenSessions() {
        for (int i = 0; i < 10; i++) {
            new Session().page(i);
        }
    }

    @Test
    void aMethodThatIsGoneGivesItsRoomBack() throws Exception {
        small(1);
        long one = sum();
        forgottenMethod();
        assertThat(sum()).isGreaterThan(one);
        untilSumIs(one);
    }

    private static void forgottenMethod() throws NoSuchMethodException {
        TableI table = Tables.tableI(BudgetTest.class.getDeclaredMethod("large", int.class), MethodHandles.lookup());
        Computation computation = table.begin(null, 5);
        assertThat(computation.answered()).isFalse();
        computation.publish("a");
    }

    /** What was collected is seen when room is made. */
    private void untilSumIs(long expected) {
        for (int i = 0; i < MOST_COLLECTIONS && sum() != expected; i++) {
            System.gc();
            memos.budget().makeRoom(0);
        }
        assertThat(sum()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void eightThreadsKeepTheBudgetAndTheRightValues(long seed) throws Exception {
        int threads = 8;
        Session[] sessions = {new Session(), new Session(), new Session()};
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                SplittableRandom random = new SplittableRandom(seed * threads + t);
                ends.add(pool.submit(() -> {
                    start.await();
                    for (int i = 0; i < 2_000; i++) {
                        call(random, sessions);
                        if (random.nextInt(100) == 0) {
                            forget(random);
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(sum()).isBetween(1L, (long) MAXIMUM);
        memos.clear();
        assertThat(sum()).isZero();
    }

    private void forget(SplittableRandom random) {
        switch (random.nextInt(4)) {
            case 0 -> memos.evict(BudgetTest.class, "small");
            case 1 -> memos.evict(() -> large(random.nextInt(500)));
            case 2 -> memos.evict(Session.class, "page");
            default -> memos.clear();
        }
    }

    @Test
    void theDefaultIsAnEighthOfTheHeapAndAtMostSixtyFourMebibytes() {
        try (EngineMemos byDefault = (EngineMemos) Memos.builder().memoryOnly().build()) {
            long heap = Runtime.getRuntime().maxMemory();
            long expected = heap < 512L << 20 ? heap / 8 : 64L << 20;
            assertThat(byDefault.budget().holds(expected)).isTrue();
            assertThat(byDefault.budget().holds(expected + 1)).isFalse();
        }
    }

    @Test
    void aBudgetOfNothingIsRefused() {
        assertThatThrownBy(() -> Memos.builder().maximumMemoryBytes(0))
                .isInstanceOf(MemoiseConfigurationException.class)
                .hasMessage("maximumMemoryBytes is 0; it must be at least 1");
        assertThatThrownBy(() -> Memos.builder().maximumMemoryBytes(1).maximumMemoryBytes(2))
                .isInstanceOf(MemoiseConfigurationException.class)
                .hasMessageContaining("maximumMemoryBytes was already set to 1");
    }
}
