package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memoise;
import io.memoise.Memos;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes of one name in two class loaders, as programs with plug-ins have them. */
class LoadersTest extends InMemory {
    @TempDir
    Path directory;

    /** Loaded anew for each plug-in. */
    public static final class Twin {
        public static String answer = "";

        private Twin() {}

        @Memoise
        public static String call(String argument) {
            return argument + answer;
        }
    }

    public record Tag(String text) {}

    public enum Mark {
        ONLY
    }

    public static class Plugin {
        @Memoise
        public String describe(String argument) {
            return argument + BODIES.incrementAndGet() + System.identityHashCode(getClass());
        }
    }

    public static final class Extension extends Plugin {}

    @Memoise
    private static String of(Object argument) {
        return "body " + BODIES.incrementAndGet();
    }

    @Test
    void aMethodOfTwoClassesOfOneNameHasTwoMemories() throws Exception {
        Class<?> one = anew(Twin.class);
        Class<?> other = anew(Twin.class);
        one.getField("answer").set(null, "one");
        other.getField("answer").set(null, "other");
        for (int i = 0; i < 2; i++) {
            assertThat(one.getMethod("call", String.class).invoke(null, "x")).isEqualTo("xone");
            assertThat(other.getMethod("call", String.class).invoke(null, "x")).isEqualTo("xother");
        }
    }

    @Test
    void argumentsOfAClassThatTheMethodDoesNotKnowAreNoValues() throws Exception {
        try (Memos stored = Memos.builder().directory(directory).build();
                Memos.Use ignored = Memos.use(stored)) {
            Object one = tag(anew(Tag.class));
            Object other = tag(anew(Tag.class));
            assertThat(of(new Tag("a"))).isEqualTo("body 1").isEqualTo(of(new Tag("a")));
            assertThat(of(one)).isEqualTo("body 2");
            assertThat(of(other)).isEqualTo("body 3");
            assertThat(of(one.getClass())).isNotEqualTo(of(other.getClass()));
            Object[] none = (Object[]) java.lang.reflect.Array.newInstance(one.getClass(), 0);
            assertThat(of((Object) none)).isNotEqualTo(of((Object) none));
            assertThat(stored.stats().bypasses().toString())
                    .contains("argument 'argument' is a io.memoise.weave.LoadersTest$Tag, and its class is not the one"
                            + " that the method's class knows as io.memoise.weave.LoadersTest$Tag");
        }
    }

    @Test
    void constantsOfTwoEnumsOfOneNameAreTwoArguments() throws Exception {
        Object stranger = anew(Mark.class).getEnumConstants()[0];
        try (Memos stored = Memos.builder().directory(directory).build();
                Memos.Use ignored = Memos.use(stored)) {
            assertThat(of(Mark.ONLY)).isEqualTo("body 1").isEqualTo(of(Mark.ONLY));
            assertThat(of(stranger)).isEqualTo("body 2").isEqualTo(of(stranger));
        }
        try (Memos later = Memos.builder().directory(directory).build();
                Memos.Use ignored = Memos.use(later)) {
            assertThat(of(stranger)).isEqualTo("body 3");
            assertThat(of(Mark.ONLY)).isEqualTo("body 1");
        }
    }

    @Test
    void subclassesOfOneNameShareNothing() throws Exception {
        Plugin own = new Extension();
        Plugin one = (Plugin) anew(Extension.class).getConstructor().newInstance();
        Plugin other = (Plugin) anew(Extension.class).getConstructor().newInstance();
        assertThat(own.describe("x")).isEqualTo(new Extension().describe("x"));
        assertThat(one.describe("x")).isEqualTo(one.describe("x")).isNotEqualTo(own.describe("x"));
        assertThat(other.describe("x")).isNotEqualTo(one.describe("x")).isNotEqualTo(own.describe("x"));
    }

    private static Class<?> anew(Class<?> type) throws ClassNotFoundException {
        return new ChildFirstLoader(type.getName()).loadClass(type.getName());
    }

    private static Object tag(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getConstructor(String.class);
        return constructor.newInstance("a");
    }
}
