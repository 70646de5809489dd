package io.memoise.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassPathElementTest {

    private static String fileOf(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static ClassPathElement elementOf(Class<?> type) {
        ClassPathElement element = ClassPathElement.of(type);
        assertThat(element).isNotNull();
        return element;
    }

    /** One in a directory, one in a jar. */
    @ParameterizedTest
    @ValueSource(classes = {ClassPathElementTest.class, Test.class})
    void givesWhatTheLoaderGives(Class<?> type) throws IOException {
        ClassPathElement element = elementOf(type);
        try (InputStream expected = type.getResourceAsStream("/" + fileOf(type))) {
            assertThat(element.read(fileOf(type))).isEqualTo(expected.readAllBytes());
        }
        assertThat(element.read("no/such/Type.class")).isNull();
        assertThat(element.read("")).isNull();
    }

    @Test
    void classesOfTheJdkHaveNone() {
        assertThat(ClassPathElement.of(String.class)).isNull();
        assertThat(ClassPathElement.of(java.sql.Timestamp.class)).isNull();
    }

    /** Another loader may give other bytes than stand there. */
    @Test
    void classesOfOtherLoadersHaveNone() throws Exception {
        URL here =
                ClassPathElementTest.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader other = new URLClassLoader(new URL[] {here}, null)) {
            Class<?> type = other.loadClass(ClassPathElementTest.class.getName());
            assertThat(type.getClassLoader()).isSameAs(other);
            assertThat(ClassPathElement.of(type)).isNull();
        }
    }
}
