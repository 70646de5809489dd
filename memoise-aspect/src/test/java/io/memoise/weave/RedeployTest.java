package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server loads an application anew again and again, and the library with it. */
class RedeployTest {
    private static final int REDEPLOYS = 100;
    private static final int MOST_COLLECTIONS = 100;

    @TempDir
    Path temp;

    /** Loads all of the library anew, and the application. */
    private static final class ServerLoader extends ClassLoader {
        private ServerLoader() {
            super(ServerLoader.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null || !name.startsWith("io.memoise.")
                        ? Objects.requireNonNullElseGet(loaded, () -> byParent(name))
                        : define(name);
            }
        }

        private Class<?> byParent(String name) {
            try {
                return super.loadClass(name, false);
            } catch (ClassNotFoundException e) {
                throw new NoClassDefFoundError(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void aHundredRedeploysShareTheirMemosAndLeaveNothingBehind() throws Exception {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        Set<Thread> threads = ours();
        for (int i = 0; i < REDEPLOYS; i++) {
            loaders.add(new WeakReference<>(deployed(i == 0 ? 20 : 0)));
        }
        for (int i = 0; i < MOST_COLLECTIONS && alive(loaders) > 1; i++) {
            System.gc();
            for (Thread thread : ours()) {
                thread.join(100);
            }
        }
        // The JDK keeps the types of the record whose equals it made last.
        assertThat(alive(loaders)).as("loaders not collected").isLessThan(2);
        assertThat(threads).containsAll(ours());
        assertThat(System.getProperties().stringPropertyNames()).noneMatch(name -> name.contains(temp.toString()));
        assertThat(openFiles()).isZero();
    }

    @Test
    void twoAtOnceShareTheirMemos() throws Exception {
        Callable<Integer> one = deploy(new ServerLoader());
        Callable<Integer> other = deploy(new ServerLoader());
        assertThat(one.getClass()).isNotEqualTo(other.getClass());
        assertThat(one.call()).isEqualTo(20);
        assertThat(other.call()).isZero();
    }

    private ClassLoader deployed(int bodies) throws Exception {
        ClassLoader loader = new ServerLoader();
        assertThat(deploy(loader).call()).as("bodies").isEqualTo(bodies);
        return loader;
    }

    @SuppressWarnings("unchecked")
    private Callable<Integer> deploy(ClassLoader loader) throws ReflectiveOperationException {
        return (Callable<Integer>) loader.loadClass(Application.class.getName())
                .getConstructor(Path.class)
                .newInstance(temp.resolve("memos"));
    }

    private static long alive(List<WeakReference<ClassLoader>> loaders) {
        return loaders.stream().filter(loader -> loader.get() != null).count();
    }

    private static Set<Thread> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("memoise-"))
                .collect(Collectors.toSet());
    }

    /** Those in the directory of this test; 0 where the system does not list them. */
    private long openFiles() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        if (Files.notExists(descriptors)) {
            return 0;
        }
        Path here = temp.toRealPath();
        try (Stream<Path> files = Files.list(descriptors)) {
            return files.filter(file -> {
                        try {
                            return Files.readSymbolicLink(file).startsWith(here);
                        } catch (IOException closedMeanwhile) {
                            return false;
                        }
                    })
                    .count();
        }
    }
}
