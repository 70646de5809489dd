package io.memoise.junit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The methods in the class path's directories that carry {@code @Memoise} in vain.
 *
 * @param notWoven in classes that the weaver has not seen, or that were compiled again after it had
 * @param withoutBody abstract ones, which nothing can weave
 */
record UnwovenClasses(List<String> notWoven, List<String> withoutBody) {
    private static final int NAMED = 20;

    static UnwovenClasses onClassPath() {
        String path = System.getProperty("java.class.path", "")
                + File.pathSeparator
                + System.getProperty("jdk.module.path", "");
        return in(Arrays.stream(path.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .filter(Files::isDirectory)
                .toList());
    }

    static UnwovenClasses in(List<Path> directories) {
        UnwovenClasses found = new UnwovenClasses(new ArrayList<>(), new ArrayList<>());
        for (Path directory : directories) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.filter(file -> file.toString().endsWith(".class"))
                        .forEach(file -> found.add(MemoisedMethods.of(file)));
            } catch (IOException | UncheckedIOException unreadable) {
                // What can't be read can't be loaded either, and then needs no warning.
            }
        }
        return found;
    }

    /** Whether load-time weaving is on, under which class files are never woven. */
    static boolean weaverIsRunning() {
        try {
            return Class.forName("org.aspectj.weaver.loadtime.Agent", false, ClassLoader.getSystemClassLoader())
                            .getMethod("getInstrumentation")
                            .invoke(null)
                    != null;
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | IllegalAccessException
                | InvocationTargetException
                | LinkageError notThere) {
            return false;
        }
    }

    void warn() {
        Logger logger = System.getLogger("io.memoise");
        if (!notWoven.isEmpty()) {
            logger.log(
                    Level.WARNING,
                    "Not woven, so not memoised: " + named(notWoven)
                            + ". Build with the weaving plugin, or start the tests"
                            + " with -javaagent:aspectjweaver.jar. See docs/troubleshooting.md#not-woven");
        }
        if (!withoutBody.isEmpty()) {
            logger.log(
                    Level.WARNING,
                    "@Memoise on a method without a body does nothing: " + named(withoutBody)
                            + ". Put it on the methods that implement it. See docs/troubleshooting.md#not-woven");
        }
    }

    private static String named(List<String> methods) {
        String names = String.join(", ", methods.subList(0, Math.min(NAMED, methods.size())));
        return methods.size() <= NAMED ? names : names + " and " + (methods.size() - NAMED) + " more";
    }

    private void add(MemoisedMethods methods) {
        withoutBody.addAll(methods.withoutBody());
        if (!methods.woven()) {
            notWoven.addAll(methods.withBody());
        }
    }
}
