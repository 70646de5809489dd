package io.memoise.benchmarks.hits;

import io.memoise.benchmarks.work.ClassPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures every contender at all cases, and prints one table of ratios. */
@Command(
        name = "hits",
        description = "Compares what calls cost that are answered from memory, and what misses and starts do.",
        mixinStandardHelpOptions = true)
final class Run implements Callable<Integer> {

    @Option(
            names = "--group",
            split = ",",
            description = "What is measured: ${COMPLETION-CANDIDATES}. May be repeated (default: all).")
    Set<Group> groups = EnumSet.allOf(Group.class);

    @Option(
            names = "--quick",
            description = "One short iteration each, to see that everything runs. No figures to cite.")
    boolean quick;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "In how many processes each contender is timed (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(
            names = "--iterations",
            defaultValue = "5",
            description = "How many iterations warm up, and how many are timed then (default: ${DEFAULT-VALUE}).")
    int iterations;

    @Option(
            names = "--millis",
            defaultValue = "400",
            description = "How long an iteration is (default: ${DEFAULT-VALUE}).")
    int millis;

    @Option(
            names = "--processes",
            defaultValue = "20",
            description = "How many processes of each kind are started for start-up times (default: ${DEFAULT-VALUE}).")
    int processes;

    @Option(names = "--jdk", description = "The home of the JDK that is measured (default: the one that runs this).")
    Path jdk = Path.of(System.getProperty("java.home"));

    private final ClassPath classPath = ClassPath.ofThisProcess();
    private final Table table = new Table();
    private final List<String> failures = new ArrayList<>();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Run()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path java = jdk.resolve("bin").resolve("java");
        Pace pace = quick ? new Pace(1, 1, 200, java) : new Pace(rounds, iterations, millis, java);
        time(new Measurement(classPath, pace), pace.rounds());
        System.out.printf(
                "JDK %s, %d processors; %s. Times and bytes a call, the least of %d rounds of %d iterations of %d ms.%n%n",
                version(java),
                Runtime.getRuntime().availableProcessors(),
                classPath.libraries(),
                pace.rounds(),
                pace.iterations(),
                pace.millis());
        if (!table.isEmpty()) {
            System.out.println(table.text());
        }
        if (groups.contains(Group.startup)) {
            System.out.println(new StartUp(classPath, java).text(quick ? 2 : processes));
        }
        if (groups.contains(Group.ratio)) {
            System.out.println(HitRatio.text());
        }
        failures.forEach(System.err::println);
        return failures.isEmpty() ? 0 : 1;
    }

    private void time(Measurement measurement, int rounds) throws Exception {
        List<Case> cases =
                groups.stream().flatMap(group -> Case.of(group).stream()).toList();
        for (int round = 1; round <= rounds; round++) {
            for (Case row : cases) {
                for (Contender contender : row.contenders()) {
                    System.err.printf("round %d of %d: %s, %s%n", round, rounds, row.title(), contender.title());
                    try {
                        table.add(row, contender, measurement.of(row, contender));
                    } catch (RunnerException failure) {
                        failures.add(String.valueOf(failure.getMessage()));
                    }
                }
            }
        }
    }

    private static String version(Path java) throws Exception {
        Process asked = new ProcessBuilder(java.toString(), "-version")
                .redirectErrorStream(true)
                .start();
        String said = new String(asked.getInputStream().readAllBytes());
        asked.waitFor();
        return said.replaceAll("(?s).*version \"([^\"]+)\".*", "$1");
    }
}
