package io.memoise.benchmarks.store;

import java.nio.file.Path;
import java.util.List;

/**
 * One way of remembering a function of an {@code int} across processes. Every contender is given the same results, keeps
 * them so that a killed process loses none unless it says otherwise, and gives back objects, not text.
 */
interface Contender extends AutoCloseable {
    /** What is remembered for the number; where nothing is, the body makes it. */
    Object answer(int number);

    @Override
    void close() throws Exception;

    /**
     * Opens a contender.
     *
     * @param bodies makes the results
     * @param entries how many there will be at most, for those who must know
     */
    static Contender open(String name, Path directory, Bodies bodies, int entries) throws Exception {
        return switch (name) {
            case "memoise" -> new Memoised(directory, bodies);
            case "save at exit" -> new SaveAtExit(directory, bodies);
            case "SQLite" -> new Sqlite(directory, bodies);
            case "Chronicle Map" -> new Chronicle(directory, bodies, entries);
            default -> throw new IllegalArgumentException("no contender is called " + name);
        };
    }

    /** What the virtual machine must be told for the contender's sake. */
    static List<String> flags(String name) {
        return name.equals("Chronicle Map")
                ? List.of(
                        "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
                        "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
                        "--add-exports=jdk.unsupported/sun.misc=ALL-UNNAMED",
                        "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
                        "--add-opens=jdk.compiler/com.sun.tools.javac=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                        "--add-opens=java.base/java.io=ALL-UNNAMED",
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED")
                : List.of();
    }

    /** The libraries that the contender needs, besides those of memoise. */
    static List<String> libraries(String name) {
        return switch (name) {
            case "SQLite" -> List.of("sqlite-jdbc", "slf4j-api");
            case "Chronicle Map" ->
                List.of(
                        "chronicle-.*",
                        "affinity",
                        "annotations",
                        "posix",
                        "jnr-.*",
                        "jffi",
                        "compiler",
                        "javapoet",
                        "slf4j-api",
                        "jna.*");
            default -> List.of();
        };
    }
}
