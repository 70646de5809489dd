package io.memoise.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where memos are kept unless the user names a place: below the user's cache directory, one for each API host. */
final class MemoDirectory {
    private static final String NAME = "memoise-hatrack";

    private MemoDirectory() {}

    /** The directory for this API; {@code system} is the value of the property {@code os.name}. */
    static Path of(URI api, Map<String, String> environment, String system, Path home) {
        String host = String.valueOf(api.getHost())
                .toLowerCase(Locale.ROOT)
                .replace("[", "")
                .replace("]", "")
                .replace(':', '-');
        return caches(environment, system, home)
                .resolve(NAME)
                .resolve(api.getPort() < 0 ? host : host + "_" + api.getPort());
    }

    /** The directory for the sample. */
    static Path ofSample(Map<String, String> environment, String system, Path home) {
        return caches(environment, system, home).resolve(NAME).resolve("sample");
    }

    private static Path caches(Map<String, String> environment, String system, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            @Nullable Path local = absolute(environment.get("LOCALAPPDATA"));
            return local != null ? local : home.resolve("AppData").resolve("Local");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches");
        }
        // XDG Base Directory Specification: a relative path is to be ignored.
        @Nullable Path xdg = absolute(environment.get("XDG_CACHE_HOME"));
        return xdg != null ? xdg : home.resolve(".cache");
    }

    private static @Nullable Path absolute(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        Path path = Path.of(value);
        return path.isAbsolute() ? path : null;
    }
}
