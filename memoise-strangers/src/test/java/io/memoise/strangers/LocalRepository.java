package io.memoise.strangers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A local Maven repository in which the library is installed as this build has just packaged it. Everything else in it
 * is the outer build's, by links: nothing is fetched twice, and nobody's own repository ever holds the library.
 */
record LocalRepository(Path directory) {
    /** Places that the projects fetch from and a first build does not; where they are missing a link needs them. */
    private static final List<String> FETCHED =
            List.of("ch/qos", "dev/aspectj", "io/micrometer", "jakarta", "org", "com");

    static LocalRepository in(Path directory) throws IOException {
        for (String place : FETCHED) {
            Files.createDirectories(OuterBuild.LOCAL_REPOSITORY.resolve(place));
        }
        link(OuterBuild.LOCAL_REPOSITORY, directory, "io");
        link(OuterBuild.LOCAL_REPOSITORY.resolve("io"), directory.resolve("io"), "memoise");
        Path group = directory.resolve("io/memoise");
        install(group, "memoise-parent", OuterBuild.ROOT.resolve("pom.xml"), "pom");
        Path library = OuterBuild.ROOT.resolve("memoise-aspect");
        install(group, "memoise-aspect", library.resolve("pom.xml"), "pom");
        String jar = "memoise-aspect-" + OuterBuild.VERSION + ".jar";
        install(group, "memoise-aspect", library.resolve("target").resolve(jar), "jar");
        return new LocalRepository(directory);
    }

    private static void link(Path from, Path to, String except) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> places = Files.list(from)) {
            for (Path place : places.filter(Files::isDirectory).toList()) {
                if (!place.endsWith(except)) {
                    Files.createSymbolicLink(to.resolve(place.getFileName()), place.toAbsolutePath());
                }
            }
        }
    }

    private static void install(Path group, String artifact, Path file, String type) throws IOException {
        Path place = Files.createDirectories(group.resolve(artifact).resolve(OuterBuild.VERSION));
        Files.copy(file, place.resolve(artifact + "-" + OuterBuild.VERSION + "." + type));
    }
}
