package io.memoise.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;

class WrittenAnnotationsTest {

    @Retention(RetentionPolicy.RUNTIME)
    @interface Note {
        String text() default "nothing";

        int number() default 1;

        TimeUnit unit() default TimeUnit.DAYS;

        Class<?>[] types() default {};

        Class<?> type() default Object.class;

        Retention nested() default @Retention(RetentionPolicy.CLASS);
    }

    static class Annotated {
        @Note
        void bare() {}

        @Note(text = "one", number = 2, unit = TimeUnit.HOURS)
        void full() {}

        @Note(text = "another")
        void full(int overloaded) {}

        @Deprecated
        void other() {}

        @Note(types = String.class, number = 3)
        void array() {}

        @Note(type = String.class)
        void type() {}

        @Note(nested = @Retention(RetentionPolicy.SOURCE))
        void nested() {}
    }

    private static @Nullable Map<String, Object> read(String method, Class<?>... parameters) throws Exception {
        return WrittenAnnotations.of(Annotated.class.getDeclaredMethod(method, parameters), Note.class);
    }

    @Test
    void tellsWhatTheAuthorWroteAndNoDefaults() throws Exception {
        assertThat(read("bare")).isEmpty();
        assertThat(read("full")).isEqualTo(Map.of("text", "one", "number", 2, "unit", "HOURS"));
    }

    @Test
    void tellsOverloadedMethodsApart() throws Exception {
        assertThat(read("full", int.class)).isEqualTo(Map.of("text", "another"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "array", "type", "nested"})
    void leavesToReflectionWhatItDoesNotKnow(String method) throws Exception {
        assertThat(read(method)).isNull();
    }

    @Test
    void aClassWithoutAFileIsLeftToReflection() throws Exception {
        assertThat(inMemory(null)).isNull();
    }

    @Test
    void aFileThatIsNoClassFileIsLeftToReflection() throws Exception {
        assertThat(inMemory(new byte[] {1, 2, 3})).isNull();
        byte[] file = new ClassReader(Annotated.class.getName()).b;
        assertThat(inMemory(Arrays.copyOf(file, file.length / 2))).isNull();
    }

    /** What is read of a class whose loader gives these bytes as its file. */
    private static @Nullable Map<String, Object> inMemory(byte @Nullable [] file) throws Exception {
        byte[] bytes = new ClassReader(Annotated.class.getName()).b;
        ClassLoader loader = new ClassLoader(WrittenAnnotationsTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                return name.equals(Annotated.class.getName())
                        ? defineClass(name, bytes, 0, bytes.length)
                        : super.loadClass(name, resolve);
            }

            @Override
            public @Nullable InputStream getResourceAsStream(String name) {
                return file == null ? null : new ByteArrayInputStream(file);
            }
        };
        Method method = loader.loadClass(Annotated.class.getName()).getDeclaredMethod("full");
        assertThat(method.getDeclaringClass()).isNotEqualTo(Annotated.class);
        return WrittenAnnotations.of(method, Note.class);
    }
}
