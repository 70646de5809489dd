package io.memoise;

import io.memoise.store.Durability;
import io.memoise.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Memos.Builder} was told, for the engine.
 *
 * @param enabled whether calls are remembered at all
 * @param place where memos outlive the process
 * @param durability what they survive there
 * @param clock the wall clock, for ages
 * @param recordStats whether hits in memory are counted
 * @param maximumSize the greatest number of memos of one method in memory
 * @param maximumMemoryBytes about how many bytes the memos of all methods may take in memory
 * @param maximumDiskBytes how large a directory of memos may grow
 * @param codecs of the program, for types that memoise can't write by itself
 */
public record MemoSettings(
        boolean enabled,
        Place place,
        Durability durability,
        Clock clock,
        boolean recordStats,
        long maximumSize,
        long maximumMemoryBytes,
        long maximumDiskBytes,
        List<Codec<?, ?>> codecs) {

    /** Whether the clock tells the system's time; another may go by jumps, as tests have it. */
    public boolean hasSystemTime() {
        return clock instanceof SystemClock
                || clock.getClass() == Clock.systemUTC().getClass();
    }

    /** Where memos outlive the process. */
    public sealed interface Place {
        /** Whether this is a {@link Memory}. */
        default boolean isMemory() {
            return false;
        }

        /** Whether this is a {@link DefaultDirectory}. */
        default boolean isDefaultDirectory() {
            return false;
        }

        /** The store of a {@link Given}; null for the others. */
        default @Nullable Store given() {
            return null;
        }

        /** In memory only: nowhere. */
        record Memory() implements Place {
            @Override
            public boolean isMemory() {
                return true;
            }
        }

        /** In {@code .memoise} in the working directory, if this user's programs made it. */
        record DefaultDirectory() implements Place {
            @Override
            public boolean isDefaultDirectory() {
                return true;
            }
        }

        /** In a directory that the user has named and so trusts. */
        record Directory(Path path) implements Place {}

        /** In a store of the program's own. */
        record Given(Store store) implements Place {
            @Override
            public Store given() {
                return store;
            }
        }
    }

    /** Under the name in {@code memoise.dir} or {@code MEMOISE_DIR}, else in the default directory. */
    static Place configuredPlace() {
        @Nullable String named = configured("memoise.dir", "MEMOISE_DIR");
        return named == null ? new Place.DefaultDirectory() : new Place.Directory(Path.of(named));
    }

    /** What {@code memoise.enabled} or {@code MEMOISE_ENABLED} says; true where neither is set. */
    static boolean configuredEnabled() {
        @Nullable String said = configured("memoise.enabled", "MEMOISE_ENABLED");
        if (said == null || said.equalsIgnoreCase("true")) {
            return true;
        }
        if (said.equalsIgnoreCase("false")) {
            return false;
        }
        throw new MemoiseConfigurationException(
                "memoise.enabled (or MEMOISE_ENABLED) is '" + said + "'; write true or false");
    }

    /** An eighth of the heap, and no more than 64 MiB. */
    static long defaultMemoryBytes() {
        return Math.min(Runtime.getRuntime().maxMemory() / 8, 64L << 20);
    }

    private static @Nullable String configured(String property, String variable) {
        @Nullable String value = System.getProperty(property);
        if (value == null || value.isBlank()) {
            value = System.getenv(variable);
        }
        return value == null || value.isBlank() ? null : value.strip();
    }
}
