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

    static LocalRepository in(Path directory) throws IOException {
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

    /** Takes the links away, and gives to the outer repository what was fetched beside them, for the next time. */
    void giveBack() throws IOException {
        giveBack(directory, OuterBuild.LOCAL_REPOSITORY, "io");
        giveBack(directory.resolve("io"), OuterBuild.LOCAL_REPOSITORY.resolve("io"), "memoise");
    }

    private static void link(Path from, Path to, String except) throws IOException {
        Files.createDirectories(from);
        Files.createDirectories(to);
        for (Path place : directories(from, except)) {
            Files.createSymbolicLink(to.resolve(place.getFileName()), place.toAbsolutePath());
        }
    }

    private static void giveBack(Path from, Path to, String except) throws IOException {
        for (Path place : directories(from, except)) {
            Path target = to.resolve(place.getFileName());
            if (Files.isSymbolicLink(place)) {
                Files.delete(place);
            } else if (Files.notExists(target)) {
                Trees.copy(place, target);
            }
        }
    }

    private static List<Path> directories(Path parent, String except) throws IOException {
        try (Stream<Path> places = Files.list(parent)) {
            return places.filter(place -> Files.isDirectory(place) && !place.endsWith(except))
                    .toList();
        }
    }

    private static void install(Path group, String artifact, Path file, String type) throws IOException {
        Path place = Files.createDirectories(group.resolve(artifact).resolve(OuterBuild.VERSION));
        Files.copy(file, place.resolve(artifact + "-" + OuterBuild.VERSION + "." + type));
    }
}
