package io.memoise.store.journal;

import io.memoise.store.Durability;
import io.memoise.store.Entry;
import io.memoise.store.EntryVisitor;
import io.memoise.store.Key;
import io.memoise.store.Removal;
import io.memoise.store.Store;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps entries in a directory of JSON Lines segments that a person can read. An entry is with the operating system when
 * {@link #put} returns, so that a process may end in any way and lose nothing. Several processes may open one directory;
 * each appends to a segment of its own and follows the others'. What another has put before a {@link #get} began is found
 * by it. What another has removed is absent after a second at most, and told to {@link #onRemoved} by then.
 *
 * <p>Damage costs what it hit: every line has a checksum that is verified whenever its entry is read, and an entry that
 * fails it is absent. What is removed, superseded or expired is compacted away in the background. The directory must not be on a network file system. If it is deleted while the store is open, the
 * store begins again with an empty one.
 */
public final class JournalStore implements Store {
    /** How large the segments of a directory may grow, all together, unless told otherwise: 1 GiB. */
    public static final long DEFAULT_MAXIMUM_BYTES = 1L << 30;

    private static final long FORCE_AFTER_MILLIS = 100;
    private static final long FOLLOW_AFTER_MILLIS = 100;
    private static final long FOLLOW_EVERY_MILLIS = 1_000;
    private static final long LONGEST_CLOSE_MILLIS = 1_000;

    private final JournalDirectory directory;
    private final Durability durability;
    private final Clock wall;
    private final StampClock clock;
    private final Consumer<String> notices;
    private final Keeper keeper = new Keeper();
    private final Upkeep upkeep;
    private final BoundedLock renewing;

    private final AtomicBoolean forceDue = new AtomicBoolean();
    private final AtomicBoolean forceFailed = new AtomicBoolean();
    private volatile Journal journal;
    private volatile @Nullable Consumer<Removal> listener;
    private volatile boolean closed;

    private JournalStore(
            JournalDirectory directory, Durability durability, long maximumBytes, Clock wall, Consumer<String> notices)
            throws IOException {
        this.directory = directory;
        this.durability = durability;
        this.wall = wall;
        this.clock = new StampClock(wall);
        this.notices = notices;
        this.upkeep = new Upkeep(maximumBytes, wall, notices);
        this.renewing = new BoundedLock("opening " + directory);
        boolean opened = false;
        try {
            this.journal = Journal.open(directory, clock, keeper, notices);
            upkeep.begin(journal);
            keeper.every(new Behind(this, false), FOLLOW_AFTER_MILLIS, FOLLOW_EVERY_MILLIS);
            opened = true;
        } finally {
            if (!opened) {
                keeper.end();
            }
        }
    }

    /**
     * Opens the store and reads where its entries stand.
     *
     * @param directory where it is
     * @param durability what an entry survives once {@link #put} has returned
     * @param clock the wall clock
     * @param notices takes each message that a person should see, once; called on any thread
     * @throws IOException if the directory can't be read; that it can't be written is told by {@link #put}
     */
    public static JournalStore open(
            JournalDirectory directory, Durability durability, Clock clock, Consumer<String> notices)
            throws IOException {
        return open(directory, durability, DEFAULT_MAXIMUM_BYTES, clock, notices);
    }

    /**
     * Opens the store and reads where its entries stand.
     *
     * @param directory where it is
     * @param durability what an entry survives once {@link #put} has returned
     * @param maximumBytes how large its segments may grow, all together; when they are larger, entries of variants that
     *     have a successor are dropped, then the oldest. Seen to in the background: it may be exceeded for a while
     * @param clock the wall clock
     * @param notices takes each message that a person should see, once; called on any thread
     * @throws IOException if the directory can't be read; that it can't be written is told by {@link #put}
     */
    public static JournalStore open(
            JournalDirectory directory, Durability durability, long maximumBytes, Clock clock, Consumer<String> notices)
            throws IOException {
        return new JournalStore(directory, durability, maximumBytes, clock, notices);
    }

    @Override
    public @Nullable Entry get(Key key) throws IOException {
        requireOpen();
        Journal now = journal;
        Entry found = now.find(key);
        tell(now);
        return found;
    }

    @Override
    public long stamp() {
        return clock.next();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the value or the call is not one JSON document in ASCII on one line, or the
     *     stamp is none that {@link #stamp} gives
     */
    @Override
    public void put(Entry entry) throws IOException {
        byte[] line = JournalFormat.put(entry);
        Journal now = current();
        clock.see(entry.stamp());
        // A removal since the computation began, by whomever, leaves this without effect.
        now.follow();
        tell(now);
        Journal.Appended appended = now.put(entry, line);
        if (appended != null) {
            makeDurable(appended);
        }
    }

    @Override
    public long countOthers(long method, int variant) {
        return journal.countOthers(method, variant);
    }

    @Override
    public void remove(Key key) throws IOException {
        append(stamp -> JournalFormat.remove(key, stamp, wall.millis()));
    }

    @Override
    public void clear(long method) throws IOException {
        append(stamp -> JournalFormat.clear(method, stamp, wall.millis()));
    }

    @Override
    public void clear() throws IOException {
        clear(0);
    }

    /** {@inheritDoc} The order is that of a hash of the keys, so that two stores of the same entries give them alike. */
    @Override
    public void forEach(EntryVisitor visitor) throws IOException {
        requireOpen();
        Journal now = journal;
        now.forEach(entry -> {
            requireOpen();
            visitor.visit(entry);
        });
        requireOpen();
        tell(now);
    }

    @Override
    public void onRemoved(Consumer<Removal> told) {
        listener = told;
    }

    @Override
    public void flush() throws IOException {
        requireOpen();
        journal.force();
    }

    /** {@inheritDoc} Waits a second at most; what takes longer goes on behind. */
    @Override
    public void close() throws IOException {
        renewing.enter();
        Journal last = journal;
        try {
            if (closed) {
                return;
            }
            closed = true;
        } finally {
            renewing.leave();
        }
        upkeep.end(LONGEST_CLOSE_MILLIS);
        try {
            keeper.call(
                    () -> {
                        try {
                            last.appending().force();
                        } finally {
                            last.close();
                        }
                        return true;
                    },
                    LONGEST_CLOSE_MILLIS);
        } finally {
            finish(last);
            keeper.end();
        }
    }

    private void finish(Journal last) {
        try {
            keeper.call(
                    () -> {
                        last.finish();
                        return true;
                    },
                    LONGEST_CLOSE_MILLIS);
        } catch (IOException slow) {
            // It goes on behind; all that counts is written.
        }
    }

    /** Compacts now, whether it is worth it or not. */
    void compact() throws IOException {
        requireOpen();
        upkeep.compact(journal);
    }

    /** Writes a snapshot of the index; nobody may be putting. */
    void save() throws IOException {
        Journal now = journal;
        now.appending().own();
        now.save(true);
    }

    private void append(LongFunction<byte[]> line) throws IOException {
        Journal now = current();
        now.follow();
        makeDurable(now.remove(line.apply(clock.nextRemoval())));
        tell(now);
    }

    private void followBehind() {
        Journal now = journal;
        try {
            now.followListed();
            tell(now);
            upkeep.look(now);
        } catch (IOException | RuntimeException e) {
            // Whoever misses an entry looks again and is told.
        }
    }

    private void tell(Journal now) {
        for (Removal removal = now.news(); removal != null; removal = now.news()) {
            Consumer<Removal> told = listener;
            if (told != null) {
                told.accept(removal);
            }
        }
    }

    /** The journal; a new one where the directory or the segment has been deleted. */
    private Journal current() throws IOException {
        requireOpen();
        Journal now = journal;
        if (!now.isGone()) {
            return now;
        }
        renewing.enter();
        try {
            requireOpen();
            if (journal == now) {
                keeper.call(
                        () -> {
                            now.close();
                            now.finish();
                            return true;
                        },
                        LONGEST_CLOSE_MILLIS);
                directory.prepare();
                journal = Journal.open(directory, clock, keeper, notices);
            }
            return journal;
        } finally {
            renewing.leave();
        }
    }

    private void makeDurable(Journal.Appended appended) throws IOException {
        if (durability == Durability.DISK) {
            appended.writer().force(appended.end());
        } else if (durability == Durability.PROCESS && !forceDue.get() && forceDue.compareAndSet(false, true)) {
            keeper.later(new Behind(this, true), FORCE_AFTER_MILLIS);
        }
    }

    /** What the keeper does. A class, not lambdas: a program's first call waits until these are linked. */
    private record Behind(JournalStore store, boolean forces) implements Runnable {
        @Override
        public void run() {
            if (forces) {
                store.forceBehind();
            } else {
                store.followBehind();
            }
        }
    }

    private void forceBehind() {
        forceDue.set(false);
        Journal now = journal;
        try {
            now.appending().force();
        } catch (IOException e) {
            if (!closed && !now.isGone() && forceFailed.compareAndSet(false, true)) {
                notices.accept("Memos in " + directory + " may not survive a power cut: " + e
                        + ". See docs/troubleshooting.md#disk-failure");
            }
        }
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("The store in " + directory + " is closed");
        }
    }
}
