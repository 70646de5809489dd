package io.memoise;

import io.memoise.MemoSettings.Place;
import io.memoise.store.Durability;
import io.memoise.store.Store;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a program remembers: the memos of all its woven methods, in memory and in a store.
 *
 * <p>A program that wants the defaults never names this class. The {@linkplain #current() current} instance is made at
 * the first memoised call and keeps its memos in the directory {@code .memoise} of the working directory, or in that
 * named by the system property {@code memoise.dir} or the environment variable {@code MEMOISE_DIR};
 * {@code memoise.enabled=false} or {@code MEMOISE_ENABLED=false} makes every call run its body.
 *
 * <p>All methods may be called by any thread.
 */
public abstract class Memos implements AutoCloseable {
    private static final Object SWITCH = new Object();
    private static volatile @Nullable Memos current;

    /** For the engine. */
    protected Memos() {}

    /** The instance that memoised calls use now; made with the defaults if there is none. */
    public static Memos current() {
        Memos found = current;
        if (found != null) {
            return found;
        }
        synchronized (SWITCH) {
            found = current;
            if (found == null) {
                found = builder().build();
                current = found;
            }
            return found;
        }
    }

    /** A builder that starts from the defaults and from the configured properties and variables. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Makes memoised calls use this instance from now on, until the handle is closed, which brings the former one back.
     * Every woven method's memory is emptied at both times. For tests, and for programs that name their directory.
     *
     * <pre>{@code
     * try (var use = Memos.use(Memos.builder().directory(dir).build())) { … }
     * }</pre>
     *
     * <p>The instance itself is closed by whoever made it.
     */
    public static Use use(Memos memos) {
        Objects.requireNonNull(memos, "memos");
        @Nullable Memos former;
        synchronized (SWITCH) {
            former = current;
            current = memos;
        }
        memos.rebind();
        return new Use(former, memos);
    }

    /**
     * Whether the class was woven, so that its {@link Memoise} methods are remembered. True at the earliest once the
     * class is loaded; a class without such methods is never woven.
     */
    public static boolean isWoven(Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            if (field.getName().startsWith("ajc$tjp_")) {
                return true;
            }
        }
        return false;
    }

    /**
     * Forgets all memos of the methods of this name that the class declares, in memory and in the store, whatever their
     * parameters, version and receiver. A computation that is under way answers its own callers and leaves no memo.
     *
     * @throws MemoiseConfigurationException if the class declares no such method with {@link Memoise}
     */
    public abstract void evict(Class<?> type, String method);

    /**
     * Forgets the memos of the calls that the action makes. They are named by making them and are not run: each gives
     * {@code null}, 0 or false. Other threads are not concerned.
     *
     * <pre>{@code
     * memos.evict(() -> github.page("/repos/o/r/issues"));
     * }</pre>
     *
     * @throws MemoiseConfigurationException if the action makes no memoised call
     * @throws E what the action itself throws; nothing is forgotten then
     */
    public abstract <E extends Exception> void evict(Calls<E> calls) throws E;

    /** Forgets every memo, in memory and in the store, as {@link #evict(Class, String)} does. */
    public abstract void clear();

    /**
     * Writes every memo that has not expired to one JSON document, a memo a line, for other programs and directories. A
     * file of this name is replaced when the new one is whole, never before; where the system has modes it is its owner's
     * alone. The heap that this takes does not grow with the memos; so they are not sorted, but the same memos of a
     * directory are always written in the same order.
     *
     * <pre>{@code
     * {"memoise":1,"memos":[
     * {"method":"demo.Git.page(int)","call":{"args":[7]},"variant":"…","key":"…","group":"…","written":1700000000000,
     *  "expires":0,"cost":1200000,"tags":[],"value":{"id":7}}
     * ]}
     * }</pre>
     *
     * <p>{@code written} and {@code expires} are epoch milliseconds, 0 for never; {@code cost} is in nanoseconds;
     * {@code variant} (8 digits), {@code key} (32) and {@code group} (16) are hexadecimal and follow from the method, its
     * code and the call.
     *
     * @return how many memos are in it
     * @throws IOException where the store can't be read or the file not be written; a former file is as it was then
     * @throws IllegalStateException where these memos have no store, being in memory only or switched off
     */
    public abstract long exportTo(Path file) throws IOException;

    /**
     * Takes over the memos of a document that {@link #exportTo(Path)} wrote, or that keeps its form. What it holds is data:
     * no class is loaded by it. A memo that has expired is left out, and so is one whose call has a memo here that was
     * written at the same time or later. It answers calls of the same method with the same code, as each memo does.
     *
     * <p>The file is read twice, and nothing is taken over unless all of it is well-formed; it must not change meanwhile.
     *
     * @return how many memos were taken over
     * @throws IOException where the file is not such a document, naming the place, or can't be read, or the store not be
     *     written
     * @throws IllegalStateException where these memos have no store, being in memory only or switched off
     */
    public abstract long importFrom(Path file) throws IOException;

    /**
     * Writes the memos of one method as {@code {argument: value}}, otherwise as {@link #exportTo(Path)} does. The method
     * has one parameter, a string, a number, a boolean, a char or an enum, and is static, or all objects of its class
     * answer alike, as under {@link Memoise.Receiver#IGNORE}. Only memos of its present code and version are written, and
     * none whose argument is {@code null} or longer than some thousand characters; that is said.
     *
     * @return how many memos are in it
     * @throws MemoiseConfigurationException if the class declares no such method with {@link Memoise}, or several, or one
     *     whose calls can't be written so
     * @throws IOException as {@link #exportTo(Path)} does
     * @throws IllegalStateException where these memos have no store, being in memory only or switched off
     */
    public abstract long exportTo(Path file, Class<?> type, String method) throws IOException;

    /**
     * Takes {@code {argument: value}} over as memos of one method, such as {@link #exportTo(Path, Class, String)} writes
     * and a person can. They are as if the method had returned the values now. A call that has a memo here that may still
     * be used keeps it.
     *
     * <p>The file is read twice, and nothing is taken over unless each argument and value can be read as the method's; it
     * must not change meanwhile.
     *
     * @return how many memos were taken over
     * @throws MemoiseConfigurationException as {@link #exportTo(Path, Class, String)} does
     * @throws IOException as {@link #importFrom(Path)} does, naming the argument
     * @throws IllegalStateException where these memos have no store, being in memory only or switched off
     */
    public abstract long importFrom(Path file, Class<?> type, String method) throws IOException;

    /** What has been counted so far. */
    public abstract MemoStats stats();

    /** The directory in which memos outlive the process; empty where they are in memory only or in a given store. */
    public abstract Optional<Path> directory();

    /** Returns when every memo so far is on the disk, as far as the store can tell. */
    public abstract void flush();

    /**
     * Closes the store. Later calls run the method's body, as if memoise were not there. A second call does nothing.
     */
    @Override
    public abstract void close();

    /** Empties the memory of every woven method and makes it ask for the {@linkplain #current() current} instance. */
    protected abstract void rebind();

    /** Makes the calls that are meant. */
    @FunctionalInterface
    public interface Calls<E extends Exception> {

        /** Makes them, in this thread. */
        void make() throws E;
    }

    /** Brings the instance back that was in use before. */
    public static final class Use implements AutoCloseable {
        private final @Nullable Memos former;
        private final Memos used;
        private boolean closed;

        private Use(@Nullable Memos former, Memos used) {
            this.former = former;
            this.used = used;
        }

        /** The instance in use. */
        public Memos memos() {
            return used;
        }

        /** Brings the former instance back; a second call does nothing. */
        @Override
        public void close() {
            synchronized (SWITCH) {
                if (closed) {
                    return;
                }
                closed = true;
                current = former;
            }
            used.rebind();
        }
    }

    /** Settings of a new {@link Memos}. Each verb may be said once; a second time is an error that names both values. */
    public static final class Builder {
        private @Nullable Boolean enabled;
        private @Nullable Place place;
        private @Nullable Durability durability;
        private @Nullable Clock clock;
        private @Nullable Long maximumSize;
        private @Nullable Long maximumMemoryBytes;
        private @Nullable Long maximumDiskBytes;
        private boolean recordStats;
        private final List<Codec<?, ?>> codecs = new ArrayList<>();

        private Builder() {}

        /** Whether calls are remembered at all. Default: the property {@code memoise.enabled}, else true. */
        public Builder enabled(boolean value) {
            enabled = once("enabled", enabled, value);
            return this;
        }

        /** Keeps memos in this directory, which is made if it is missing. Default: as the class comment says. */
        public Builder directory(Path value) {
            place = once("place", place, new Place.Directory(value));
            return this;
        }

        /** Keeps memos in a store of the program's own, which is closed with the {@code Memos}. */
        public Builder store(Store value) {
            place = once("place", place, new Place.Given(value));
            return this;
        }

        /** Keeps memos in memory only: they end with the process. */
        public Builder memoryOnly() {
            place = once("place", place, new Place.Memory());
            return this;
        }

        /** What memos in a directory survive. Default: {@link Durability#PROCESS}. */
        public Builder durability(Durability value) {
            durability = once("durability", durability, value);
            return this;
        }

        /** The wall clock that ages are told by. Default: the system's. */
        public Builder clock(Clock value) {
            clock = once("clock", clock, value);
            return this;
        }

        /**
         * The greatest number of memos of one method that are held in memory; those beyond it are still in the store.
         * Default: 10,000. At least 1.
         */
        public Builder maximumSize(long value) {
            if (value < 1) {
                throw new MemoiseConfigurationException("maximumSize is " + value + "; it must be at least 1");
            }
            maximumSize = once("maximumSize", maximumSize, value);
            return this;
        }

        /**
         * About how many bytes the memos of all methods may take in memory. When they take more, the method whose memos take
         * most gives some of them, which are still in the store. A memo is taken for twice its length as JSON and 64 bytes,
         * and the length of its texts as arguments; for 1 KiB where it can't be written. Default: an eighth of the heap, at
         * most 64 MiB. At least 1.
         */
        public Builder maximumMemoryBytes(long value) {
            if (value < 1) {
                throw new MemoiseConfigurationException("maximumMemoryBytes is " + value + "; it must be at least 1");
            }
            maximumMemoryBytes = once("maximumMemoryBytes", maximumMemoryBytes, value);
            return this;
        }

        /**
         * How large a directory of memos may grow, in bytes. When it is larger, memos of methods that have changed since
         * are dropped in the background, then the oldest. A given store is not concerned. Default: 1 GiB. At least 1.
         */
        public Builder maximumDiskBytes(long value) {
            if (value < 1) {
                throw new MemoiseConfigurationException("maximumDiskBytes is " + value + "; it must be at least 1");
            }
            maximumDiskBytes = once("maximumDiskBytes", maximumDiskBytes, value);
            return this;
        }

        /** Counts hits in memory too, at a cost for each. Default: they are not counted. */
        public Builder recordStats() {
            recordStats = true;
            return this;
        }

        /**
         * Writes results of a type as the codec says, before what memoise does by itself. May be said for many types; twice
         * for one is an error of {@link #build}, as is a codec whose class does not say what it is for.
         */
        public Builder codec(Codec<?, ?> value) {
            codecs.add(Objects.requireNonNull(value, "codec"));
            return this;
        }

        /** A new instance. Its store is opened by the first call that needs it. */
        public Memos build() {
            return MemosProvider.provided().create(settings());
        }

        private MemoSettings settings() {
            return new MemoSettings(
                    enabled == null ? MemoSettings.configuredEnabled() : enabled,
                    place == null ? MemoSettings.configuredPlace() : place,
                    durability == null ? Durability.PROCESS : durability,
                    clock == null ? new SystemClock() : clock,
                    recordStats,
                    maximumSize == null ? 10_000 : maximumSize,
                    maximumMemoryBytes == null ? MemoSettings.defaultMemoryBytes() : maximumMemoryBytes,
                    maximumDiskBytes == null ? 1L << 30 : maximumDiskBytes,
                    List.copyOf(codecs));
        }

        private static <T> T once(String verb, @Nullable T before, T value) {
            if (before != null) {
                throw new MemoiseConfigurationException(verb + " was already set to " + before + ", now to " + value);
            }
            return Objects.requireNonNull(value, verb);
        }
    }
}
