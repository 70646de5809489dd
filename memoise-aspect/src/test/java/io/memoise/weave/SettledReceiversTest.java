package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memoise;
import org.junit.jupiter.api.Test;

/** Objects with memos of their own that can change no more: woven code answers without a look at them. */
class SettledReceiversTest extends InMemory {

    /** Keeps its memos for itself from before its field is set. */
    private static final class EarlyAlone implements Cloneable {
        final String name;

        EarlyAlone(String name) {
            calls();
            assertThat(told("early")).isEqualTo("earlynull");
            this.name = name;
            calls();
        }

        void calls() {
            for (int i = 0; i < 5; i++) {
                assertThat(told("-")).isEqualTo("-" + name);
                assertThat(other("-")).isEqualTo("other" + name);
            }
        }

        @Memoise(receiver = Memoise.Receiver.IDENTITY)
        String told(String mark) {
            BODIES.incrementAndGet();
            return mark + name;
        }

        @Memoise(receiver = Memoise.Receiver.IDENTITY)
        String other(String mark) {
            BODIES.incrementAndGet();
            return "other" + name;
        }

        EarlyAlone copy() throws CloneNotSupportedException {
            return (EarlyAlone) clone();
        }
    }

    @Test
    void memosOfAnObjectThatWasStillBeingMadeAreNotThoseOfTheWholeOne() {
        EarlyAlone object = new EarlyAlone("kate");
        assertThat(BODIES).hasValue(5);
        object.calls();
        assertThat(BODIES).hasValue(5);
        assertThat(object.told("early")).isEqualTo("earlykate");
        assertThat(BODIES).hasValue(6);
    }

    @Test
    void aCloneOfAnObjectThatChangesNoMoreIsAnObjectOfItsOwn() throws CloneNotSupportedException {
        EarlyAlone object = new EarlyAlone("kate");
        int before = BODIES.get();
        EarlyAlone copy = object.copy();
        copy.calls();
        object.calls();
        copy.calls();
        assertThat(BODIES).hasValue(before + 2);
    }
}
