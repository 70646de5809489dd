package io.memoise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memoise;
import java.lang.reflect.Method;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WrittenMemoiseTest {

    @Test
    void whatWasNotWrittenHasTheDefaultOfTheAnnotation() throws Exception {
        Memoise none = new WrittenMemoise(Map.of());
        for (Method element : Memoise.class.getDeclaredMethods()) {
            assertThat(element.invoke(none)).as(element.getName()).isEqualTo(element.getDefaultValue());
        }
        assertThat(none.annotationType()).isEqualTo(Memoise.class);
    }

    @Test
    void givesWhatWasWritten() {
        Memoise written = new WrittenMemoise(Map.of(
                "expireAfterWrite", "7d", "version", 3, "code", "NONE", "receiver", "IDENTITY", "sharing", "SHARED"));
        assertThat(written.expireAfterWrite()).isEqualTo("7d");
        assertThat(written.version()).isEqualTo(3);
        assertThat(written.code()).isEqualTo(Memoise.Code.NONE);
        assertThat(written.receiver()).isEqualTo(Memoise.Receiver.IDENTITY);
        assertThat(written.sharing()).isEqualTo(Memoise.Sharing.SHARED);
    }
}
