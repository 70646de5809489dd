package io.memoise.demo.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {
    private static final URI ROOT = URI.create("https://ghe.example/api/v3");

    @Test
    void findsNextWhereverItStands() throws Exception {
        assertThat(Link.next(List.of(
                        "<https://a.example/x?page=1>; rel=\"prev\", <https://a.example/x?page=3>; rel=\"next\","
                                + " <https://a.example/x?page=9>; rel=\"last\"")))
                .isEqualTo("https://a.example/x?page=3");
    }

    @Test
    void findsNextInASecondHeader() throws Exception {
        assertThat(Link.next(List.of("</x?page=1>; rel=prev", "</x?page=3>; rel=next")))
                .isEqualTo("/x?page=3");
    }

    @Test
    void hasNoNextOnTheLastPage() throws Exception {
        assertThat(Link.next(List.of("<https://a.example/x?page=1>; rel=\"first\"")))
                .isNull();
        assertThat(Link.next(List.of())).isNull();
        assertThat(Link.next(List.of(""))).isNull();
    }

    @Test
    void readsQuotedStringsWithCommasSemicolonsAndEscapes() throws Exception {
        assertThat(Link.parse("<a>; title=\"one, <b>; rel=\\\"next\\\"\"; rel=\"last\" , <c>;rel=next"))
                .containsExactly(new Link("a", List.of("last")), new Link("c", List.of("next")));
    }

    @Test
    void readsSeveralRelationsAndAnyCase() throws Exception {
        assertThat(Link.parse("<a>; REL=\"Prev NEXT\"")).containsExactly(new Link("a", List.of("prev", "next")));
    }

    @Test
    void takesTheFirstOfTwoRelParameters() throws Exception {
        assertThat(Link.parse("<a>; rel=last; rel=next")).containsExactly(new Link("a", List.of("last")));
    }

    @Test
    void keepsCommasInsideATarget() throws Exception {
        assertThat(Link.next(List.of("<https://a.example/x?q=1,2;3&page=2>; rel=\"next\"")))
                .isEqualTo("https://a.example/x?q=1,2;3&page=2");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"a>; rel=next", "<a; rel=next", "<a>; rel=\"next", "<a> <b>; rel=next x"})
    void refusesWhatIsNoLink(String header) {
        assertThatThrownBy(() -> Link.parse(header))
                .isInstanceOf(GitHubException.class)
                .hasMessageContaining("Link header can't be read")
                .hasMessageContaining(header);
    }

    @Test
    void reducesATargetToPathAndQueryBelowTheRoot() throws Exception {
        assertThat(Link.below(ROOT, "https://ghe.example/api/v3/repositories/7/issues?after=a%2Fb%3D&page=2"))
                .isEqualTo("/repositories/7/issues?after=a%2Fb%3D&page=2");
        assertThat(Link.below(ROOT, "HTTPS://GHE.example:443/api/v3/x")).isEqualTo("/x");
        assertThat(Link.below(ROOT, "/api/v3/x?page=2")).isEqualTo("/x?page=2");
        assertThat(Link.below(URI.create("http://127.0.0.1:4600"), "http://127.0.0.1:4600/x?page=2"))
                .isEqualTo("/x?page=2");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "https://evil.example/api/v3/x?page=2",
                "http://ghe.example/api/v3/x?page=2",
                "https://ghe.example:8443/api/v3/x",
                "//evil.example/api/v3/x",
                "https://ghe.example@evil.example/api/v3/x",
                "https://user@ghe.example/api/v3/x",
                "https://ghe.example/other/x",
                "https://ghe.example/api/v33/x",
                "file:///etc/passwd",
                "ht tp://x"
            })
    void refusesAForeignTarget(String target) {
        assertThatThrownBy(() -> Link.below(ROOT, target))
                .isInstanceOf(GitHubException.class)
                .hasMessageContaining("'" + target + "'")
                .hasMessageContaining("it was not followed");
    }
}
