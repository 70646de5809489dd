package io.memoise.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
    private static final Path HOME = Path.of("/home/kate").toAbsolutePath();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://api.github.com,        api.github.com",
        "https://GHE.example/api/v3,    ghe.example",
        "http://127.0.0.1:4600,         127.0.0.1_4600",
        "http://[::1]:4600,             --1_4600"
    })
    void hasOneDirectoryForEachHost(URI api, String name) {
        assertThat(MemoDirectory.of(api, Map.of(), "Linux", HOME))
                .isEqualTo(HOME.resolve(".cache/memoise-hatrack").resolve(name));
    }

    @Test
    void followsTheSystemsCustom() {
        String place = HOME.resolve("caches").toString();

        assertThat(MemoDirectory.ofSample(Map.of("XDG_CACHE_HOME", place), "Linux", HOME))
                .isEqualTo(HOME.resolve("caches/memoise-hatrack/sample"));
        assertThat(MemoDirectory.ofSample(Map.of("XDG_CACHE_HOME", "caches"), "Linux", HOME))
                .isEqualTo(HOME.resolve(".cache/memoise-hatrack/sample"));
        assertThat(MemoDirectory.ofSample(Map.of("LOCALAPPDATA", place), "Windows 11", HOME))
                .isEqualTo(HOME.resolve("caches/memoise-hatrack/sample"));
        assertThat(MemoDirectory.ofSample(Map.of(), "Windows 11", HOME))
                .isEqualTo(HOME.resolve("AppData/Local/memoise-hatrack/sample"));
        assertThat(MemoDirectory.ofSample(Map.of("XDG_CACHE_HOME", place), "Mac OS X", HOME))
                .isEqualTo(HOME.resolve("Library/Caches/memoise-hatrack/sample"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "octocat/hello-world,                       octocat/hello-world",
        "a/b.js,                                    a/b.js",
        "https://github.com/octocat/Hello-World,    octocat/Hello-World",
        "https://github.com/octocat/Hello-World/,   octocat/Hello-World",
        "https://github.com/octocat/hello.git,      octocat/hello",
        "kate_corp/x,                               kate_corp/x"
    })
    void readsAProjectsName(String text, String name) {
        assertThat(RepositoryName.of(text)).isEqualTo(name);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "a", "a/", "/b", "a/b/c", "a/b?x=1", "a/b#c", "a/%2e", "a/..", "../b", "a b/c", "-a/b"})
    void refusesWhatIsNone(String text) {
        assertThat(RepositoryName.of(text)).isNull();
    }
}
