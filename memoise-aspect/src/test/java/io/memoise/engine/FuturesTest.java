package io.memoise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memoise.Memoise;
import io.memoise.store.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Methods that return a future, from its body's return to its end and into the next run. */
class FuturesTest extends TwoRuns {
    private static final AtomicInteger BODIES = new AtomicInteger();

    /** What the next body returns. */
    private static volatile CompletableFuture<String> next = new CompletableFuture<>();

    private static volatile CompletableFuture<List<String>> nextList = new CompletableFuture<>();
    private static volatile CountDownLatch gate = new CountDownLatch(0);

    @BeforeEach
    void begin() {
        BODIES.set(0);
        next = new CompletableFuture<>();
        nextList = new CompletableFuture<>();
        gate = new CountDownLatch(0);
    }

    @Memoise
    private static CompletableFuture<String> price(String of) throws InterruptedException {
        BODIES.incrementAndGet();
        gate.await();
        return next;
    }

    @Memoise
    private static CompletableFuture<List<String>> names(String of) {
        BODIES.incrementAndGet();
        return nextList;
    }

    @Memoise(sharing = Memoise.Sharing.SHARED)
    private static CompletableFuture<List<String>> sharedNames(String of) {
        BODIES.incrementAndGet();
        return nextList;
    }

    @Memoise
    private static CompletableFuture<Integer> sum(int of) {
        return of == 0 ? next.thenApply(String::length) : sum(of - 1).thenApply(one -> one + 1);
    }

    @Test
    void callersOfAPendingFutureShareOneBodyAndItsValueIsRemembered() throws Exception {
        CompletableFuture<String> first = price("tea");
        CompletableFuture<String> second = price("tea");
        assertThat(first).isNotDone().isNotSameAs(second).isNotSameAs(next);
        next.complete("3");
        assertThat(first).isCompletedWithValue("3");
        assertThat(second).isCompletedWithValue("3");
        assertThat(price("tea")).isCompletedWithValue("3").isNotSameAs(price("tea"));
        assertThat(BODIES).hasValue(1);
        assertThat(memos.stats().misses()).isEqualTo(1);
        assertThat(memos.stats().joined()).isEqualTo(1);
    }

    @Test
    void whoWaitsForTheBodyGetsAPendingFutureWhenItReturns() throws Exception {
        gate = new CountDownLatch(1);
        List<CompletableFuture<String>> given = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(new Thread(() -> {
                try {
                    CompletableFuture<String> mine = price("tea");
                    synchronized (given) {
                        given.add(mine);
                    }
                } catch (InterruptedException never) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        threads.forEach(Thread::start);
        gate.countDown();
        for (Thread thread : threads) {
            thread.join(30_000);
        }
        assertThat(given).hasSize(4).doesNotHaveDuplicates().noneMatch(CompletableFuture::isDone);
        next.complete("3");
        assertThat(given).allMatch(mine -> mine.join().equals("3"));
        assertThat(BODIES).hasValue(1);
    }

    @Test
    void whatACallerDoesToItsFutureReachesNobodyElse() throws Exception {
        CompletableFuture<String> cancelled = price("tea");
        CompletableFuture<String> completed = price("tea");
        CompletableFuture<String> failed = price("tea");
        CompletableFuture<String> left = price("tea");
        cancelled.cancel(true);
        completed.complete("mine");
        failed.completeExceptionally(new IllegalStateException());
        assertThat(left).isNotDone();
        assertThat(next).isNotDone();
        next.complete("3");
        left.obtrudeValue("obtruded");
        price("tea").obtrudeException(new IllegalStateException());
        next.obtrudeValue("late");
        assertThat(price("tea")).isCompletedWithValue("3");
        assertThat(completed).isCompletedWithValue("mine");
        nextRun();
        assertThat(price("tea")).isCompletedWithValue("3");
        assertThat(BODIES).hasValue(1);
    }

    @Test
    void aFailureReachesAllWhoShareItAsTheSameCauseAndIsNotRemembered() throws Exception {
        IllegalStateException cause = new IllegalStateException("down");
        CompletableFuture<String> first = price("tea");
        CompletableFuture<String> second = price("tea");
        next.completeExceptionally(cause);
        for (CompletableFuture<String> mine : List.of(first, second)) {
            assertThatThrownBy(mine::join)
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isSameAs(cause);
            assertThatThrownBy(mine::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isSameAs(cause);
        }
        assertThat(memos.stats().failures()).isEqualTo(1);
        next = CompletableFuture.completedFuture("4");
        assertThat(price("tea")).isCompletedWithValue("4");
        assertThat(store.entries).hasSize(1);
    }

    @Test
    void oneThatHadFailedOrWasCancelledWhenItWasReturnedIsNotRemembered() throws Exception {
        next = CompletableFuture.failedFuture(new IllegalStateException("down"));
        assertThat(price("tea")).isCompletedExceptionally();
        next = new CompletableFuture<>();
        next.cancel(false);
        assertThatThrownBy(price("tea")::join).hasCauseInstanceOf(CancellationException.class);
        CompletableFuture<String> pending = new CompletableFuture<>();
        next = pending;
        CompletableFuture<String> mine = price("tea");
        pending.cancel(true);
        assertThat(mine).isCompletedExceptionally();
        assertThat(store.entries).isEmpty();
        assertThat(BODIES).hasValue(3);
    }

    @Test
    void aBodyThatThrowsInsteadThrowsToItsCaller() {
        next = null;
        assertThatThrownBy(() -> sum(0)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> sum(0)).isInstanceOf(NullPointerException.class);
        next = CompletableFuture.completedFuture("abc");
        assertThat(sum(0)).isCompletedWithValue(3);
    }

    @Test
    void anEvictLetsAPendingOneEndForItsCallersAlone() throws Exception {
        CompletableFuture<String> before = price("tea");
        memos.evict(() -> price("tea"));
        CompletableFuture<String> old = next;
        next = new CompletableFuture<>();
        CompletableFuture<String> after = price("tea");
        old.complete("old");
        assertThat(before).isCompletedWithValue("old");
        assertThat(after).isNotDone();
        assertThat(price("tea")).isNotDone();
        next.complete("new");
        assertThat(after).isCompletedWithValue("new");
        assertThat(price("tea")).isCompletedWithValue("new");
        assertThat(BODIES).hasValue(2);
    }

    @Test
    void aClearLetsAPendingOneEndForItsCallersAlone() throws Exception {
        CompletableFuture<String> before = price("tea");
        memos.clear();
        next.complete("old");
        assertThat(before).isCompletedWithValue("old");
        next = CompletableFuture.completedFuture("new");
        assertThat(price("tea")).isCompletedWithValue("new");
    }

    @Test
    void theNextRunIsGivenACompletedFuture() throws Exception {
        price("tea");
        next.complete("3");
        assertThat(store.entries.values()).extracting(Entry::value).containsExactly("[\"3\"]");
        nextRun();
        assertThat(price("tea")).isCompletedWithValue("3");
        assertThat(price("tea")).isCompletedWithValue("3");
        assertThat(memos.stats().storeHits()).isEqualTo(1);
        assertThat(BODIES).hasValue(1);
    }

    @Test
    void aFutureOfNullAndNoFutureAreTwoResults() throws Exception {
        next.complete(null);
        assertThat(price("of null")).isCompletedWithValue(null);
        next = null;
        assertThat(price("none")).isNull();
        for (int run = 0; run < 2; run++) {
            assertThat(price("of null")).isCompletedWithValue(null);
            assertThat(price("none")).isNull();
            nextRun();
        }
        assertThat(BODIES).hasValue(2);
        assertThat(store.entries.values()).extracting(Entry::value).containsExactlyInAnyOrder("[]", "null");
    }

    @Test
    void nobodySeesWhatAnotherCallerDoesToTheValue() {
        List<String> own = new ArrayList<>(List.of("a"));
        CompletableFuture<List<String>> first = names("tea");
        CompletableFuture<List<String>> second = names("tea");
        nextList.complete(own);
        first.join().add("first");
        second.join().add("second");
        names("tea").join().add("third");
        assertThat(own).containsExactly("a");
        assertThat(first.join()).containsExactly("a", "first").isInstanceOf(ArrayList.class);
        assertThat(second.join()).containsExactly("a", "second");
        assertThat(names("tea").join()).containsExactly("a");
        nextRun();
        names("tea").join().add("fourth");
        assertThat(names("tea").join()).containsExactly("a");
        assertThat(BODIES).hasValue(1);
    }

    @Test
    void oneValueIsSharedOnTheAuthorsWordButNoFuture() {
        CompletableFuture<List<String>> first = sharedNames("tea");
        nextList.complete(new ArrayList<>());
        assertThat(sharedNames("tea")).isNotSameAs(first);
        assertThat(sharedNames("tea").join()).isSameAs(first.join());
    }

    @Test
    void aLongChainOfPendingFuturesEnds() throws Exception {
        List<CompletableFuture<Integer>> chain = new ArrayList<>();
        for (int i = 0; i <= 50_000; i++) {
            chain.add(sum(i));
        }
        next.complete("");
        for (int i = 0; i <= 50_000; i += 10_000) {
            assertThat(chain.get(i).get(30, TimeUnit.SECONDS)).isEqualTo(i);
        }
    }

    @Test
    void aPendingFutureOutlivesItsMemos() throws Exception {
        CompletableFuture<String> mine = price("tea");
        nextRun();
        next.complete("3");
        assertThat(mine).isCompletedWithValue("3");
        assertThat(store.entries).isEmpty();
    }
}
