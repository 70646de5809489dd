package io.memoise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memoise.Codec;
import io.memoise.Memoise;
import io.memoise.MemoiseConfigurationException;
import io.memoise.code.WrittenAnnotations;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    interface Annotated {
        @Memoise
        String plain();

        @Memoise(expireAfterWrite = "250ms", version = 7, receiver = Memoise.Receiver.VALUE, code = Memoise.Code.NONE)
        String ms();

        @Memoise(expireAfterWrite = "90s", sharing = Memoise.Sharing.SHARED)
        String s();

        @Memoise(expireAfterWrite = "90s", version = 4, codec = Backwards.class)
        StringBuilder codecs();

        @Memoise(expireAfterWrite = "15m")
        String m();

        @Memoise(expireAfterWrite = "12h")
        String h();

        @Memoise(expireAfterWrite = "7d")
        String d();

        @Memoise(expireAfterWrite = "PT36H")
        String iso();

        @Memoise(expireAfterWrite = "12")
        String noUnit();

        @Memoise(expireAfterWrite = "h")
        String noNumber();

        @Memoise(expireAfterWrite = "0s")
        String zero();

        @Memoise(expireAfterWrite = "-1s")
        String negative();

        @Memoise(expireAfterWrite = "PT-1H")
        String negativeIso();

        @Memoise(expireAfterWrite = "P")
        String emptyIso();

        @Memoise(expireAfterWrite = "99999999999999999999d")
        String tooLong();

        @Memoise(expireAfterWrite = "999999999999999d")
        String overflowing();

        @Memoise(expireAfterWrite = "12 h")
        String spaced();
    }

    @ParameterizedTest
    @CsvSource({"plain, PT0S", "ms, PT0.25S", "s, PT90S", "m, PT15M", "h, PT12H", "d, PT168H", "iso, PT36H"})
    void readsDurations(String method, Duration lifetime) throws NoSuchMethodException {
        assertThat(policy(method).lifetime()).isEqualTo(lifetime.toMillis());
        assertThat(policy(method).expires()).isEqualTo(!lifetime.isZero());
    }

    @Test
    void readsTheOtherAttributes() throws NoSuchMethodException {
        assertThat(policy("plain")).isEqualTo(new Policy(0, 0, Memoise.Receiver.AUTO, false, true, List.of()));
        assertThat(policy("ms")).isEqualTo(new Policy(250, 7, Memoise.Receiver.VALUE, false, false, List.of()));
        assertThat(policy("s").shares()).isTrue();
    }

    /** Of each attribute, those that were left out too. */
    @Test
    void theClassFileSaysWhatReflectionSays() throws NoSuchMethodException {
        assertThat(Memoise.class.getDeclaredMethods())
                .extracting(Method::getName)
                .containsExactlyInAnyOrder("expireAfterWrite", "version", "receiver", "sharing", "code", "codec");
        for (String method : List.of("plain", "ms", "s", "iso")) {
            Method annotated = Annotated.class.getMethod(method);
            assertThat(WrittenAnnotations.of(annotated, Memoise.class)).isNotNull();
            assertThat(Policy.of(annotated)).isEqualTo(Policy.of(annotated, annotated.getAnnotation(Memoise.class)));
        }
    }

    @Test
    void readsAnAnnotationWithCodecsAsAnyOther() throws NoSuchMethodException {
        assertThat(policy("codecs"))
                .isEqualTo(new Policy(90_000, 4, Memoise.Receiver.AUTO, false, true, List.of(Backwards.class)));
    }

    static final class Backwards implements Codec<StringBuilder, String> {
        @Override
        public String write(StringBuilder value) {
            return value.toString();
        }

        @Override
        public StringBuilder read(String stored) {
            return new StringBuilder(stored);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "noUnit",
                "noNumber",
                "zero",
                "negative",
                "negativeIso",
                "emptyIso",
                "tooLong",
                "overflowing",
                "spaced"
            })
    void refusesWhatIsNoPositiveDuration(String method) {
        String text = Arrays.stream(Annotated.class.getMethods())
                .filter(each -> each.getName().equals(method))
                .findFirst()
                .orElseThrow()
                .getAnnotation(Memoise.class)
                .expireAfterWrite();
        assertThatThrownBy(() -> policy(method))
                .isInstanceOf(MemoiseConfigurationException.class)
                .hasMessageContaining("PolicyTest$Annotated." + method + "()")
                .hasMessageContaining('"' + text + '"')
                .hasMessageContaining("\"12h\"");
    }

    @Test
    void isFreshUntilItsLifetimeIsOver() throws NoSuchMethodException {
        Policy hours = policy("h");
        long written = 1_000_000_000_000L;
        long life = Duration.ofHours(12).toMillis();
        assertThat(hours.fresh(written, written)).isTrue();
        assertThat(hours.fresh(written, written + life - 1)).isTrue();
        assertThat(hours.fresh(written, written + life)).isFalse();
        assertThat(hours.fresh(written, written - 60_000)).isTrue();
        assertThat(hours.fresh(written, written - 60_001)).isFalse();
        assertThat(policy("plain").fresh(written, 0)).isTrue();
    }

    private static Policy policy(String method) throws NoSuchMethodException {
        return Policy.of(Annotated.class.getMethod(method));
    }
}
