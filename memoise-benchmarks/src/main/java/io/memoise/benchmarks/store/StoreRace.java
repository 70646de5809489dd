package io.memoise.benchmarks.store;

import io.memoise.benchmarks.work.ClassPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs every contender on the same work, each phase in a process of its own and the contenders in turn, and prints
 * tables. Of the rounds the best figure counts.
 */
@Command(
        name = "store-race",
        description = "Compares ways to keep results across processes.",
        mixinStandardHelpOptions = true)
final class StoreRace implements Callable<Integer> {
    private static final String OURS = "memoise";
    private static final String SEED = "save at exit";
    private static final String SLOWEST = "joblib";
    private static final List<String> IN_PYTHON = List.of("diskcache", SLOWEST);
    private static final String RESIDENT = "resident MB";
    private static final List<String> HEAP = List.of("-Xmx3g");

    /** As {@link #HEAP}, but nothing that is timed waits until the system makes memory. */
    private static final List<String> HEAP_THAT_IS_THERE =
            List.of("-Xms3g", "-Xmx3g", "-Xmn64m", "-XX:+AlwaysPreTouch");

    @Option(names = "--rounds", defaultValue = "3", description = "How often each is run (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(
            names = "--contenders",
            split = ",",
            defaultValue = "memoise,save at exit,SQLite,Chronicle Map,diskcache,joblib",
            description = "Who takes part (default: ${DEFAULT-VALUE}).")
    List<String> contenders = List.of();

    @Option(
            names = "--entries",
            defaultValue = "400000",
            description = "Results of 200 bytes (default: ${DEFAULT-VALUE}); a tenth of it with 10 KB. Joblib, which"
                    + " makes two files of each result, is given a tenth of both.")
    int entries;

    @Option(
            names = "--large",
            defaultValue = "1000000",
            description = "Results in the large store (default: ${DEFAULT-VALUE}).")
    int large;

    @Option(
            names = "--fresh-memory",
            description =
                    "Virtual machines are given memory by the system while they are timed, as by default. Else they"
                            + " have three gigabytes before, and the memory that a process takes is not shown.")
    boolean freshMemory;

    @Option(
            names = "--python-worker",
            defaultValue = "src/main/python/worker.py",
            description = "Where the worker in Python is (default: ${DEFAULT-VALUE}).")
    Path pythonWorker = Path.of("worker.py");

    private final Figures figures = new Figures();
    private final Python python = new Python();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new StoreRace()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        List<String> taking = new ArrayList<>();
        for (String contender : contenders) {
            if (IN_PYTHON.contains(contender) && python.with(contender) == null) {
                System.err.println("No python3 here has " + contender + ", which is left out.");
            } else {
                taking.add(contender);
            }
        }
        Path place = Files.createTempDirectory("store-race");
        try {
            for (int round = 0; round < rounds; round++) {
                for (String contender : taking) {
                    int count = contender.equals(SLOWEST) ? entries / 10 : entries;
                    race(place, contender, "users", count);
                    race(place, contender, "pages", count / 10);
                }
                for (int kept : List.of(1_000, large / 10, large)) {
                    growing(place, OURS, kept);
                    growing(place, SEED, kept);
                }
            }
        } finally {
            delete(place);
        }
        System.out.printf(
                "Best of %d rounds, JDK %s, %d processors, %s memory.%n",
                rounds,
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                freshMemory ? "fresh" : "touched");
        new Report(figures, taking, entries, large).print();
        return 0;
    }

    private void race(Path place, String contender, String kind, int count) throws Exception {
        Path directory = Files.createDirectory(place.resolve("race"));
        String label = contender + " " + kind + " ";
        if (run(label, contender, "fill", directory, 0, count, kind)) {
            figures.note(label + "bytes", (double) size(directory) / count);
            run(label, contender, "read", directory, 0, count, kind);
            run(label, contender, "scatter", directory, 0, count, kind);
        }
        delete(directory);
    }

    /** What opening and adding cost where much is kept already. */
    private void growing(Path place, String contender, int kept) throws Exception {
        Path directory = Files.createDirectory(place.resolve("growing"));
        run(null, contender, "fill", directory, 0, kept, "users");
        run(contender + " with " + kept + " ", contender, "open", directory, 0, kept, "users");
        if (contender.equals(OURS)) {
            run(contender + " beside " + kept + " ", contender, "fill", directory, kept, large / 20, "users");
        }
        delete(directory);
    }

    /** @param label what goes before the names of the figures; {@code null} where they don't count */
    private boolean run(
            @Nullable String label, String contender, String phase, Path directory, int first, int count, String kind)
            throws Exception {
        List<String> command = new ArrayList<>();
        if (IN_PYTHON.contains(contender)) {
            command.addAll(List.of(String.valueOf(python.with(contender)), pythonWorker.toString()));
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(freshMemory ? HEAP : HEAP_THAT_IS_THERE);
            command.addAll(Contender.flags(contender));
            ClassPath classPath = ClassPath.ofThisProcess().minimal(Contender.libraries(contender));
            command.addAll(List.of("-cp", classPath.toString(), Worker.class.getName()));
        }
        command.addAll(List.of(
                contender, phase, directory.toString(), Integer.toString(first), Integer.toString(count), kind));
        System.err.printf("%s: %s %,d %s%n", contender, phase, count, kind);
        Path errors = Files.createTempFile("store-race", ".txt");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        try (Stream<String> lines = process.inputReader().lines()) {
            lines.map(line -> line.split("\t"))
                    .filter(parts -> label != null && parts.length == 2)
                    .filter(parts -> freshMemory || IN_PYTHON.contains(contender) || !parts[0].equals(RESIDENT))
                    .forEach(parts -> figures.note(label + parts[0], Double.parseDouble(parts[1])));
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
