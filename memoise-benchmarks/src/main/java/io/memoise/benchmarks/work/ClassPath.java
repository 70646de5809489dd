package io.memoise.benchmarks.work;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class path of this process, and what is made of it for others. Its first entry holds the woven benchmarks. */
public final class ClassPath {
    private static final List<String> OURS = List.of("memoise-aspect", "aspectjrt", "gson", "jspecify");
    private static final List<String> LIBRARIES = List.of(
            "caffeine", "jcabi-aspects", "spring-context", "spring-aspects", "cache-api", "jcache", "jetcache-anno");
    private static final List<String> OTHER_ASPECTS = List.of("spring-aspects", "jcabi-aspects");

    private final String whole;
    private final List<String> entries;

    private ClassPath(String whole) {
        this.whole = whole;
        this.entries = Arrays.asList(whole.split(File.pathSeparator));
    }

    public static ClassPath ofThisProcess() {
        return new ClassPath(System.getProperty("java.class.path"));
    }

    @Override
    public String toString() {
        return whole;
    }

    /** The benchmarks, woven at compile time. */
    public String woven() {
        return entries.get(0);
    }

    /** Classes with {@code @Memoise} as javac left them. */
    public String unwoven() {
        return Path.of(woven()).resolveSibling("unwoven").resolve("memoise").toString();
    }

    /** Unwoven classes before woven ones, and no aspects for the agent to find but ours. */
    public ClassPath forLoadTimeWeaving() {
        return joined(Stream.concat(
                Stream.of(unwoven()),
                entries.stream().filter(entry -> OTHER_ASPECTS.stream().noneMatch(name -> isLibrary(entry, name)))));
    }

    /** What a program with memoise has on its class path, and libraries by their names. */
    public ClassPath minimal(List<String> besides) {
        return program(woven(), besides);
    }

    /** That of a program that is a jar or directory of its own, and needs memoise. */
    public ClassPath program(String classes) {
        return program(classes, List.of());
    }

    private ClassPath program(String classes, List<String> besides) {
        List<String> needed = Stream.concat(OURS.stream(), besides.stream()).toList();
        return joined(Stream.concat(
                Stream.of(classes),
                entries.stream().filter(entry -> needed.stream().anyMatch(name -> isLibrary(entry, name)))));
    }

    public String agent() {
        return "-javaagent:"
                + entries.stream()
                        .filter(entry -> isLibrary(entry, "aspectjweaver"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("aspectjweaver is not on the class path"));
    }

    /** The names of the peers' files, versions and all. */
    public String libraries() {
        return entries.stream()
                .filter(entry -> LIBRARIES.stream().anyMatch(name -> isLibrary(entry, name)))
                .map(entry -> Path.of(entry).getFileName().toString().replace(".jar", ""))
                .collect(Collectors.joining(", "));
    }

    private static boolean isLibrary(String entry, String name) {
        String file = Path.of(entry).getFileName().toString();
        return file.matches(name + "-\\d.*\\.jar") || file.equals(name);
    }

    private static ClassPath joined(Stream<String> entries) {
        return new ClassPath(entries.collect(Collectors.joining(File.pathSeparator)));
    }
}
