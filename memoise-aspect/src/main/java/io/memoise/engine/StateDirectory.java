package io.memoise.engine;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where this user's programs keep what must not lie beside the memos: the key of secrets, and the marks of directories
 * that they made. {@code memoise.state} or {@code MEMOISE_STATE} names it, else it is the folder {@code memoise} where
 * the system keeps such things.
 *
 * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG Base Directory Specification</a>
 */
final class StateDirectory {
    private StateDirectory() {}

    static Path path() {
        @Nullable String named = first(System.getProperty("memoise.state"), System.getenv("MEMOISE_STATE"));
        return named == null ? place().resolve("memoise") : Path.of(named);
    }

    private static Path place() {
        Path home = Path.of(System.getProperty("user.home", "."));
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            @Nullable String local = first(System.getenv("LOCALAPPDATA"), null);
            return local == null ? home.resolve("AppData").resolve("Local") : Path.of(local);
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support");
        }
        @Nullable String state = first(System.getenv("XDG_STATE_HOME"), null);
        return state != null && Path.of(state).isAbsolute()
                ? Path.of(state)
                : home.resolve(".local").resolve("state");
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        if (one != null && !one.isBlank()) {
            return one;
        }
        return other != null && !other.isBlank() ? other : null;
    }
}
