package io.memoise.benchmarks.hits;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What was measured, as a table of ratios to what is written by hand. */
final class Table {
    private final Map<Case, Map<Contender, Figure>> rows = new LinkedHashMap<>();

    void add(Case row, Contender contender, Figure figure) {
        rows.computeIfAbsent(row, none -> new EnumMap<>(Contender.class)).merge(contender, figure, Figure::least);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Markdown: a row for each case, a column for each contender, the first of them in nanoseconds. */
    String text() {
        TreeSet<Contender> columns = new TreeSet<>();
        rows.values().forEach(row -> columns.addAll(row.keySet()));
        columns.remove(Contender.HAND);
        List<String> head = new ArrayList<>(List.of("", "by hand, ns"));
        columns.forEach(contender -> head.add(contender.title()));
        StringBuilder text = new StringBuilder(line(head));
        text.append(line(head.stream().map(column -> "---").toList()));
        rows.forEach((row, figures) -> {
            Figure hand = figures.get(Contender.HAND);
            List<String> cells = new ArrayList<>(
                    List.of(row.title(), hand == null ? "–" : String.format("%.2f%s", hand.nanos(), bytes(hand))));
            for (Contender contender : columns) {
                cells.add(cell(figures.get(contender), hand));
            }
            text.append(line(cells));
        });
        return text.toString();
    }

    private static String cell(@Nullable Figure figure, @Nullable Figure hand) {
        if (figure == null || hand == null) {
            return "";
        }
        double ratio = figure.nanos() / hand.nanos();
        return String.format(ratio < 10 ? "%.2f%s" : "%,.0f%s", ratio, bytes(figure));
    }

    private static String bytes(Figure figure) {
        return figure.bytes() < 0.5 ? "" : String.format(" (%,.0f B)", figure.bytes());
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
