package io.memoise.store.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/** Loads the library a second time, as a second web application in one server would. */
final class IsolatedLoader extends ClassLoader implements AutoCloseable {
    IsolatedLoader() {
        super(IsolatedLoader.class.getClassLoader());
    }

    AutoCloseable openStore(Path directory) throws ReflectiveOperationException {
        Class<?> journalDirectory = loadClass("io.memoise.store.journal.JournalDirectory");
        Class<?> durability = loadClass("io.memoise.store.Durability");
        Object named = journalDirectory.getMethod("named", Path.class).invoke(null, directory);
        Consumer<String> quiet = notice -> {};
        return (AutoCloseable) loadClass("io.memoise.store.journal.JournalStore")
                .getMethod("open", journalDirectory, durability, Clock.class, Consumer.class)
                .invoke(null, named, durability.getEnumConstants()[0], Clock.systemUTC(), quiet);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("io.memoise.")) {
            return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? define(name) : loaded;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = JournalStore.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    @Override
    public void close() {}
}
