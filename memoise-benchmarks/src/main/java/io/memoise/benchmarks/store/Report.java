package io.memoise.benchmarks.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a race comes to, as Markdown. */
final class Report {
    private static final String PEER = "diskcache";
    private static final int KILO = 1_000;

    private final Figures figures;
    private final List<String> contenders;
    private final int entries;
    private final int large;

    Report(Figures figures, List<String> contenders, int entries, int large) {
        this.figures = figures;
        this.contenders = contenders;
        this.entries = entries;
        this.large = large;
    }

    void print() {
        table("users", "Results of 200 bytes", entries);
        table("pages", "Results of 10 KB", entries / 10);
        growth();
        targets();
    }

    private void table(String kind, String title, int count) {
        System.out.printf("%n%s, %,d of them (times %s):%n%n", title, count, PEER);
        System.out.println(
                "| | new/s | hits after restart/s | the same, scattered | repeated hits/s | open and first new, ms"
                        + " | open and first hit, ms | bytes an entry | heap, MB | resident, MB |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        for (String contender : contenders) {
            String label = contender + " " + kind + " ";
            String peer = PEER + " " + kind + " ";
            System.out.printf(
                    "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |%n",
                    contender,
                    figures.compared(label + "new/s", peer + "new/s"),
                    figures.compared(label + "hits after restart/s", peer + "hits after restart/s"),
                    figures.compared(label + "scattered hits/s", peer + "scattered hits/s"),
                    figures.compared(label + "repeated hits/s", peer + "repeated hits/s"),
                    figures.text(label + "open and first new ms"),
                    figures.text(label + "open and first hit ms"),
                    figures.text(label + "bytes"),
                    figures.text(label + "heap MB"),
                    figures.text(label + "resident MB"));
        }
    }

    private void growth() {
        System.out.println(
                "\n| 200-byte results kept already | memoise: open and first hit, ms | save at exit: the same | memoise:"
                        + " heap, MB | save at exit: the same | memoise: new/s |\n| --- | --- | --- | --- | --- | --- |");
        for (int kept : List.of(KILO, large / 10, large)) {
            System.out.printf(
                    "| %,d | %s | %s | %s | %s | %s |%n",
                    kept,
                    figures.text("memoise with " + kept + " open and first hit ms"),
                    figures.text("save at exit with " + kept + " open and first hit ms"),
                    figures.text("memoise with " + kept + " heap MB"),
                    figures.text("save at exit with " + kept + " heap MB"),
                    figures.text("memoise beside " + kept + " new/s"));
        }
    }

    private void targets() {
        System.out.println("\n| target | at least | measured | |\n| --- | --- | --- | --- |");
        target("new results of 200 bytes, times diskcache", 5, toPeer("users new/s"));
        target("hits after restart of 200 bytes, times diskcache", 4, toPeer("users hits after restart/s"));
        target("new results of 10 KB, times diskcache", 1.5, toPeer("pages new/s"));
        target(
                String.format("open with %,d, times as fast as save at exit", large),
                10,
                figures.ratio(
                        "save at exit with " + large + " open and first hit ms",
                        "memoise with " + large + " open and first hit ms"));
        target(
                String.format("new/s beside %,d to new/s beside %,d", large, KILO),
                1 / 1.5,
                figures.ratio("memoise beside " + large + " new/s", "memoise beside " + KILO + " new/s"));
    }

    private @Nullable Double toPeer(String figure) {
        return figures.ratio("memoise " + figure, PEER + " " + figure);
    }

    private static void target(String what, double least, @Nullable Double measured) {
        String outcome = measured == null ? "not measured" : measured >= least ? "met" : "missed";
        System.out.printf(
                "| %s | %.2f | %s | %s |%n",
                what, least, measured == null ? "–" : String.format("%.2f", measured), outcome);
    }
}
