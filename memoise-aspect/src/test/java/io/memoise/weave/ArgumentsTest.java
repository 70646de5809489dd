package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memos;
import io.memoise.weave.ArgumentCalls.Call;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every argument of the table, through woven methods: alone, in a list, in a record and among varargs. */
class ArgumentsTest extends InMemory {
    @TempDir
    static Path directory;

    static List<ArgumentRow> byValue() {
        return ArgumentRow.all().stream().filter(row -> row.bypass().isEmpty()).toList();
    }

    static List<ArgumentRow> bypasses() {
        return ArgumentRow.all().stream().filter(row -> !row.bypass().isEmpty()).toList();
    }

    @Test
    void theTableIsWideAndEachRowHasANameOfItsOwn() {
        assertThat(ArgumentRow.all()).hasSizeGreaterThan(180);
        assertThat(ArgumentRow.all().stream().map(ArgumentRow::name)).doesNotHaveDuplicates();
        assertThat(byValue()).allSatisfy(row -> assertThat(row.values()).isNotEmpty());
        assertThat(ArgumentRow.described())
                .contains(
                        new ArgumentRow.Described("List.of", "compared by value"),
                        new ArgumentRow.Described("ByteBuffer", "bypass: which has no value to compare"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void byValue(ArgumentRow row) throws Exception {
        assertThat(ArgumentCalls.with(row)).as("first calls").allSatisfy(call -> ranAs(call, 1));
        assertThat(ArgumentCalls.with(row)).as("calls with equal arguments").allSatisfy(call -> ranAs(call, 0));
        assertThat(memos.stats().bypassed()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void bypasses(ArgumentRow row) throws Exception {
        List<String> said = new ArrayList<>();
        Handler listening = new Handler() {
            @Override
            public void publish(LogRecord record) {
                said.add(record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger("io.memoise");
        log.addHandler(listening);
        try {
            assertThat(ArgumentCalls.with(row)).allSatisfy(call -> ranAs(call, 1));
            assertThat(ArgumentCalls.with(row)).allSatisfy(call -> ranAs(call, 1));
        } finally {
            log.removeHandler(listening);
        }
        assertThat(memos.stats().bypassed()).isEqualTo(8);
        assertThat(said.stream()
                        .filter(text -> text.contains("ArgumentCalls.any(java.lang.Object): argument 'argument' ")
                                && text.contains(row.bypass())))
                .as("said, all in all: %s", said)
                .hasSize(1);
    }

    /** No answer is another argument's, and a second process answers all that the first one could remember. */
    @Test
    void aNewProcessRemembersThemAllAndMixesNoneUp() throws Exception {
        try (Memos stored = Memos.builder().directory(directory).build();
                Memos.Use ignored = Memos.use(stored)) {
            for (ArgumentRow row : ArgumentRow.all()) {
                assertThat(ArgumentCalls.with(row)).as(row.name()).allSatisfy(call -> ranAs(call, 1));
            }
        }
        List<String> lines = Programs.run(ArgumentCalls.class, directory.toString());
        TreeMap<String, String> wrong = new TreeMap<>();
        int calls = 0;
        for (ArgumentRow row : ArgumentRow.all()) {
            String bodies = row.bypass().isEmpty() ? "0" : "1";
            for (int i = 0; i < 4 * row.values().size(); i++) {
                String[] call = lines.get(calls++).split("\t");
                if (!call[0].contains(row.name()) || !call[1].equals(bodies) || !call[2].equals(call[0])) {
                    wrong.put(call[0], "bodies " + call[1] + ", answer " + call[2]);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(lines).hasSize(calls);
    }

    private static void ranAs(Call call, int bodies) {
        assertThat(call).isEqualTo(new Call(call.label(), bodies, call.label()));
    }
}
