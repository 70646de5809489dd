package io.memoise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memoise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which futures are shared and remembered, by the type that is declared and by what is there. */
class FutureTypesTest extends TwoRuns {
    private static final AtomicInteger BODIES = new AtomicInteger();

    /** What the next body returns. */
    private static volatile CompletableFuture<String> next = new CompletableFuture<>();

    private static volatile CompletableFuture<List<String>> nextList = new CompletableFuture<>();
    private static volatile CompletableFuture<Object> nextObject = new CompletableFuture<>();
    private static volatile Future<String> nextFuture = new CompletableFuture<>();

    @BeforeEach
    void begin() {
        BODIES.set(0);
        next = new CompletableFuture<>();
        nextList = new CompletableFuture<>();
        nextObject = new CompletableFuture<>();
        nextFuture = next;
    }

    @Memoise
    private static CompletableFuture<List<String>> names(String of) {
        BODIES.incrementAndGet();
        return nextList;
    }

    @Memoise
    private static CompletionStage<String> stage(String of) {
        BODIES.incrementAndGet();
        return (CompletionStage<String>) nextFuture;
    }

    @Memoise
    private static Future<String> future(String of) {
        BODIES.incrementAndGet();
        return nextFuture;
    }

    @Memoise
    private static CompletableFuture<?> anything(String of) {
        BODIES.incrementAndGet();
        return nextObject;
    }

    private abstract static class Repository<T> {
        abstract T make(String of);

        @Memoise(receiver = Memoise.Receiver.IGNORE)
        CompletableFuture<T> find(String of) {
            BODIES.incrementAndGet();
            return CompletableFuture.completedFuture(make(of));
        }
    }

    private record User(String name) {}

    private static final class Users extends Repository<User> {
        @Override
        User make(String of) {
            return new User(of);
        }
    }

    @Test
    void stagesAndFuturesAreAsGoodAsCompletableFutures() throws Exception {
        CompletionStage<String> stage = stage("tea");
        Future<String> future = future("tea");
        next.complete("3");
        assertThat(stage.toCompletableFuture().join()).isEqualTo("3");
        assertThat(future.get()).isEqualTo("3");
        assertThat(stage("tea").toCompletableFuture().join()).isEqualTo("3");
        assertThat(future("tea").get()).isEqualTo("3");
        assertThat(BODIES).hasValue(2);
    }

    @Test
    void aFutureOfAnotherClassIsGivenAsItIsAndNotRemembered() {
        FutureTask<String> task = new FutureTask<>(() -> "3");
        nextFuture = task;
        assertThat(future("tea")).isSameAs(task);
        task.run();
        assertThat(future("tea")).isSameAs(task);
        CompletableFuture<String> subclass = new CompletableFuture<>() {};
        nextFuture = subclass;
        assertThat(stage("tea")).isSameAs(subclass);
        nextFuture = (Future<String>) next.minimalCompletionStage();
        assertThat(stage("tea") == nextFuture).isTrue();
        assertThat(BODIES).hasValue(4);
        assertThat(memos.stats().bypasses().toString())
                .contains("FutureTask, and only an object of the class CompletableFuture itself");
    }

    @Test
    void theTypeOfTheValueIsTheReceivers() {
        assertThat(new Users().find("kate")).isCompletedWithValue(new User("kate"));
        nextRun();
        assertThat(new Users().find("kate")).isCompletedWithValue(new User("kate"));
        assertThat(BODIES).hasValue(1);
    }

    @Test
    void whereTheTypeSaysNothingAPendingFutureIsNotSharedAndAnImmutableValueStaysInMemory() {
        CompletableFuture<?> first = anything("tea");
        CompletableFuture<?> second = anything("tea");
        assertThat(BODIES).hasValue(2);
        nextObject.complete("3");
        assertThat(first.join()).isEqualTo("3");
        assertThat(second.join()).isEqualTo("3");
        assertThat(anything("tea").join()).isEqualTo("3");
        assertThat(BODIES).hasValue(2);
        assertThat(store.entries).isEmpty();
    }

    @Test
    void aValueThatCannotBeCopiedIsNotRemembered() {
        StringBuilder value = new StringBuilder();
        nextObject.complete(value);
        assertThat(anything("tea").join()).isSameAs(value);
        assertThat(anything("tea").join()).isSameAs(value);
        assertThat(BODIES).hasValue(2);
    }

    @Test
    void aValueThatUnexpectedlyCannotBeCopiedGoesToThoseWhoJoinedAndIsNotRemembered() {
        List<String> value = new ArrayList<>() {};
        CompletableFuture<List<String>> first = names("tea");
        CompletableFuture<List<String>> second = names("tea");
        nextList.complete(value);
        assertThat(first.join()).isSameAs(value);
        assertThat(second.join()).isSameAs(value);
        nextList = CompletableFuture.completedFuture(List.of("new"));
        assertThat(names("tea").join()).containsExactly("new");
        assertThat(BODIES).hasValue(2);
    }
}
