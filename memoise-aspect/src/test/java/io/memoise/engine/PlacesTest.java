package io.memoise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PlacesTest {
    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void theEndOfAProgramDoesNotWaitForADiskThatDoesNotAnswer() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        MapStore hanging = new MapStore() {
            @Override
            public void flush() throws IOException {
                asked.countDown();
                try {
                    never.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        };
        Places.flushWithin(hanging);
        assertThat(asked.getCount()).isZero();
        never.countDown();
    }

    @Test
    void theEndOfAProgramFlushesAndFailsNever() {
        CountDownLatch flushed = new CountDownLatch(1);
        Places.flushWithin(new MapStore() {
            @Override
            public void flush() throws IOException {
                flushed.countDown();
                throw new IOException("disk full");
            }
        });
        assertThat(flushed.getCount()).isZero();
    }
}
