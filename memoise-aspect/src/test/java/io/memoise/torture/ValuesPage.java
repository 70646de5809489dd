package io.memoise.torture;

import io.memoise.Memos;
import io.memoise.codec.Kept;
import io.memoise.codec.UnkeepableException;
import io.memoise.codec.ValueCodec;
import io.memoise.torture.ResultsTest.Answer;
import io.memoise.weave.ArgumentRow;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The page of what is kept of results, made from what a process was given and what it was told. */
final class ValuesPage {
    private static final String HEAD = """
            # Values

            What becomes of the results of a memoised method, and of its arguments. This page is made by a test that calls each
            of these methods in three processes, one after the other, and compares all answers with the method's own.

            A result is kept if it comes back the same: the same class at every place, the same content, the same order, the same
            answers to what one may do with it. What would not is never kept. A result that nobody can change is shared by all callers;
            of any other each caller has its own, the first one too: copied by structure where only collections can be changed, else
            decoded. Classes that are not listed can be given a `Codec`; what it makes is compared in the same way.

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
        page.append(
                        "\n## Arguments\n\nTwo calls are the same if their arguments have the same form; no `equals` of the program's decides.\n")
                .append(
                        "A call with an argument that has no value to compare runs the body and leaves no memo, which is said once.\n\n")
                .append("| Type | |\n| --- | --- |\n");
        for (ArgumentRow.Described row : ArgumentRow.described()) {
            page.append("| ").append(row.type()).append(" | ").append(row.how()).append(" |\n");
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
        for (int which = 0; which < 2; which++) {
            if (Table.call(row, which) != null) {
                outcomes.add(outcome(row, which));
            }
        }
        if (outcomes.isEmpty()) {
            outcomes.add(outcome(row, 0));
        }
        page.append("| `")
                .append(row.getGenericReturnType().getTypeName().replaceAll("[\\w.]+[.$](?=\\w)", ""))
                .append("` | ")
                .append(row.getName().replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT))
                .append(" | ")
                .append(String.join("; or ", outcomes))
                .append(" |\n");
    }

    private String outcome(Method row, int which) {
        return switch (answers.get(Table.name(row) + "(" + which + ")").bodies()) {
            case 0 -> "kept; " + way(row, which);
            case 1 -> "in memory only: " + reason(row);
            default -> "not kept: " + reason(row);
        };
    }

    /** What was said of the row, without the ways out and without what differs from process to process. */
    private String reason(Method row) {
        return reasons.getOrDefault(Table.name(row), "")
                .replaceFirst("^the result (at \\S+ )?", "")
                .replaceFirst("^(is|with|whose) ", "$1 ")
                .replaceFirst("; .*", "")
                .replaceFirst(", a kind of collection that memoise can't write and read back$", "")
                .replaceFirst(", which memoise can't write and read back$", "")
                .replaceAll("(\\$\\$Lambda)[^ ,]*", "$1")
                .replaceAll("io\\.memoise\\.torture\\.(\\w+\\$)?", "")
                .replaceAll("java(\\.\\w+)+\\.(?=[A-Z])", "");
    }

    private static String way(Method row, int which) {
        Object value = Table.call(row, which);
        try {
            ValueCodec codec = ValueCodec.of(row, null, MethodHandles.lookup());
            Kept kept = codec.keep(value);
            if (kept.immutable()) {
                return "shared";
            }
            return codec.copies(kept.copy()) == null ? "decoded for each caller" : "copied for each caller";
        } catch (UnkeepableException impossible) {
            throw new AssertionError(row.toString(), impossible);
        }
    }
}
