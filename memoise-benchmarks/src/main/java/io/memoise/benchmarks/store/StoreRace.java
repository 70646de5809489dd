package io.memoise.benchmarks.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs every contender on the same work, each phase in a process of its own and the contenders in turn, and prints a
 * table. Of the rounds the best figure counts, since other work on the machine can only make one worse.
 */
@Command(
        name = "store-race",
        description = "Compares ways to keep results across processes.",
        mixinStandardHelpOptions = true)
final class StoreRace implements Callable<Integer> {
    private static final List<String> CONTENDERS =
            List.of("memoise", "save at exit", "SQLite", "Chronicle Map", "diskcache", "joblib");
    private static final List<String> IN_PYTHON = List.of("diskcache", "joblib");

    @Option(names = "--rounds", defaultValue = "3", description = "How often each is run (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(
            names = "--entries",
            defaultValue = "100000",
            description = "Results of 200 bytes (default: ${DEFAULT-VALUE}); a tenth of it with 10 KB.")
    int entries;

    @Option(
            names = "--large",
            defaultValue = "1000000",
            description = "Results in the large store (default: ${DEFAULT-VALUE}).")
    int large;

    @Option(
            names = "--python-worker",
            defaultValue = "src/main/python/worker.py",
            description = "Where the worker in Python is (default: ${DEFAULT-VALUE}).")
    Path pythonWorker = Path.of("worker.py");

    private final Map<String, Double> best = new LinkedHashMap<>();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new StoreRace()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path place = Files.createTempDirectory("store-race");
        try {
            for (int round = 0; round < rounds; round++) {
                for (String contender : CONTENDERS) {
                    race(place, contender, "users", entries);
                    race(place, contender, "pages", entries / 10);
                }
                growing(place);
            }
            print();
        } finally {
            delete(place);
        }
        return 0;
    }

    private void race(Path place, String contender, String kind, int count) throws Exception {
        Path directory = Files.createDirectory(place.resolve("race"));
        String label = contender + " " + kind + " ";
        if (run(label, contender, "fill", directory, 0, count, kind)) {
            note(label + "bytes", (double) size(directory) / count, false);
            run(label, contender, "read", directory, 0, count, kind);
        }
        delete(directory);
    }

    /** What opening and adding cost where much is kept already. */
    private void growing(Path place) throws Exception {
        for (String contender : List.of("memoise", "save at exit")) {
            for (int kept : List.of(1_000, entries, large)) {
                Path directory = Files.createDirectory(place.resolve("growing"));
                run("", contender, "fill", directory, 0, kept, "users");
                run(contender + " with " + kept + " ", contender, "read", directory, 0, kept, "users");
                if (contender.equals("memoise")) {
                    run(contender + " beside " + kept + " ", contender, "fill", directory, kept, entries / 2, "users");
                }
                delete(directory);
            }
        }
    }

    private boolean run(String label, String contender, String phase, Path directory, int first, int count, String kind)
            throws Exception {
        List<String> command = new ArrayList<>();
        if (IN_PYTHON.contains(contender)) {
            command.addAll(List.of(pythonWith(contender), pythonWorker.toString()));
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-Xmx3g");
            command.addAll(Contender.flags(contender));
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), Worker.class.getName()));
        }
        command.addAll(List.of(
                contender, phase, directory.toString(), Integer.toString(first), Integer.toString(count), kind));
        Path errors = Files.createTempFile("store-race", ".txt");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        try (Stream<String> lines = process.inputReader().lines()) {
            lines.map(line -> line.split("\t"))
                    .filter(parts -> parts.length == 2)
                    .forEach(parts -> {
                        String figure = parts[0];
                        note(label + figure, Double.parseDouble(parts[1]), figure.endsWith("/s"));
                    });
        }
        int exit = process.waitFor();
        if (exit != 0) {
            System.err.println(contender + " " + phase + " " + kind + " ended with " + exit + ": "
                    + Files.readString(errors)
                            .lines()
                            .filter(line -> line.contains("rror") || line.contains("xception"))
                            .findFirst()
                            .orElse(""));
        }
        Files.delete(errors);
        return exit == 0;
    }

    /** The python3 of the path if it has the library, else the system's own. */
    private static String pythonWith(String library) throws Exception {
        Process asked = new ProcessBuilder("python3", "-c", "import " + library)
                .redirectErrorStream(true)
                .start();
        asked.getInputStream().readAllBytes();
        return asked.waitFor() == 0 ? "python3" : "/usr/bin/python3";
    }

    private void note(String figure, double value, boolean more) {
        best.merge(figure, value, more ? Math::max : Math::min);
    }

    private void print() {
        System.out.printf(
                "%nBest of %d rounds, JDK %s, %d processors.%n",
                rounds, Runtime.version().feature(), Runtime.getRuntime().availableProcessors());
        for (String kind : List.of("users", "pages")) {
            System.out.printf(
                    "%n%s, %,d of them:%n%n",
                    kind.equals("users") ? "Results of 200 bytes" : "Results of 10 KB",
                    kind.equals("users") ? entries : entries / 10);
            System.out.println(
                    "| | new/s | hits after restart/s | repeated hits/s | first new ms | first hit ms | bytes an entry | heap MB |");
            System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
            for (String contender : CONTENDERS) {
                String label = contender + " " + kind + " ";
                System.out.printf(
                        "| %s | %s | %s | %s | %s | %s | %s | %s |%n",
                        contender,
                        compared(label, kind, "new/s"),
                        compared(label, kind, "hits after restart/s"),
                        compared(label, kind, "repeated hits/s"),
                        figure(label + "open and first new ms"),
                        figure(label + "open and first hit ms"),
                        figure(label + "bytes"),
                        figure(label + "heap MB"));
            }
        }
        System.out.println(
                "\n| kept already | memoise: open and first hit ms | save at exit: the same | memoise: new/s |\n| --- | --- | --- | --- |");
        for (int kept : List.of(1_000, entries, large)) {
            System.out.printf(
                    "| %,d | %s | %s | %s |%n",
                    kept,
                    figure("memoise with " + kept + " open and first hit ms"),
                    figure("save at exit with " + kept + " open and first hit ms"),
                    figure("memoise beside " + kept + " new/s"));
        }
    }

    /** The figure, and how many times that of diskcache it is. */
    private String compared(String label, String kind, String figure) {
        Double own = best.get(label + figure);
        Double peer = best.get("diskcache " + kind + " " + figure);
        return own == null || peer == null ? figure(label + figure) : String.format("%,.0f (%.2f)", own, own / peer);
    }

    private String figure(String name) {
        Double value = best.get(name);
        return value == null ? "–" : String.format(value < 100 ? "%.1f" : "%,.0f", value);
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            long size = 0;
            for (Path file : (Iterable<Path>) files::iterator) {
                size += Files.isRegularFile(file) ? Files.size(file) : 0;
            }
            return size;
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        }
    }
}
