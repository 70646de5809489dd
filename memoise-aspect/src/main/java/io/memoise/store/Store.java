package io.memoise.store;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps entries beyond the process. A store never sees a method, an argument or a decoded value, and decides nothing
 * about freshness: it gives back what was put.
 *
 * <p><b>Order.</b> Every entry and every removal has a stamp; for a key the greatest stamp wins. An entry whose stamp is
 * less than that of a removal which covers it is not there, whenever it was put: a computation begun before a removal
 * never undoes it.
 *
 * <p><b>Failure.</b> Methods throw {@link IOException} for what the outside world did; the caller then runs the method
 * and tries the store again later. An entry that is damaged or can't be trusted is absent, not a failure.
 *
 * <p><b>To write one,</b> extend {@code StoreContract} from the tests of this package by a class that makes your store,
 * or {@code SharedStoreContract} where several processes use the same entries: they test all that is said here.
 * {@link InMemoryStore} is the smallest example.
 *
 * <p><b>Threads.</b> All methods may be called by any number of threads at once. An interrupted thread may call any of
 * them; its flag stays set and the store stays usable.
 */
public interface Store extends AutoCloseable {

    /** The entry under the key, whether expired or not; {@code null} where there is none. */
    @Nullable
    Entry get(Key key) throws IOException;

    /**
     * A stamp greater than every stamp that this store has seen. Never fails and never waits for the outside world.
     */
    long stamp();

    /**
     * Keeps the entry. When this returns, the entry has the durability that the store promises. An entry with the
     * same key and a greater stamp, or a covering removal with a greater stamp, makes it have no effect.
     */
    void put(Entry entry) throws IOException;

    /**
     * How many entries of the method have another variant than this one, so that nobody asks for them any more. A
     * number for people: it need not be exact, and a store that can't tell says 0, as this does.
     */
    default long countOthers(long method, int variant) {
        return 0;
    }

    /**
     * Has the listener told of every removal and clear by others who use the same entries, so that no memo of it is kept
     * in memory. It is told some time after the removal, which the store bounds and says; it must be quick and may be
     * called on any thread. Another listener takes the place of the first.
     *
     * <p>A store whose entries nobody else uses never calls it, and does nothing here.
     */
    default void onRemoved(Consumer<Removal> listener) {}

    /** Removes the entry under the key, and every put of it whose stamp was taken before this call. */
    void remove(Key key) throws IOException;

    /** Removes the entries of one method, all variants of it, as {@link #remove} does. */
    void clear(long method) throws IOException;

    /** Removes every entry, as {@link #remove} does. */
    void clear() throws IOException;

    /**
     * Gives the visitor every entry that is there, expired or not, each key at most once and in no order that it may rely
     * on. Others may read and write meanwhile, as may the visitor: what they put or remove is given or not. The heap that
     * this takes does not grow with the entries that lie outside of it.
     *
     * @throws IOException also where the visitor throws it, which ends the visit
     */
    void forEach(EntryVisitor visitor) throws IOException;

    /** Returns when everything put so far is as durable as this store can make it. */
    void flush() throws IOException;

    /** Flushes and releases what is held. Other methods then throw {@link IOException}. A second call does nothing. */
    @Override
    void close() throws IOException;
}
