package io.memoise.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a store does besides, whose entries other processes use at the same time. */
public abstract class SharedStoreContract extends StoreContract {

    /** A second store over the entries of the first, as another process would open it. Closed by the test. */
    protected abstract Store anotherOverTheSame() throws Exception;

    @Test
    public void aMissFindsWhatAnotherHasPut() throws Exception {
        try (Store other = anotherOverTheSame()) {
            for (int i = 0; i < 100; i++) {
                Key key = new Key(1, i, i);
                Store putting = i % 2 == 0 ? other : store;
                Store finding = i % 2 == 0 ? store : other;
                assertThat(finding.get(key)).isNull();
                putting.put(entry(key, putting.stamp(), "[" + i + "]"));
                Entry found = finding.get(key);
                assertThat(found).isNotNull();
                assertThat(found.value()).isEqualTo("[" + i + "]");
            }
        }
    }

    @Test
    public void aRemovalCoversWhatAnotherHadPutAndIsToldOfByTheOther() throws Exception {
        try (Store other = anotherOverTheSame()) {
            BlockingQueue<Removal> told = new LinkedBlockingQueue<>();
            store.onRemoved(told::add);
            other.onRemoved(removal -> {});
            store.put(entry(KEY, store.stamp(), "1"));
            store.put(entry(OTHER_METHOD, store.stamp(), "1"));
            other.remove(KEY);
            assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(new Removal.OfKey(KEY));
            assertThat(store.get(KEY)).isNull();
            other.clear(OTHER_METHOD.method());
            assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(new Removal.OfMethod(OTHER_METHOD.method()));
            assertThat(store.get(OTHER_METHOD)).isNull();
            store.put(entry(KEY, store.stamp(), "2"));
            other.clear();
            assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(new Removal.OfAll());
            assertThat(store.get(KEY)).isNull();
            store.put(entry(KEY, store.stamp(), "3"));
            Entry found = other.get(KEY);
            assertThat(found).isNotNull();
            assertThat(found.value()).isEqualTo("3");
            assertThat(told).isEmpty();
        }
    }

    @Test
    public void aPutStampedBeforeARemovalByAnotherDoesNotUndoIt() throws Exception {
        try (Store other = anotherOverTheSame()) {
            for (int i = 0; i < 50; i++) {
                Key key = new Key(1, i, i);
                long before = store.stamp();
                other.remove(key);
                store.put(entry(key, before, "1"));
                assertThat(other.get(key)).isNull();
                assertThat(store.get(key)).isNull();
            }
        }
    }
}
