package io.memoise.engine;

import io.memoise.codec.UnkeepableException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A future that a body returned, as its callers share it. Each is given one that depends on it, so that nothing that a
 * caller does to its own reaches another's.
 */
final class SharedFuture {
    private final CompletableFuture<End> end;

    /** @param end fails as the body's own future does */
    SharedFuture(CompletableFuture<End> end) {
        this.end = end;
    }

    /**
     * What the future completed with.
     *
     * @param memo that it left; {@code null} where it left none and all who share it are given the one object
     */
    record End(@Nullable Object content, @Nullable Memo memo) {

        @Nullable
        Object own() {
            try {
                return memo == null ? content : valueOf(memo.content());
            } catch (UnkeepableException damaged) {
                return content;
            }
        }
    }

    /** The class itself alone: objects of others, subclasses among them, can do what a new one could not. */
    static boolean isShareable(Object future) {
        return future.getClass() == CompletableFuture.class;
    }

    /** Why an object of another class is not remembered. */
    static String refusal(Object future) {
        return "the result is a " + future.getClass().getTypeName() + ", and only an object of the class"
                + " CompletableFuture itself can be given to several callers; return one";
    }

    /** One that fails as the body's own does, or completes with the caller's own copy. */
    CompletableFuture<@Nullable Object> dependent() {
        return end.thenApply(End::own);
    }

    /** A new one for an optional of its value; {@code null} for null. */
    static @Nullable CompletableFuture<@Nullable Object> completed(@Nullable Object content) {
        return content == null ? null : CompletableFuture.completedFuture(valueOf(content));
    }

    private static @Nullable Object valueOf(@Nullable Object content) {
        return content instanceof Optional<?> optional ? optional.orElse(null) : null;
    }
}
