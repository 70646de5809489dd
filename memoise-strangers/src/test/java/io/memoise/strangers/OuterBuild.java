package io.memoise.strangers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Maven build that runs these tests: what the projects' own builds take over from it. */
final class OuterBuild {
    static final String VERSION = property("version");
    static final Path ROOT = Path.of(property("root")).normalize();
    static final Path LOCAL_REPOSITORY = Path.of(property("localRepository"));

    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private OuterBuild() {}

    /** The same Maven with the same settings, from which a command goes on. */
    static List<String> maven() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(property("mavenHome"), "bin", WINDOWS ? "mvn.cmd" : "mvn")
                .toString());
        command.addAll(List.of("--batch-mode", "--no-transfer-progress"));
        addSettings(command, "--settings", "userSettings");
        addSettings(command, "--global-settings", "globalSettings");
        if (property("offline").endsWith("true")) {
            command.add("--offline");
        }
        return command;
    }

    /** The running JDK, in a command that goes on. */
    static List<String> java() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    }

    private static void addSettings(List<String> command, String option, String name) {
        Path file = Path.of(property(name));
        if (Files.isRegularFile(file)) {
            command.addAll(List.of(option, file.toString()));
        }
    }

    private static String property(String name) {
        String value = System.getProperty("outer." + name);
        if (value == null) {
            throw new IllegalStateException("outer." + name + " is not set; run these tests by mvn verify");
        }
        return value;
    }
}
