package io.memoise.torture;

import io.memoise.Memos;
import io.memoise.codec.UnkeepableException;
import io.memoise.codec.ValueCodec;
import io.memoise.torture.ResultsTest.Answer;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The page of what is kept of results, made from what a process was given and what it was told. */
final class ValuesPage {
    private static final String HEAD = """
            # Values

            What becomes of the results of a memoised method, and of its arguments. This page is made by a test that calls each
            of these methods in three processes, one after the other, and compares all answers with the method's own.

            A result is kept if it comes back the same: the same class at every place, the same content, the same order, the same
            answers to what one may do with it. What would not is never kept. A result that nobody can change is one object for all
            callers; of any other each caller has its own, the first one too.

            No part of a value are: the iteration order of hash maps and hash sets, which of its many bit patterns a NaN has, and
            whether an unchangeable object that stands at two places is one or two equal ones.
            """;

    private final Map<String, Answer> answers;
    private final Map<String, String> reasons;

    ValuesPage(Map<String, Answer> answers, Map<String, String> reasons) {
        this.answers = answers;
        this.reasons = reasons;
    }

    String text() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Class<?> part : Table.PARTS) {
            page.append("\n## ")
                    .append(title(part))
                    .append("\n\n| Declared as | What is returned | |\n| --- | --- | --- |\n");
            try (Memos off = Memos.builder().enabled(false).build();
                    Memos.Use use = Memos.use(off)) {
                Table.rows(part).forEach(row -> line(page, row));
            }
        }
        return page.toString();
    }

    private static String title(Class<?> part) {
        return switch (part.getSimpleName()) {
            case "Scalars" -> "Numbers, texts and other single values";
            case "Times" -> "Dates, times and optional values";
            case "Lists" -> "Lists, sets and queues";
            case "Maps" -> "Maps, entries and JSON";
            case "Arrangements" -> "Arrays and records";
            default -> "Sealed types and classes with fields";
        };
    }

    private void line(StringBuilder page, Method row) {
        Set<String> outcomes = new LinkedHashSet<>();
        outcomes.add(outcome(row, 0));
        outcomes.add(outcome(row, 1));
        page.append("| `")
                .append(row.getGenericReturnType().getTypeName().replaceAll("[\\w.]+[.$](?=\\w)", ""))
                .append("` | ")
                .append(row.getName().replaceAll("(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT))
                .append(" | ")
                .append(String.join("; or ", outcomes))
                .append(" |\n");
    }

    private String outcome(Method row, int which) {
        String reason = reasons.getOrDefault(Table.name(row), "").replaceAll("io\\.memoise\\.torture\\.(\\w+\\$)?", "");
        return switch (answers.get(Table.name(row) + "(" + which + ")").bodies()) {
            case 0 -> "kept; " + way(row, which);
            case 1 -> "kept in memory only: " + reason;
            default -> "not kept: " + reason;
        };
    }

    private static String way(Method row, int which) {
        Object value = Table.call(row, which);
        try {
            boolean shared =
                    ValueCodec.of(row, null, MethodHandles.lookup()).keep(value).immutable();
            return shared ? "one object for all" : "each caller has its own";
        } catch (UnkeepableException impossible) {
            throw new AssertionError(row.toString(), impossible);
        }
    }
}
