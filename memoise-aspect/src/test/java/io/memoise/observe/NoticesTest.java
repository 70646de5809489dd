package io.memoise.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private final Logger logger = Logger.getLogger("io.memoise");
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Notices notices = new Notices();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            said.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(handler);
    }

    @Test
    void saysAThingOnce() {
        notices.warn("one");
        notices.warn("one");
        notices.inform("two");
        assertThat(said).containsExactly("one", "two");
    }

    @Test
    void saysTheSameOfAnotherElementOrLambdaNoMore() {
        notices.warn("the result at $[3].items[0] is a Thread");
        notices.warn("the result at $[14].items[7] is a Thread");
        notices.warn("argument 'f' is a a.B$$Lambda$31/0x00007ff05c011998, which has no value");
        notices.warn("argument 'f' is a a.B$$Lambda$32/0x00007ff05c0119a0, which has no value");
        assertThat(said).hasSize(2);
    }

    @Test
    void aNumberElsewhereMakesAnotherThing() {
        notices.warn("12 memos of a.B.of(int) are from other code");
        notices.warn("13 memos of a.B.of(int) are from other code");
        assertThat(said).hasSize(2);
    }

    @Test
    void bypassesAreCountedByReasonAndNotByElement() {
        Counters counters = new Counters();
        counters.bypassed("a.B.of(int)", "the result at $[3] is a Thread");
        counters.bypassed("a.B.of(int)", "the result at $[4] is a Thread");
        assertThat(counters.snapshot().bypasses())
                .isEqualTo(Map.of("a.B.of(int)", Map.of("the result at $[] is a Thread", 2L)));
    }

    @Test
    void saysNoMoreThanAThousandThings() {
        for (int i = 0; i < 1_100; i++) {
            notices.inform("thing " + i);
        }
        assertThat(said).hasSize(1_000);
    }
}
