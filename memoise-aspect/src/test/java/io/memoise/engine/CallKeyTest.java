package io.memoise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memoise;
import io.memoise.key.CallKeys;
import io.memoise.key.CanonicalForm;
import io.memoise.key.ReceiverKey;
import io.memoise.key.Secrets;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallKeyTest {
    private record Receiver(String text) {}

    @Test
    void equalPartsMakeEqualKeys() throws Exception {
        CallKey one = CallKey.of(form("a"), new Object[] {"x", 1, null});
        CallKey same = CallKey.of(form("a"), new Object[] {"x", 1, null});
        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
    }

    @Test
    void argumentsAndTheirPlacesCount() {
        CallKey key = CallKey.of(null, new Object[] {"x", null});
        assertThat(key).isNotEqualTo(CallKey.of(null, new Object[] {null, "x"}));
        assertThat(key).isNotEqualTo(CallKey.of(null, new Object[] {"x"}));
        assertThat(CallKey.of(null, new Object[] {1})).isNotEqualTo(CallKey.of(null, new Object[] {1L}));
    }

    @Test
    void aReceiverWithTheSameHashIsAnotherReceiver() throws Exception {
        CanonicalForm one = form("Aa");
        CanonicalForm other = form("BB");
        assertThat(one.hashCode()).as("the hashes of Aa and BB collide").isEqualTo(other.hashCode());
        CallKey key = CallKey.of(one, new Object[] {"x"});
        assertThat(key.hashCode())
                .isEqualTo(CallKey.of(other, new Object[] {"x"}).hashCode());
        assertThat(key).isNotEqualTo(CallKey.of(other, new Object[] {"x"}));
        assertThat(key).isNotEqualTo(CallKey.of(null, new Object[] {"x"}));
    }

    @Test
    void callsOfTwoObjectsOfEqualStateAreTwoWhereMemosAreTheirOwn() throws Exception {
        Object one = new Object();
        CallKey key = CallKey.ofOne(one, "", form("a"), new Object[] {"x"});
        assertThat(key).isEqualTo(CallKey.ofOne(one, "", form("a"), new Object[] {"x"}));
        assertThat(key).isNotEqualTo(CallKey.ofOne(new Object(), "", form("a"), new Object[] {"x"}));
        assertThat(key).isNotEqualTo(CallKey.of(form("a"), new Object[] {"x"}));
    }

    private static CanonicalForm form(String text) throws Exception {
        CallKeys keys = new CallKeys(
                Object.class.getMethod("toString"),
                List.of(),
                Memoise.Receiver.AUTO,
                MethodHandles.lookup(),
                () -> new Secrets(Path.of("unused")));
        return ((ReceiverKey.ByValue) keys.receiver(new Receiver(text))).form();
    }
}
