package io.memoise.strangers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that has ended well.
 *
 * @param output what it wrote to both streams
 */
record Run(String output) {
    private static final long LONGEST_MINUTES = 10;

    static Run of(Path directory, Path log, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // The outer script's own, which would name the outer tree.
        builder.environment().keySet().removeAll(List.of("MAVEN_PROJECTBASEDIR", "MAVEN_BASEDIR", "MAVEN_CONFIG"));
        Process process = builder.start();
        boolean ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        String output = Files.readString(log);
        if (!ended || process.exitValue() != 0) {
            throw new AssertionError(String.join(" ", command) + " in " + directory
                    + (ended ? " ended with " + process.exitValue() : " did not end") + ":\n" + output);
        }
        return new Run(output);
    }

    /** The lines that are the program's answers and not counts of its own. */
    List<String> answers() {
        return output.lines().filter(line -> line.startsWith("answer ")).toList();
    }

    /** The number in the one line that is these words and a number. */
    int number(String words) {
        List<String> lines =
                output.lines().filter(line -> line.startsWith(words + " ")).toList();
        if (lines.size() != 1) {
            throw new AssertionError("not one line \"" + words + " N\" in:\n" + output);
        }
        return Integer.parseInt(lines.get(0).substring(words.length() + 1));
    }
}
