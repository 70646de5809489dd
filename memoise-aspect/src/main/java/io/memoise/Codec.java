package io.memoise;

/**
 * Says how memoise writes the results of a type that it can't write by itself, or not as the program wants. It applies
 * wherever a method's result has {@code T} as its declared type, or as that of a part.
 *
 * <pre>{@code
 * final class MoneyCodec implements Codec<Money, String> {
 *     public String write(Money money) { return money.toString(); }
 *     public Money read(String stored) { return Money.parse(stored); }
 * }
 * }</pre>
 *
 * <p>It is given to {@code @Memoise(codec = MoneyCodec.class)} for one method, to {@link Memos.Builder#codec} for all, or
 * named in {@code META-INF/services/io.memoise.Codec} (in a module: {@code provides}). The first of these that knows the
 * type is taken, and goes before what memoise does by itself.
 *
 * <p>A result is kept only if what {@link #read} makes of it is the same: the same class and the same in every field that
 * can be compared, but transient ones; where no field can be read, written the same again. Whatever a codec throws never reaches the caller of
 * the method: the result is then not kept, which is said once. A codec may be called by several threads at once.
 *
 * @param <T> the type of the program
 * @param <S> what is stored for it: any type that memoise keeps, such as a {@code String}, a record or a map
 */
public interface Codec<T, S> {

    /** What is stored for the value, which is never {@code null} and must not give {@code null}. */
    S write(T value);

    /** The value that {@link #write} was given; never {@code null}. */
    T read(S stored);

    /** The author's number for how values are written. Memos written under another number are not used. */
    default int version() {
        return 0;
    }

    /** Whether no {@code T} can ever be changed: the author's word, by which callers may share one object. */
    default boolean immutable() {
        return false;
    }
}
