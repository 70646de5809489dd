package io.memoise.strangers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A stranger's project, built by Maven in a directory of its own outside this tree. */
record Project(Path directory, Run build) {
    static final Path SOURCES = OuterBuild.ROOT.resolve("memoise-strangers/src/test/projects");
    private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies";

    static Project build(String name, Path below, LocalRepository repository) throws Exception {
        Path directory = below.resolve(name);
        Trees.copy(SOURCES.resolve(name), directory);
        List<String> command = OuterBuild.maven();
        command.add("-Dmaven.repo.local=" + repository.directory());
        command.add("-Dmemoise.version=" + OuterBuild.VERSION);
        command.addAll(List.of("package", COPY, "-DincludeScope=runtime"));
        return new Project(directory, Run.of(directory, below.resolve(name + ".log"), command));
    }

    /** Starts Java two times in the project's directory, with memos in a directory of this name below target. */
    List<Run> twice(String memos, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(OuterBuild.java());
        command.add("-Dmemoise.dir=target/" + memos);
        command.addAll(Arrays.asList(arguments));
        Path log = directory.resolve("target/" + memos + ".log");
        return List.of(Run.of(directory, log, command), Run.of(directory, log, command));
    }
}
