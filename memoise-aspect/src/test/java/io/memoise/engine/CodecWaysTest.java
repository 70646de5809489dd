package io.memoise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memoise.Codec;
import io.memoise.Memoise;
import io.memoise.MemoiseConfigurationException;
import io.memoise.Memos;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ways in which a program gives its codecs. */
class CodecWaysTest {
    private static final AtomicInteger BODIES = new AtomicInteger();

    private final MapStore store = new MapStore();

    static final class Ticket {
        final String text;
        final ReentrantLock lock = new ReentrantLock();

        Ticket(String text) {
            this.text = text;
        }
    }

    static class TicketCodec implements Codec<Ticket, String> {
        @Override
        public String write(Ticket ticket) {
            return ticket.text;
        }

        @Override
        public Ticket read(String stored) {
            return new Ticket(stored);
        }
    }

    static final class Shouting extends TicketCodec {
        @Override
        public String write(Ticket ticket) {
            return ticket.text + "!";
        }

        @Override
        public Ticket read(String stored) {
            return new Ticket(stored.substring(0, stored.length() - 1));
        }
    }

    static final class Broken extends TicketCodec {
        @Override
        public String write(Ticket ticket) {
            throw new IllegalStateException("broken");
        }
    }

    static final class Parametered extends TicketCodec {
        Parametered(int ignored) {}
    }

    static final class Open<T> implements Codec<T, String> {
        @Override
        public String write(T value) {
            return "";
        }

        @Override
        public T read(String stored) {
            return null;
        }
    }

    @Memoise
    private static Ticket plain() {
        return new Ticket("t" + BODIES.incrementAndGet());
    }

    @Memoise(codec = Shouting.class)
    private static Ticket annotated() {
        return new Ticket("t" + BODIES.incrementAndGet());
    }

    @Memoise(codec = Broken.class)
    private static Ticket broken() {
        return new Ticket("t" + BODIES.incrementAndGet());
    }

    @Memoise(codec = Parametered.class)
    private static Ticket misconfigured() {
        return new Ticket("");
    }

    @BeforeEach
    void reset() {
        BODIES.set(0);
    }

    private void run(Memos.Builder builder, Runnable program) {
        try (Memos memos = builder.store(store).build();
                Memos.Use ignored = Memos.use(memos)) {
            program.run();
        }
    }

    @Test
    void aCodecOfTheBuilderBelongsToItsMemos() {
        run(Memos.builder(), () -> {
            plain();
            assertThat(plain().text).isEqualTo("t2");
        });
        for (int i = 0; i < 2; i++) {
            run(Memos.builder().codec(new TicketCodec()), () -> {
                plain();
                assertThat(plain().text).isEqualTo("t3");
            });
        }
        run(Memos.builder(), () -> assertThat(plain().text).isEqualTo("t4"));
    }

    @Test
    void theAnnotationGoesBeforeTheBuilder() {
        run(Memos.builder().codec(new TicketCodec()), CodecWaysTest::annotated);
        run(
                Memos.builder().codec(new Broken()),
                () -> assertThat(annotated().text).isEqualTo("t1"));
        assertThat(store.entries.values())
                .singleElement()
                .satisfies(entry -> assertThat(entry.value()).isEqualTo("\"t1!\""));
    }

    @Test
    void whatACodecThrowsNeverReachesTheCaller() {
        run(Memos.builder(), () -> {
            assertThat(broken().text).isEqualTo("t1");
            assertThat(broken().text).isEqualTo("t2");
            assertThat(Memos.current().stats().bypasses().toString()).contains(Broken.class.getName());
        });
    }

    @Test
    void aCodecThatCanNotBeUsedIsAnErrorThatNamesIt() {
        assertThatThrownBy(CodecWaysTest::misconfigured)
                .isInstanceOf(MemoiseConfigurationException.class)
                .hasMessageContaining("misconfigured")
                .hasMessageContaining(Parametered.class.getName());
        assertThatThrownBy(() ->
                        Memos.builder().codec(new Open<String>()).memoryOnly().build())
                .isInstanceOf(MemoiseConfigurationException.class)
                .hasMessageContaining(Open.class.getName());
    }
}
