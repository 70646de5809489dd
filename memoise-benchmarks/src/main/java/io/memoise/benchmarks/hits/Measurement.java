package io.memoise.benchmarks.hits;

import io.memoise.benchmarks.work.ClassPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Has JMH time a contender in a process of its own. */
final class Measurement {
    private static final int SHOTS_AN_ITERATION = 5;

    private final ClassPath classPath;
    private final Pace pace;

    Measurement(ClassPath classPath, Pace pace) {
        this.classPath = classPath;
        this.pace = pace;
    }

    /** @throws RunnerException if the process failed, or the contender was found to forget; with what JMH said */
    Figure of(Case row, Contender contender) throws RunnerException, IOException {
        Path log = Files.createTempFile("jmh", ".log");
        ClassPath own = contender == Contender.LOADED ? classPath.forLoadTimeWeaving() : classPath;
        // JMH starts its processes with the class path that it finds in this property.
        System.setProperty("java.class.path", own.toString());
        try {
            return least(new Runner(options(row, contender, log)).run());
        } catch (RunnerException failure) {
            throw new RunnerException(
                    contender.title() + " failed at \"" + row.title() + "\":\n" + Files.readString(log), failure);
        } finally {
            System.setProperty("java.class.path", classPath.toString());
            Files.delete(log);
        }
    }

    private Options options(Case row, Contender contender, Path log) {
        int iterations = row.singleShot() ? SHOTS_AN_ITERATION * pace.iterations() : pace.iterations();
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(Pattern.quote("." + row.benchmark() + "." + contender.method()) + "$")
                .forks(1)
                .warmupIterations(iterations)
                .measurementIterations(iterations)
                .warmupTime(TimeValue.milliseconds(pace.millis()))
                .measurementTime(TimeValue.milliseconds(pace.millis()))
                .timeUnit(TimeUnit.NANOSECONDS)
                .threads(row.threads())
                .jvm(pace.java().toString())
                .jvmArgsAppend("-Xms2g", "-Xmx2g", "-Xmn64m", "-Dslf4j.internal.verbosity=ERROR")
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .output(log.toString());
        if (!row.singleShot()) {
            options.mode(Mode.AverageTime);
        }
        if (contender == Contender.LOADED) {
            options.jvmArgsPrepend(classPath.agent());
        }
        row.parameters().forEach(options::param);
        return options.build();
    }

    /** The least of the iterations, since other work on the machine can only make one longer. */
    private static Figure least(Collection<RunResult> results) {
        return results.stream()
                .flatMap(result -> result.getBenchmarkResults().stream())
                .flatMap(result -> result.getIterationResults().stream())
                .map(iteration ->
                        new Figure(iteration.getPrimaryResult().getScore(), allocated(iteration.getSecondaryResults())))
                .reduce(Figure::least)
                .orElseThrow(() -> new IllegalStateException("JMH found no such benchmark"));
    }

    private static double allocated(Map<String, Result> secondary) {
        return secondary.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
                .mapToDouble(entry -> entry.getValue().getScore())
                .findFirst()
                .orElse(Double.NaN);
    }
}
