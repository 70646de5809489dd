package io.memoise.benchmarks.hits;

import io.memoise.benchmarks.ours.First;
import io.memoise.benchmarks.work.ClassPath;
import io.memoise.benchmarks.work.User;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Times whole processes that make one call, woven and not, in turn. The program is a jar, as programs are that are shipped. */
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
        Path directory = Files.createTempDirectory("startup");
        try {
            run(directory, processes);
        } finally {
            Trees.delete(directory);
        }
        return table();
    }

    private void run(Path directory, int processes) throws IOException, InterruptedException {
        String woven = program(directory.resolve("woven.jar"), Path.of(classPath.woven()));
        String unwoven =
                program(directory.resolve("unwoven.jar"), Path.of(classPath.unwoven()), Path.of(classPath.woven()));
        String archived = archive(directory, woven);
        for (int i = 0; i < processes; i++) {
            add("not woven", run(List.of(), unwoven));
            twice("compile-time woven", woven, directory, List.of());
            twice("with a class archive", woven, directory, List.of(archived));
            twice("load-time woven", unwoven, directory, List.of(classPath.agent()));
        }
    }

    /** Has the JDK keep the classes of the program as it loads them; the option by which it takes them from there. */
    private String archive(Path directory, String path) throws IOException, InterruptedException {
        boolean hasCaches = feature() >= 25;
        String file = directory.resolve("classes").toString();
        String keep = hasCaches ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=";
        run(List.of("-Xlog:disable", keep + file, "-Dmemoise.dir=" + directory.resolve("archiving")), path);
        return (hasCaches ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file;
    }

    /** Of the JDK that is measured. */
    private int feature() throws IOException {
        Properties release = new Properties();
        try (Reader file = Files.newBufferedReader(java.resolveSibling("../release"))) {
            release.load(file);
        }
        return Runtime.Version.parse(release.getProperty("JAVA_VERSION").replace("\"", ""))
                .feature();
    }

    /** The class path with the program, of which each class is in the first of the directories that has it. */
    private String program(Path jar, Path... directories) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Class<?> type : List.of(First.class, User.class)) {
                String name = type.getName().replace('.', '/') + ".class";
                Path file = Stream.of(directories)
                        .map(directory -> directory.resolve(name))
                        .filter(Files::exists)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("there is no " + name));
                out.putNextEntry(new JarEntry(name));
                Files.copy(file, out);
            }
        }
        return classPath.program(jar.toString()).toString();
    }

    /** The first run finds no memo and writes one, the second reads it. */
    private void twice(String name, String path, Path directory, List<String> options)
            throws IOException, InterruptedException {
        Path memos = Files.createTempDirectory(directory, "memos");
        List<String> all = new ArrayList<>(options);
        all.add("-Dmemoise.dir=" + memos);
        add(name + ", first run", run(all, path));
        try (Stream<Path> files = Files.list(memos)) {
            if (files.findAny().isEmpty()) {
                throw new IllegalStateException(name + ": nothing was remembered");
            }
        }
        add(name + ", next run", run(all, path));
    }

    private Times run(List<String> options, String path) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", path, First.class.getName()));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // The first line is the program's; the JDK says after it that it keeps classes.
        String said = new String(process.getInputStream().readAllBytes());
        int exit = process.waitFor();
        double took = (System.nanoTime() - start) / 1e6;
        if (exit != 0) {
            throw new IllegalStateException(command + " ended with " + exit);
        }
        return new Times(took, Double.parseDouble(said.lines().findFirst().orElseThrow()));
    }

    private void add(String name, Times measured) {
        times.computeIfAbsent(name, none -> new ArrayList<>()).add(measured);
    }

    private String table() {
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

    private static double median(Stream<Double> values) {
        List<Double> sorted = values.sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
