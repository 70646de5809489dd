package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memoise.Memoise;
import io.memoise.MemoiseConfigurationException;
import io.memoise.Memos;
import java.lang.ref.WeakReference;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong with other ways to cache a method, and not here. */
class PeersFailuresTest extends InMemory {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    Path directory;

    @AfterEach
    void endTheThreads() {
        threads.shutdownNow();
    }

    // where it applies

    @Memoise
    static String ofClass(String argument) {
        return argument + BODIES.incrementAndGet();
    }

    @Memoise
    private final String toItself(String argument) {
        return argument + BODIES.incrementAndGet();
    }

    /** A proxy sees neither static methods nor an object's calls of itself. */
    @Test
    void aStaticMethodIsRememberedToo() {
        assertThat(ofClass("a")).isEqualTo("a1").isEqualTo(ofClass("a"));
    }

    @Test
    void aPrivateMethodThatTheObjectCallsItselfIsRemembered() {
        assertThat(toItself("a")).isEqualTo("a1").isEqualTo(this.toItself("a"));
    }

    // keys

    @Memoise
    private static String first(String... arguments) {
        return "first" + BODIES.incrementAndGet();
    }

    @Memoise
    private static String second(String... arguments) {
        return "second" + BODIES.incrementAndGet();
    }

    /** Where a cache has a name, methods with one name for theirs answer for each other. */
    @Test
    void twoMethodsNeverShareMemos() {
        assertThat(first("7")).isEqualTo("first1");
        assertThat(second("7")).isEqualTo("second2");
    }

    /** Some join arguments by a space, some take the first alone. */
    @Test
    void argumentsNeverRunIntoEachOther() {
        assertThat(first("a b", "c")).isNotEqualTo(first("a", "b c"));
        assertThat(first("a", "b")).isNotEqualTo(first("a", "c"));
        assertThat(first("a")).isNotEqualTo(first("a", ""));
    }

    @Test
    void equalArraysAreOneArgument() {
        assertThat(first(new String[] {"x"})).isEqualTo(first(new String[] {"x"}));
    }

    @Memoise
    private static String ofAny(Object argument) {
        return "any" + BODIES.incrementAndGet();
    }

    @Test
    void nullIsAnArgumentLikeAnyOther() {
        assertThat(ofAny(null)).isEqualTo("any1").isEqualTo(ofAny(null)).isNotEqualTo(ofAny("null"));
    }

    @Test
    void anArgumentThatChangesAfterTheCallIsAnotherArgument() {
        List<String> argument = new ArrayList<>(List.of("a"));
        String before = ofAny(argument);
        argument.add("b");
        assertThat(ofAny(argument)).isNotEqualTo(before);
        assertThat(ofAny(List.of("a"))).isEqualTo(before);
    }

    static final class Shop {
        private final int tax;

        Shop(int tax) {
            this.tax = tax;
        }

        @Memoise
        int price(int net) {
            BODIES.incrementAndGet();
            return net + tax;
        }
    }

    /** Where the object is left out of the key, the first object answers for all. */
    @Test
    void twoReceiversWithDifferentStateNeverShareAnAnswer() {
        assertThat(new Shop(5).price(1_000)).isEqualTo(1_005);
        assertThat(new Shop(7).price(1_000)).isEqualTo(1_007);
        assertThat(new Shop(5).price(1_000)).isEqualTo(1_005);
        assertThat(BODIES).hasValue(2);
    }

    @Memoise
    private static String login(String user, @Memoise.Secret String password) {
        return "welcome " + user;
    }

    @Test
    void aSecretArgumentIsInNoFile() throws Exception {
        try (Memos stored = Memos.builder().directory(directory).build();
                Memos.Use ignored = Memos.use(stored)) {
            login("kate", "hunter2");
        }
        try (var files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file)))
                        .as(file.toString())
                        .doesNotContain("hunter2");
            }
        }
    }

    // values

    @Memoise
    private static String nothing(String argument) {
        BODIES.incrementAndGet();
        return null;
    }

    @Test
    void nullIsAResultThatIsKept() {
        assertThat(nothing("a")).isNull();
        assertThat(nothing("a")).isNull();
        assertThat(BODIES).hasValue(1);
    }

    @Memoise
    private static List<String> list(String argument) {
        BODIES.incrementAndGet();
        return new ArrayList<>(List.of(argument));
    }

    @Test
    void aCallerWhoChangesItsListChangesNobodyElses() {
        list("a").add("mine");
        list("a").add("also mine");
        assertThat(list("a")).containsExactly("a");
        assertThat(BODIES).hasValue(1);
    }

    record Page(List<Integer> numbers, BigInteger total) {}

    @Memoise
    private static List<Page> pages(String argument) {
        BODIES.incrementAndGet();
        return List.of(new Page(List.of(1, 2), BigInteger.TWO.pow(70)));
    }

    /** By its raw type a page comes back as a map, and its numbers as doubles. */
    @Test
    void genericTypesComeBackFromTheFileAsTheyWere() {
        List<Page> written;
        try (Memos stored = Memos.builder().directory(directory).build();
                Memos.Use ignored = Memos.use(stored)) {
            written = pages("a");
        }
        try (Memos later = Memos.builder().directory(directory).build();
                Memos.Use ignored = Memos.use(later)) {
            assertThat(pages("a")).isEqualTo(written).first().isInstanceOf(Page.class);
        }
        assertThat(BODIES).hasValue(1);
    }

    @Memoise
    private static String failing(String argument) {
        BODIES.incrementAndGet();
        throw new IllegalStateException(argument);
    }

    @Test
    void anExceptionIsNotKept() {
        assertThatThrownBy(() -> failing("a")).isExactlyInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> failing("a")).hasMessage("a");
        assertThat(BODIES).hasValue(2);
    }

    @Memoise
    private static CompletableFuture<String> fetched(boolean works) {
        int body = BODIES.incrementAndGet();
        return works
                ? CompletableFuture.completedFuture("fetched " + body)
                : CompletableFuture.failedFuture(new IllegalStateException("down"));
    }

    /** A cache that keeps the object keeps its failure for ever. */
    @Test
    void aFailedFutureIsNotKept() {
        assertThat(fetched(false)).isCompletedExceptionally();
        assertThat(fetched(false)).isCompletedExceptionally();
        assertThat(BODIES).hasValue(2);
        assertThat(fetched(true)).isCompletedWithValue("fetched 3");
        assertThat(fetched(true)).isCompletedWithValue("fetched 3");
    }

    // threads

    private static volatile CountDownLatch gate = new CountDownLatch(0);
    private static volatile String world = "";

    @Memoise
    private static String slow(String argument) throws InterruptedException {
        BODIES.incrementAndGet();
        String seen = world;
        gate.await();
        return argument + seen;
    }

    @Test
    void eightThreadsRunAColdKeyOnce() throws Exception {
        gate = new CountDownLatch(1);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(threads.submit(() -> slow("cold")));
        }
        gate.countDown();
        for (Future<String> answer : answers) {
            assertThat(answer.get()).isEqualTo("cold");
        }
        assertThat(BODIES).hasValue(1);
    }

    private static final CyclicBarrier ALL_FOUR = new CyclicBarrier(4);

    @Memoise
    private static String meeting(int number) throws Exception {
        ALL_FOUR.await(60, TimeUnit.SECONDS);
        return "met " + number;
    }

    /** The four bodies end only if they run at the same time. */
    @Test
    void slowKeysRunInParallel() throws Exception {
        List<Callable<String>> calls = List.of(() -> meeting(1), () -> meeting(2), () -> meeting(3), () -> meeting(4));
        for (Future<String> answer : threads.invokeAll(calls)) {
            assertThat(answer.get()).startsWith("met ");
        }
    }

    @Memoise
    private static BigInteger fib(int n) {
        BODIES.incrementAndGet();
        return n < 2 ? BigInteger.valueOf(n) : fib(n - 1).add(fib(n - 2));
    }

    /** A map that computes under its own lock refuses this, or never ends. */
    @Test
    void recursionDoesNotThrowRecursiveUpdate() {
        assertThat(fib(100)).isEqualTo(new BigInteger("354224848179261915075"));
        assertThat(BODIES).hasValue(101);
    }

    @Memoise
    private static int itself(int n) {
        return BODIES.incrementAndGet() > 3 ? n : itself(n);
    }

    @Test
    void recursionToItsOwnKeyDoesNotWaitForItself() {
        assertThat(itself(7)).isEqualTo(7);
        assertThat(BODIES).hasValue(4);
    }

    // forgetting

    @Test
    void anEvictionBeatsARunningLoad() throws Exception {
        Future<String> running = startSlow("old");
        memos.evict(() -> slow("key "));
        world = "new";
        gate.countDown();
        assertThat(running.get()).isEqualTo("key old");
        assertThat(slow("key ")).isEqualTo("key new");
    }

    /** The load ends only after the eviction has returned. */
    @Test
    void anEvictionDoesNotWaitForALoad() throws Exception {
        Future<String> running = startSlow("");
        threads.submit(() -> {
                    memos.evict(PeersFailuresTest.class, "slow");
                    memos.clear();
                })
                .get(60, TimeUnit.SECONDS);
        assertThat(running.isDone()).isFalse();
        gate.countDown();
        assertThat(running.get()).isEqualTo("key ");
    }

    private Future<String> startSlow(String state) {
        gate = new CountDownLatch(1);
        world = state;
        Future<String> running = threads.submit(() -> slow("key "));
        while (BODIES.get() == 0) {
            Thread.onSpinWait();
        }
        return running;
    }

    /** Elsewhere the names are strings and a wrong one does nothing. */
    @Test
    void anEvictionThatMeansNothingSaysSo() {
        assertThatThrownBy(() -> memos.evict(PeersFailuresTest.class, "ofClas"))
                .isInstanceOf(MemoiseConfigurationException.class)
                .hasMessageContaining("ofClass");
        assertThatThrownBy(() -> memos.evict(() -> BODIES.get())).isInstanceOf(MemoiseConfigurationException.class);
    }

    // room

    static final class Counting {
        private final AtomicInteger calls = new AtomicInteger();

        @Memoise
        String page(String path) {
            return path + calls.incrementAndGet();
        }
    }

    @Test
    void anObjectThatIsDroppedIsCollected() {
        WeakReference<Counting> dropped = called();
        for (int i = 0; i < 100 && dropped.get() != null; i++) {
            System.gc();
        }
        assertThat(dropped.get()).isNull();
    }

    private static WeakReference<Counting> called() {
        Counting object = new Counting();
        assertThat(object.page("/")).isEqualTo("/1").isEqualTo(object.page("/"));
        return new WeakReference<>(object);
    }

    @Test
    void memoryIsBoundedWithoutASetting() {
        for (int i = 0; i < 20_000; i++) {
            ofAny(i);
        }
        BODIES.set(0);
        for (int i = 0; i < 20_000; i++) {
            ofAny(i);
        }
        assertThat(BODIES.get()).isGreaterThanOrEqualTo(10_000);
    }
}
