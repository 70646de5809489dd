package io.memoise.benchmarks.hits;

import io.memoise.benchmarks.ours.First;
import io.memoise.benchmarks.work.ClassPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Times whole processes that make one call, woven and not, in turn. */
final class StartUp {

    /** What a process took, and the call in it. */
    private record Times(double process, double call) {}

    private final ClassPath classPath;
    private final Path java;
    private final Map<String, List<Times>> times = new LinkedHashMap<>();

    StartUp(ClassPath classPath, Path java) {
        this.classPath = classPath;
        this.java = java;
    }

    String text(int processes) throws IOException, InterruptedException {
        String woven = classPath.minimal(List.of()).toString();
        String unwoven = classPath.minimal(List.of()).after(classPath.unwoven()).toString();
        for (int i = 0; i < processes; i++) {
            run("not woven", null, unwoven, null);
            twice("compile-time woven", woven, null);
            twice("load-time woven", unwoven, classPath.agent());
        }
        StringBuilder text = new StringBuilder(
                "| one call, ms | process, least | median | added, median | the call, least | median |\n"
                        + "| --- | --- | --- | --- | --- | --- |\n");
        double base = median(times.getOrDefault("not woven", List.of()).stream().map(Times::process));
        times.forEach((name, all) -> {
            double median = median(all.stream().map(Times::process));
            text.append(String.format(
                    "| %s | %.0f | %.0f | %.0f | %.1f | %.1f |%n",
                    name,
                    all.stream().mapToDouble(Times::process).min().orElseThrow(),
                    median,
                    median - base,
                    all.stream().mapToDouble(Times::call).min().orElseThrow(),
                    median(all.stream().map(Times::call))));
        });
        return text.toString();
    }

    /** The first run finds no memo and writes one, the second reads it. */
    private void twice(String name, String path, @Nullable String agent) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("startup");
        run(name + ", first run", directory, path, agent);
        if (Files.list(directory).findAny().isEmpty()) {
            throw new IllegalStateException(name + ": nothing was remembered");
        }
        run(name + ", next run", directory, path, agent);
        Trees.delete(directory);
    }

    private void run(String name, @Nullable Path directory, String path, @Nullable String agent)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        if (agent != null) {
            command.add(agent);
        }
        if (directory != null) {
            command.add("-Dmemoise.dir=" + directory);
        }
        command.addAll(List.of("-cp", path, First.class.getName()));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        int exit = process.waitFor();
        double took = (System.nanoTime() - start) / 1e6;
        if (exit != 0) {
            throw new IllegalStateException(name + " ended with " + exit);
        }
        times.computeIfAbsent(name, none -> new ArrayList<>()).add(new Times(took, Double.parseDouble(said)));
    }

    private static double median(Stream<Double> values) {
        List<Double> sorted = values.sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
