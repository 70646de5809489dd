package io.memoise.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.memoise.Memoise;
import io.memoise.Memos;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

class MemoiseTestListenerTest {
    private static final AtomicInteger BODIES = new AtomicInteger();

    @Memoise
    private static String remembered() {
        return "body " + BODIES.incrementAndGet();
    }

    /** A user's test class; run by the launcher below. */
    static class First {
        @Test
        void one() {
            remembered();
        }

        @Test
        void two() {
            remembered();
        }
    }

    /** Another one. */
    static class Second {
        @Test
        void three() {
            remembered();
        }
    }

    @Test
    void memosWithoutADirectoryStayInMemoryAndAreEmptiedBetweenTestClasses() {
        BODIES.set(0);
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        try (Memos memos = Memos.builder().build();
                Memos.Use ignored = Memos.use(memos)) {
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(First.class), selectClass(Second.class))
                                    .build(),
                            summary);
            assertThat(memos.directory()).isEmpty();
        }
        assertThat(summary.getSummary().getTestsSucceededCount()).isEqualTo(3);
        assertThat(BODIES).hasValue(2);
    }
}
