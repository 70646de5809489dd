package io.memoise.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.ToolProvider;
import org.aspectj.bridge.IMessage;
import org.aspectj.bridge.MessageHandler;
import org.aspectj.tools.ajc.Main;

/** A directory of classes that a test has compiled, and perhaps woven. */
record Compiled(Path directory) {
    static final String CLASS_PATH = System.getProperty("java.class.path");

    /** The class that the source declares and those in it. */
    static Compiled of(Path directory, String name, String source, String... options) throws IOException {
        Path into = Files.createTempDirectory(directory, "compiled");
        Path file = Files.writeString(into.resolve(name + ".java"), source);
        var compiler = ToolProvider.getSystemJavaCompiler();
        List<String> all =
                new ArrayList<>(List.of("-proc:none", "--release", "17", "-cp", CLASS_PATH, "-d", into.toString()));
        all.addAll(List.of(options));
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            assertThat(compiler.getTask(null, files, null, all, null, files.getJavaFileObjects(file))
                            .call())
                    .isTrue();
        }
        return new Compiled(into);
    }

    /** The same classes woven into another directory. */
    Compiled woven(String... options) throws IOException {
        Path into = Files.createTempDirectory(directory.getParent(), "woven");
        MessageHandler said = new MessageHandler();
        List<String> all = new ArrayList<>(List.of("-17", "-inpath", directory.toString(), "-aspectpath"));
        all.addAll(List.of(Path.of("target", "classes").toString(), "-classpath", CLASS_PATH));
        all.addAll(List.of("-XaddSerialVersionUID", "-d", into.toString()));
        all.addAll(List.of(options));
        new Main().run(all.toArray(String[]::new), said);
        assertThat(said.getMessages(IMessage.ERROR, true)).isEmpty();
        return new Compiled(into);
    }

    /** The fingerprints of all methods of the class by their names. */
    Map<String, String> fingerprints(String type) {
        try (var loader = new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
            return fingerprints(Class.forName(type, false, loader));
        } catch (IOException | ClassNotFoundException broken) {
            throw new AssertionError(broken);
        }
    }

    /** Of a class of another program, which prints them. */
    String fingerprintsIn(Path javaHome, String type, String... options) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(javaHome.resolve("bin/java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-Dmemoise.state=" + directory.resolve("state"),
                "-cp",
                directory + File.pathSeparator + CLASS_PATH,
                PrintedFingerprints.class.getName(),
                type));
        Process process = new ProcessBuilder(command).start();
        String printed = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).isZero();
        return printed.strip();
    }

    static Map<String, String> fingerprints(Class<?> type) {
        Map<String, String> fingerprints = new TreeMap<>();
        for (Method method : type.getDeclaredMethods()) {
            boolean generated =
                    method.isSynthetic() || method.getName().matches("ajc\\$.*|memoise\\$.*|.*_aroundBody.*");
            if (!generated) {
                String fingerprint = MethodCode.of(method).fingerprint();
                assertThat(fingerprint).as(method.toString()).matches("[0-9a-f]{32}");
                fingerprints.put(method.getName(), fingerprint);
            }
        }
        return fingerprints;
    }
}
