package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memoise.Memoise;
import io.memoise.Memos;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is remembered, shared and forgotten, in memory alone. */
class WovenMemosTest extends InMemory {

    @Memoise
    private static String noArgument() {
        return "body " + BODIES.incrementAndGet();
    }

    @Memoise
    private static String oneString(String text) {
        return text + BODIES.incrementAndGet();
    }

    private static final class Client {
        private final AtomicInteger requests = new AtomicInteger();

        private static String notMemoised() {
            return "";
        }

        @Memoise
        String page(String path) {
            return path + requests.incrementAndGet();
        }

        @Memoise
        String other() {
            return notMemoised();
        }
    }

    // results and failures

    @Memoise
    private static String nothing(String argument) {
        BODIES.incrementAndGet();
        return null;
    }

    @Memoise
    private static List<String> mutable(String argument) {
        BODIES.incrementAndGet();
        return new ArrayList<>(List.of(argument));
    }

    @Memoise(sharing = Memoise.Sharing.SHARED)
    private static List<String> shared(String argument) {
        BODIES.incrementAndGet();
        return new ArrayList<>(List.of(argument));
    }

    @Memoise
    private static CharSequence unkeepable(String argument) {
        return new StringBuilder(argument).append(BODIES.incrementAndGet());
    }

    @Memoise
    private static String failing(String message) throws IOException {
        BODIES.incrementAndGet();
        throw new IOException(message);
    }

    @Test
    void nullIsAResult() {
        assertThat(nothing("a")).isNull();
        assertThat(nothing("a")).isNull();
        assertThat(BODIES).hasValue(1);
    }

    @Test
    void nobodySeesWhatAnotherCallerDidToItsResult() {
        mutable("a").add("mine");
        assertThat(mutable("a"))
                .containsExactly("a")
                .isInstanceOf(ArrayList.class)
                .isNotSameAs(mutable("a"));
        assertThat(BODIES).hasValue(1);
    }

    private static final List<String> OWN = new ArrayList<>(List.of("own"));

    @Memoise
    private static List<String> ownedByTheBody() {
        return OWN;
    }

    @Test
    void theFirstCallerGetsACopyToo() {
        List<String> first = ownedByTheBody();
        assertThat(first).isEqualTo(OWN).isNotSameAs(OWN).isNotSameAs(ownedByTheBody());
        first.clear();
        assertThat(OWN).containsExactly("own");
    }

    @Test
    void oneObjectIsSharedOnTheAuthorsWord() {
        assertThat(shared("a")).isSameAs(shared("a"));
    }

    @Test
    void aResultThatNoStoreCanKeepIsNotRemembered() {
        assertThat(unkeepable("a").toString()).isEqualTo("a1");
        assertThat(unkeepable("a").toString()).isEqualTo("a2");
        assertThat(memos.stats().bypassed()).isEqualTo(2);
    }

    @Test
    void anExceptionIsThrownAsItIsAndNotRemembered() {
        assertThatThrownBy(() -> failing("a"))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("a");
        assertThatThrownBy(() -> failing("a")).isExactlyInstanceOf(IOException.class);
        assertThat(BODIES).hasValue(2);
        assertThat(memos.stats().failures()).isEqualTo(2);
    }

    // concurrency and recursion

    @Memoise
    private static BigInteger fib(int n) {
        BODIES.incrementAndGet();
        return n < 2 ? BigInteger.valueOf(n) : fib(n - 1).add(fib(n - 2));
    }

    private static volatile CountDownLatch gate = new CountDownLatch(0);

    @Memoise
    private static String slow(String argument) throws InterruptedException {
        BODIES.incrementAndGet();
        gate.await();
        return argument;
    }

    @Memoise
    private static int itself(int n) {
        return BODIES.incrementAndGet() > 3 ? n : itself(n);
    }

    @Test
    void aNaiveRecursionIsRemembered() {
        assertThat(fib(90)).isEqualTo(new BigInteger("2880067194370816120"));
        assertThat(BODIES).hasValue(91);
    }

    @Test
    void aCallThatNeedsItselfRunsAsIfItWereNotMemoised() {
        assertThat(itself(7)).isEqualTo(7);
        assertThat(BODIES).hasValue(4);
    }

    @Test
    void eightThreadsOnOneColdKeyRunTheBodyOnce() throws Exception {
        gate = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> answers = new ArrayList<>();
            Callable<String> call = () -> slow("cold");
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(call));
            }
            gate.countDown();
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("cold");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(BODIES).hasValue(1);
    }

    // forgetting

    @Test
    void evictForgetsTheMethodAndNoOther() {
        String one = oneString("a");
        String none = noArgument();
        memos.evict(WovenMemosTest.class, "oneString");
        assertThat(oneString("a")).isNotEqualTo(one);
        assertThat(noArgument()).isEqualTo(none);
    }

    @Test
    void evictForgetsWhatOneObjectHolds() {
        Client client = new Client();
        client.page("/");
        memos.evict(Client.class, "page");
        assertThat(client.page("/")).isEqualTo("/2");
    }

    @Test
    void evictOfAMethodThatIsNotMemoisedNamesThoseThatAre() {
        assertThatThrownBy(() -> memos.evict(Client.class, "notMemoised"))
                .hasMessageContaining("declares no @Memoise method 'notMemoised'")
                .hasMessageContaining("[other, page]");
    }

    @Test
    void clearForgetsAll() {
        noArgument();
        oneString("a");
        memos.clear();
        noArgument();
        oneString("a");
        assertThat(BODIES).hasValue(4);
    }

    @Test
    void aComputationBegunBeforeAnEvictLeavesNoMemo() throws Exception {
        evictDuringTheComputation(() -> memos.evict(WovenMemosTest.class, "slow"));
    }

    @Test
    void aComputationBegunBeforeItsCallWasEvictedLeavesNoMemo() throws Exception {
        evictDuringTheComputation(() -> memos.evict(() -> slow("late")));
    }

    private static void evictDuringTheComputation(Eviction eviction) throws Exception {
        gate = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<String> running = thread.submit(() -> slow("late"));
            while (BODIES.get() == 0) {
                Thread.onSpinWait();
            }
            eviction.run();
            gate.countDown();
            assertThat(running.get()).isEqualTo("late");
        } finally {
            thread.shutdownNow();
        }
        slow("late");
        assertThat(BODIES).hasValue(2);
    }

    @Memoise
    private static int primitive(int argument) {
        BODIES.incrementAndGet();
        return argument;
    }

    private interface Eviction {
        void run() throws Exception;
    }

    @Test
    void evictOfACallForgetsThatOneInMemory() {
        Client one = new Client();
        Client other = new Client();
        one.page("/");
        other.page("/");
        primitive(1);
        primitive(2);
        memos.evict(() -> {
            one.page("/");
            primitive(1);
        });
        assertThat(one.page("/")).isEqualTo("/2");
        assertThat(other.page("/")).isEqualTo("/1");
        primitive(1);
        primitive(2);
        assertThat(BODIES).hasValue(3);
    }

    @Test
    void anotherInstanceInUseStartsEmptyAndTheFormerComesBackEmpty() {
        noArgument();
        try (Memos other = Memos.builder().memoryOnly().build();
                Memos.Use otherUse = Memos.use(other)) {
            assertThat(noArgument()).isEqualTo("body 2");
            assertThat(otherUse.memos()).isSameAs(Memos.current());
        }
        assertThat(Memos.current()).isSameAs(memos);
        assertThat(noArgument()).isEqualTo("body 3");
    }

    @Test
    void whatIsOffOrClosedRunsEveryBody() {
        try (Memos off = Memos.builder().memoryOnly().enabled(false).build();
                Memos.Use ignored = Memos.use(off)) {
            noArgument();
            noArgument();
        }
        assertThat(BODIES).hasValue(2);
        noArgument();
        memos.close();
        noArgument();
        noArgument();
        assertThat(BODIES).hasValue(5);
    }

    @Test
    void memoryHitsAreCountedWhereStatisticsAreRecorded() {
        try (Memos counting = Memos.builder().memoryOnly().recordStats().build();
                Memos.Use ignored = Memos.use(counting)) {
            oneString("a");
            oneString("a");
            oneString("a");
            assertThat(counting.stats().memoryHits()).isEqualTo(2);
            assertThat(counting.stats().misses()).isEqualTo(1);
        }
    }

    @Test
    void memoryIsBounded() {
        try (Memos small = Memos.builder().memoryOnly().maximumSize(10).build();
                Memos.Use ignored = Memos.use(small)) {
            for (int i = 0; i < 1_000; i++) {
                oneString("argument " + i);
            }
            BODIES.set(0);
            for (int i = 0; i < 1_000; i++) {
                oneString("argument " + i);
            }
            assertThat(BODIES.get()).isGreaterThanOrEqualTo(990);
        }
    }
}
