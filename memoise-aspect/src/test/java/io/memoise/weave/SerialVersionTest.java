package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memos;
import java.io.ObjectStreamClass;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SerialVersionTest {

    @TempDir
    Path unwoven;

    @Test
    void weavingKeepsTheSerialVersionOfAClassThatStatesNone() throws Exception {
        Sources.compile(unwoven, Path.of("src/test/java/io/memoise/weave/SerialFixture.java"));
        URL[] urls = {unwoven.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, null) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                try {
                    return super.findClass(name);
                } catch (ClassNotFoundException elsewhere) {
                    return SerialVersionTest.class.getClassLoader().loadClass(name);
                }
            }
        }) {
            Class<?> before = loader.loadClass(SerialFixture.class.getName());
            assertThat(before.getClassLoader()).isSameAs(loader);
            assertThat(Memos.isWoven(before)).isFalse();
            assertThat(Memos.isWoven(SerialFixture.class)).isTrue();
            assertThat(ObjectStreamClass.lookup(SerialFixture.class).getSerialVersionUID())
                    .isEqualTo(ObjectStreamClass.lookup(before).getSerialVersionUID());
        }
    }
}
