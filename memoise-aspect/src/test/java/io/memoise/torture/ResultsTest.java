package io.memoise.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every type of result on the first run, on a hit and on a hit in a new process: the same as the method's own answer, or
 * not kept and said so. The answers of three processes are compared: one that remembers nothing, the first that does,
 * and the next.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResultsTest {

    private static final Path PAGE = Path.of("..", "docs", "values.md");
    private static final Pattern MESSAGE = Pattern.compile(
            "(?:Cannot remember|Memos of) io\\.memoise\\.torture\\.([\\w.]+)\\(int\\)(?: stay in memory)?: (.*?)(?:\\.? See docs/.*)?");

    /** What one process was given for one call of a row, which it repeated. */
    record Answer(int bodies, String described) {}

    private final Map<String, Answer> unmemoised = new LinkedHashMap<>();
    private final Map<String, Answer> first = new LinkedHashMap<>();
    private final Map<String, Answer> next = new LinkedHashMap<>();
    private final Map<String, String> said = new LinkedHashMap<>();

    @BeforeAll
    void runThreeProcesses(@TempDir Path directory) throws Exception {
        String memos = "-Dmemoise.dir=" + directory.resolve("memos");
        read(run(directory, "-Dmemoise.enabled=false"), unmemoised);
        Child firstRun = run(directory, memos);
        read(firstRun, first);
        firstRun.err()
                .lines()
                .map(line -> MESSAGE.matcher(line.replaceFirst("^[A-Z]+: ", "")))
                .filter(Matcher::matches)
                .forEach(message -> said.putIfAbsent(message.group(1), message.group(2)));
        read(run(directory, memos), next);
    }

    private static Child run(Path directory, String option) throws Exception {
        return Child.run(directory, option, Answers.class.getName());
    }

    private static void read(Child child, Map<String, Answer> into) {
        for (String line : child.out()) {
            String[] parts = line.split("\t", 3);
            into.put(parts[0], new Answer(Integer.parseInt(parts[1]), parts[2]));
        }
    }

    static Stream<String> calls() {
        return Table.rows().flatMap(row -> Stream.of(Table.name(row) + "(0)", Table.name(row) + "(1)"));
    }

    @Test
    void theTableHasAtLeast120Types() {
        assertThat(Table.rows()).hasSizeGreaterThanOrEqualTo(120);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void everyAnswerIsTheMethodsOwn(String call) {
        Answer own = unmemoised.get(call);
        assertThat(own.bodies()).isEqualTo(2);
        assertThat(first.get(call).described()).isEqualTo(own.described());
        assertThat(next.get(call).described()).isEqualTo(own.described());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void whatIsKeptIsKeptFromTheFirstCallOn(String call) {
        int bodies = first.get(call).bodies();
        int later = next.get(call).bodies();
        assertThat(List.of(List.of(1, 0), List.of(1, 1), List.of(2, 2)))
                .as("kept in the store, kept in memory, or not kept")
                .contains(List.of(bodies, later));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void whatIsNotKeptInTheStoreIsSaid(String call) {
        if (next.get(call).bodies() > 0) {
            assertThat(said.keySet()).contains(call.substring(0, call.indexOf('(')));
        }
    }

    /** Run with {@code -Dmemoise.test.write=true} to write the page anew. */
    @Test
    void thePageSaysWhatIsSo() throws IOException {
        String page = new ValuesPage(next, said).text();
        if (Boolean.getBoolean("memoise.test.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).content().isEqualTo(page);
    }
}
