package io.memoise.strangers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A stranger's project, built by Maven in a directory of its own outside this tree. */
record Project(Path directory, Run build) {
    private static final Path SOURCES = OuterBuild.ROOT.resolve("memoise-strangers/src/test/projects");
    private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies";

    static Project build(String name, Path below, LocalRepository repository) throws Exception {
        Path directory = below.resolve(name);
        copy(SOURCES.resolve(name), directory);
        List<String> command = OuterBuild.maven();
        command.add("-Dmaven.repo.local=" + repository.directory());
        command.add("-Dmemoise.version=" + OuterBuild.VERSION);
        command.addAll(List.of("package", COPY, "-DincludeScope=runtime"));
        return new Project(directory, Run.of(directory, below.resolve(name + ".log"), command));
    }

    /** Starts Java in the project's directory, with memos in a directory of this name below {@code target}. */
    Run java(String memos, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(OuterBuild.java());
        command.add("-Dmemoise.dir=target/" + memos);
        command.addAll(Arrays.asList(arguments));
        return Run.of(directory, directory.resolve("target/run.log"), command);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    Path copy = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }
    }
}
