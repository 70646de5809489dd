package io.memoise.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.memoise.demo.github.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HatrackTest {

    @TempDir
    private Path directory;

    @Test
    void listsTheWholeSampleWhereTheBudgetSuffices() {
        Run run = Run.of("--sample", "--budget", "50", "--without-memoise");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("40 people contributed to sample/hatstand\n")
                .contains("hat-brush[bot] (bot)");
        assertThat(run.out().lines().toList()).last().isEqualTo("50 requests made, 0 spared, 40 people");
        assertThat(run.out()).contains("\nstarted: no page came from a memo, 50 requests made, finished\n");
    }

    @Test
    void printsAPartialListWhereItDoesNot() {
        Run run = Run.of("--sample", "--memo-dir", directory.toString());

        assertThat(run.code()).isEqualTo(75);
        assertThat(run.out())
                .startsWith("INCOMPLETE: so far ")
                .contains("\nINCOMPLETE: the requests that the rate limit allows are spent.\n")
                .contains("run the same command again")
                .endsWith("started: no page came from a memo, 20 requests made, stopped at the limit\n");
    }

    @Test
    void promisesNothingWhereMemosCannotBeKept() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        Run run = Run.of("--sample", "--memo-dir", file.toString());

        assertThat(run.code()).isEqualTo(75);
        assertThat(run.out()).contains("Memos could not be kept").doesNotContain("run the same command again");
    }

    @Test
    void tellsProgramsAboutTheLimit() {
        Run run = Run.of("--sample", "--format", "json", "--memo-dir", directory.toString());

        JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
        assertThat(json.get("complete").getAsBoolean()).isFalse();
        assertThat(json.get("resetAt").getAsString()).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:]+Z");
        assertThat(json.getAsJsonObject("requests")).hasToString("{\"made\":20,\"spared\":0}");
        assertThat(run.err()).contains("INCOMPLETE", "run the same command again");
    }

    @Test
    void saysHowFarItIsInPlainLines() {
        assertThat(Run.of("--sample", "--budget", "50", "--without-memoise")
                        .err()
                        .lines())
                .filteredOn(line -> !line.startsWith("hatrack: warning"))
                .containsExactly(
                        "contributors: 4 pages",
                        "issues: 12 pages",
                        "issue comments: 22 pages",
                        "review comments: 8 pages",
                        "commit comments: 4 pages");
    }

    @Test
    void writesTheListToAFile() throws Exception {
        Path file = directory.resolve("list.txt");
        Run run = Run.of("--sample", "--budget", "50", "--without-memoise", "--output", file.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).endsWith("50 requests made, 0 spared, 40 people\n");
        assertThat(file).content().startsWith("40 people contributed").endsWith("deleted accounts\n");
        assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void saysWhereTheListCannotBeWritten() {
        Path file = directory.resolve("missing").resolve("list.txt");
        Run run = Run.of("--sample", "--budget", "50", "--without-memoise", "--output", file.toString());

        assertThat(run.code()).isEqualTo(74);
        assertThat(run.err()).contains("hatrack: the list can't be written to " + file);
        assertNoTrace(run);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""                          | say which project
            one                         | 'one' names no project
            a/b c/d                     | 'c/d'
            a/..                        | 'a/..' names no project
            --sample a/b                | --sample brings its own project
            --sample --budget 0         | --budget is 0; it must be at least 1
            --sample --budget x         | 'x'
            --budget 5 a/b              | --budget goes with --sample
            --sample --format xml       | xml
            --unheard-of                | --unheard-of
            --sample --without-memoise --forget | --without-memoise has no memos
            --api-url nonsense a/b      | 'nonsense' is no address of an API
            """)
    void answersAWrongCommandLineWithOneSentence(String line, String expected) {
        Run run = Run.of(line == null || line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("hatrack: ").contains(expected).hasLineCount(1);
    }

    @Test
    void answersHelpAndVersion() {
        assertThat(Run.of("--help").code()).isZero();
        assertThat(Run.of("--help").out()).contains("--sample", "--memo-dir", "GITHUB_TOKEN", "75");
        assertThat(Run.of("--version").code()).isZero();
        assertThat(Run.of("--version").out()).startsWith("hatrack ");
    }

    @Test
    void answersAnUnknownProjectWithOneSentence() throws Exception {
        try (Script script = Script.start()) {
            script.answer(404, Map.of(), "{\"message\": \"Not Found\"}");
            Run run = real(script, Map.of(), "no/body");

            assertThat(run.code()).isEqualTo(66);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("hatrack: there is no such repository");
            assertNoTrace(run);
        }
    }

    @Test
    void goesOnWithoutAListThatGitHubDoesNotKeep() throws Exception {
        try (Script script = Script.start()) {
            script.answer(403, Map.of(), "{\"message\": \"The contributor list is too large to list\"}");
            script.page("[{\"user\": {\"login\": \"kate\", \"type\": \"User\"}}]")
                    .page("[]")
                    .page("[]")
                    .page("[]");
            Run run = real(script, Map.of(), "big/one");

            assertThat(run.code()).isZero();
            assertThat(run.out()).contains("1 person contributed", "without contributors: ", "too large to list");
        }
    }

    @Test
    void printsWhatItHasWhereTheServerFallsSilent() throws Exception {
        try (Script script = Script.start()) {
            script.page("[{\"login\": \"kate\", \"type\": \"User\", \"contributions\": 2}]");
            script.answer(200, Map.of(), "<html>");
            Run run = real(script, Map.of(), "a/b");

            assertThat(run.code()).isEqualTo(76);
            assertThat(run.out())
                    .startsWith("INCOMPLETE: so far 1 person contributed to a/b\n")
                    .contains("can't be read as a list");
            assertNoTrace(run);
        }
    }

    @Test
    void sendsTheTokenAndShowsItNowhere() throws Exception {
        try (Script script = Script.start()) {
            script.answer(401, Map.of(), "{\"message\": \"Bad credentials\"}");
            Run run = real(script, Map.of("GH_TOKEN", " hush-4711\n"), "a/b");

            assertThat(run.code()).isEqualTo(77);
            assertThat(script.tokens()).containsExactly("Bearer hush-4711");
            assertThat(run.out() + run.err()).doesNotContain("hush");
            try (var files = Files.walk(directory)) {
                assertThat(files.filter(Files::isRegularFile))
                        .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("hush"));
            }
        }
    }

    @Test
    void givesAnswersForATokenToNobodyElse() throws Exception {
        try (Script script = Script.start()) {
            String secret = "[{\"user\": {\"login\": \"kate\", \"type\": \"User\"}}]";
            script.page(secret).page(secret).page(secret).page(secret).page(secret);
            assertThat(real(script, Map.of("GITHUB_TOKEN", "hush"), "a/b").code())
                    .isZero();

            script.answer(404, Map.of(), "{\"message\": \"Not Found\"}");
            assertThat(real(script, Map.of(), "a/b").code()).isEqualTo(66);
        }
    }

    @Test
    void takesItsWordFromTheEnvironment() throws Exception {
        try (Script script = Script.start()) {
            script.page("[]").page("[]").page("[]").page("[]").page("[]");
            Run run = Run.in(
                    Map.of("GITHUB_API_URL", script.endpoint() + "/"), "--memo-dir", directory.toString(), "a/b");

            assertThat(run.code()).isZero();
            assertThat(script.asked().get(0)).isEqualTo("/repos/a/b/contributors?anon=1&per_page=100");
            assertThat(script.tokens()).containsOnly("null");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"hush 4711", "hush\u00e94711"})
    void refusesATokenThatIsNone(String token) {
        Run run = Run.in(Map.of("GITHUB_TOKEN", token), "a/b");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("GITHUB_TOKEN holds").doesNotContain("hush");
    }

    @Test
    void sendsNoTokenInClear() {
        Run run = Run.in(Map.of("GITHUB_TOKEN", "hush"), "--api-url", "http://ghe.invalid/api/v3", "a/b");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("would cross the network in clear to http://ghe.invalid")
                .doesNotContain("hush");
    }

    private Run real(Script script, Map<String, String> environment, String repository) {
        return Run.in(
                environment, "--api-url", script.endpoint().toString(), "--memo-dir", directory.toString(), repository);
    }

    private static void assertNoTrace(Run run) {
        assertThat(run.out() + run.err()).doesNotContain("\tat ", "Exception in thread");
    }
}
