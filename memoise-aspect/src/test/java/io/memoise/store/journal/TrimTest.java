package io.memoise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.store.Key;
import io.memoise.store.journal.JournalFormat.Header;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every line here has a thousand bytes. */
class TrimTest {
    private static final int REST = 1_000 - JournalFormat.HEADER;

    private final SegmentIndex index = new SegmentIndex();
    private final List<Header> added = new ArrayList<>();

    private void put(long method, int variant, long stamp) {
        Key key = new Key(method, stamp, variant);
        index.put(key, variant, stamp, SegmentIndex.place(1, stamp));
        added.add(new Header(JournalFormat.PUT, key, variant, stamp, 0, REST));
    }

    /** What goes, each as method, variant and stamp. */
    private List<List<Long>> trimmed(long wanted, long elsewhere) {
        Trim trim = new Trim(index);
        added.forEach(trim::add);
        List<List<Long>> trimmed = new ArrayList<>();
        for (byte[] line : trim.lines(wanted, elsewhere, 1)) {
            Header header = JournalFormat.header(line, 1);
            assertThat(header).isNotNull();
            assertThat(header.operation()).isEqualTo(JournalFormat.TRIM);
            trimmed.add(List.of(header.key().method(), (long) header.variant(), header.stamp()));
        }
        return trimmed;
    }

    @Test
    void nothingGoesWhereThereIsRoom() {
        put(1, 7, 10);
        put(1, 8, 20);
        assertThat(trimmed(2_000, 0)).isEmpty();
        assertThat(new Trim(index).lines(0, 0, 1)).isEmpty();
    }

    @Test
    void theOldestGo() {
        for (long stamp : new long[] {50, 10, 40, 20, 30}) {
            put(1, 7, stamp);
        }
        assertThat(trimmed(4_000, 0)).containsExactly(List.of(0L, 0L, 10L));
        assertThat(trimmed(3_999, 0)).containsExactly(List.of(0L, 0L, 20L));
        assertThat(trimmed(3_000, 0)).containsExactly(List.of(0L, 0L, 20L));
        assertThat(trimmed(1_000, 0)).containsExactly(List.of(0L, 0L, 40L));
        assertThat(trimmed(0, 0)).containsExactly(List.of(0L, 0L, 50L));
    }

    @Test
    void variantsWithASuccessorGoFirstTheLongestUnusedFirst() {
        put(1, 7, 10);
        put(1, 7, 45);
        put(2, 7, 20);
        put(2, 7, 30);
        put(1, 8, 50);
        put(2, 8, 40);
        assertThat(trimmed(5_000, 0)).containsExactly(List.of(2L, 7L, 30L));
        assertThat(trimmed(4_000, 0)).containsExactly(List.of(2L, 7L, 30L));
        assertThat(trimmed(3_000, 0)).containsExactly(List.of(2L, 7L, 30L), List.of(1L, 7L, 45L));
        assertThat(trimmed(1_000, 0)).containsExactly(List.of(2L, 7L, 30L), List.of(1L, 7L, 45L), List.of(0L, 0L, 40L));
    }

    @Test
    void ofWhatStandsElsewhereItsPartGoesThere() {
        for (long stamp = 1; stamp <= 10; stamp++) {
            put(1, 7, stamp);
        }
        assertThat(trimmed(10_000, 10_000)).containsExactly(List.of(0L, 0L, 5L));
        assertThat(trimmed(20_000, 10_000)).isEmpty();
    }

    @Test
    void manyLinesAreTaken() {
        for (long stamp = 1; stamp <= 5_000; stamp++) {
            put(1, 7, stamp);
        }
        assertThat(trimmed(1_000_000, 0)).containsExactly(List.of(0L, 0L, 4_000L));
    }
}
