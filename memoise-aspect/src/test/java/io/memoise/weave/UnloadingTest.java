package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memoise;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Woven classes that were called and dropped leave nothing behind. */
class UnloadingTest extends InMemory {
    private static final int LOADERS = 100;

    private static final int MOST_COLLECTIONS = 100;

    /** Loaded anew each time, but for its superclass. */
    public static final class Plugin extends Parent {
        private final String name = "plugin";
        private Thread connection;

        @Memoise
        static String ofClass(String a, int b) {
            return a + b;
        }

        @Memoise
        String byValue(String a) {
            return name + a + connection;
        }

        @Memoise
        Class<?> own() {
            return getClass();
        }

        @Override
        public String call() {
            for (int i = 0; i < 5; i++) {
                ofClass("a", 1);
                byValue("b");
                own();
                inherited("c");
                Parent.of(getClass());
            }
            connection = new Thread();
            for (int i = 0; i < 5; i++) {
                byValue("b");
                inherited("c");
            }
            return byValue("b");
        }
    }

    /** Stays. */
    public abstract static class Parent {
        private int inherited;

        @Memoise
        public String inherited(String a) {
            return a + inherited;
        }

        @Memoise
        public static String of(Class<?> type) {
            return type.getName();
        }

        public abstract String call();
    }

    @Test
    void aHundredLoadersOfWovenClassesAreCollected() throws Exception {
        ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < LOADERS; i++) {
            loaders.add(new WeakReference<>(called(), gone));
        }
        int collected = 0;
        for (int i = 0; i < MOST_COLLECTIONS && collected < LOADERS; i++) {
            System.gc();
            while (gone.remove(50) != null) {
                collected++;
            }
        }
        assertThat(collected).as("collected of %s", loaders.size()).isEqualTo(LOADERS);
    }

    private static ClassLoader called() throws ReflectiveOperationException {
        Class<?> type = new ChildFirstLoader(Plugin.class.getName()).loadClass(Plugin.class.getName());
        Constructor<?> constructor = type.getConstructor();
        Parent plugin = (Parent) constructor.newInstance();
        assertThat(plugin.call()).startsWith("pluginb");
        assertThat(type).isNotEqualTo(Plugin.class);
        return type.getClassLoader();
    }
}
