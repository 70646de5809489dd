package io.memoise.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every store does, whatever it keeps its entries in. */
public abstract class StoreContract extends VisitContract {

    @Test
    public void findsNothingAtFirst() throws IOException {
        assertThat(store.get(KEY)).isNull();
    }

    @Test
    public void givesBackEveryMemberThatWasPut() throws IOException {
        Entry put = new Entry(
                KEY,
                -7,
                store.stamp(),
                1_800_000_000_001L,
                "demo.\"Quoted\\\"#page(int)",
                "{\"arguments\":[1,\"a,b}\",null]}",
                1_700_000_000_002L,
                Long.MAX_VALUE,
                List.of("users", "a \"b\" \\ ,]"),
                "{\"login\":\"kate\",\"value\":[1.50,{\"end\":\"}\"}]}");
        store.put(put);
        assertThat(store.get(KEY)).isEqualTo(put);
    }

    @Test
    public void keepsKeysApartByDigestAndByMethod() throws IOException {
        store.put(entry(KEY, store.stamp(), "1"));
        store.put(entry(OTHER_DIGEST, store.stamp(), "2"));
        store.put(entry(OTHER_METHOD, store.stamp(), "3"));
        assertThat(value(KEY)).isEqualTo("1");
        assertThat(value(OTHER_DIGEST)).isEqualTo("2");
        assertThat(value(OTHER_METHOD)).isEqualTo("3");
    }

    @Test
    public void keepsKeysOfExtremeBits() throws IOException {
        List<Key> keys =
                List.of(new Key(1, 0, 0), new Key(1, 1, 0), new Key(-1, -1, -1), new Key(Long.MIN_VALUE, 0, 1));
        for (Key key : keys) {
            store.put(entry(key, store.stamp(), "\"" + key.digest() + key.group() + "\""));
        }
        for (Key key : keys) {
            assertThat(value(key)).isEqualTo("\"" + key.digest() + key.group() + "\"");
        }
    }

    @Test
    public void givesBackAnExpiredEntryToo() throws IOException {
        Entry expired = new Entry(KEY, 0, store.stamp(), 1, "m", "[]", 1, 1, List.of(), "1");
        store.put(expired);
        assertThat(store.get(KEY)).isEqualTo(expired);
    }

    @Test
    public void keepsEveryPrintableCharacter() throws IOException {
        StringBuilder text = new StringBuilder("\"");
        for (char c = ' '; c <= '~'; c++) {
            text.append(c == '"' || c == '\\' ? "\\" : "").append(c);
        }
        String all = text.append("\\u2028\\ud800\\n\"").toString();
        store.put(entry(KEY, store.stamp(), all));
        assertThat(value(KEY)).isEqualTo(all);
    }

    @Test
    public void keepsEveryKindOfJson() throws IOException {
        for (String json : List.of("null", "true", "-1.5E+3", "\"\"", "[]", "{}", " [ 1 , 2 ] ", "[[[{\"a\":[]}]]]")) {
            store.put(entry(KEY, store.stamp(), json));
            assertThat(value(KEY)).isEqualTo(json);
        }
    }

    @Test
    public void keepsTwoMegabytes() throws IOException {
        String large = "[" + "\"0123456789abcdef\",".repeat(110_000) + "0]";
        store.put(entry(KEY, store.stamp(), large));
        store.put(entry(OTHER_DIGEST, store.stamp(), "2"));
        assertThat(value(KEY)).isEqualTo(large);
        assertThat(value(OTHER_DIGEST)).isEqualTo("2");
    }

    @Test
    public void stampsGrow() {
        long last = store.stamp();
        for (int i = 0; i < 10_000; i++) {
            long next = store.stamp();
            assertThat(next).isGreaterThan(last);
            last = next;
        }
    }

    @Test
    public void stampsFollowTheGreatestStampSeen() throws IOException {
        long ahead = store.stamp() + (1L << 50);
        store.put(entry(KEY, ahead, "1"));
        assertThat(store.stamp()).isGreaterThan(ahead);
    }

    @Test
    public void theGreaterStampWinsWhateverTheOrderOfPuts() throws IOException {
        long first = store.stamp();
        long second = store.stamp();
        store.put(entry(KEY, second, "2"));
        store.put(entry(KEY, first, "1"));
        assertThat(value(KEY)).isEqualTo("2");
        store.put(entry(KEY, store.stamp(), "3"));
        assertThat(value(KEY)).isEqualTo("3");
    }

    @Test
    public void aRemovedEntryIsAbsentUntilPutAgain() throws IOException {
        store.put(entry(KEY, store.stamp(), "1"));
        store.put(entry(OTHER_DIGEST, store.stamp(), "2"));
        store.remove(KEY);
        assertThat(store.get(KEY)).isNull();
        assertThat(value(OTHER_DIGEST)).isEqualTo("2");
        store.put(entry(KEY, store.stamp(), "3"));
        assertThat(value(KEY)).isEqualTo("3");
    }

    @Test
    public void aPutStampedBeforeARemovalDoesNotUndoIt() throws IOException {
        long before = store.stamp();
        store.remove(KEY);
        store.put(entry(KEY, before, "1"));
        assertThat(store.get(KEY)).isNull();
    }

    @Test
    public void aPutStampedBeforeAClearDoesNotUndoIt() throws IOException {
        long before = store.stamp();
        store.clear(KEY.method());
        store.put(entry(KEY, before, "1"));
        assertThat(store.get(KEY)).isNull();
        long between = store.stamp();
        store.clear();
        store.put(entry(KEY, between, "2"));
        assertThat(store.get(KEY)).isNull();
    }

    @Test
    public void clearingAMethodLeavesTheOthers() throws IOException {
        store.put(entry(KEY, store.stamp(), "1"));
        store.put(entry(OTHER_DIGEST, store.stamp(), "2"));
        store.put(entry(OTHER_METHOD, store.stamp(), "3"));
        store.clear(KEY.method());
        assertThat(store.get(KEY)).isNull();
        assertThat(store.get(OTHER_DIGEST)).isNull();
        assertThat(value(OTHER_METHOD)).isEqualTo("3");
        store.put(entry(KEY, store.stamp(), "4"));
        assertThat(value(KEY)).isEqualTo("4");
    }

    @Test
    public void clearingEverythingLeavesNothing() throws IOException {
        for (int i = 0; i < 2_000; i++) {
            store.put(entry(new Key(i % 7 + 1, i, i), store.stamp(), "1"));
        }
        store.clear();
        for (int i = 0; i < 2_000; i++) {
            assertThat(store.get(new Key(i % 7 + 1, i, i))).isNull();
        }
        store.put(entry(KEY, store.stamp(), "4"));
        assertThat(value(KEY)).isEqualTo("4");
    }

    /** A store that can't tell says 0. */
    @Test
    public void countsEntriesOfOtherVariantsOrSaysNone() throws IOException {
        for (int i = 1; i <= 30; i++) {
            Entry some = entry(new Key(7, i, i), store.stamp(), "1");
            store.put(new Entry(some.key(), i % 3, some.stamp(), 0, "m", "[]", 1, 1, List.of(), "1"));
        }
        store.put(entry(KEY, store.stamp(), "1"));
        assertThat(store.countOthers(7, 1)).isIn(20L, 0L);
        store.remove(new Key(7, 3, 3));
        store.remove(new Key(7, 1, 1));
        assertThat(store.countOthers(7, 1)).isIn(19L, 0L);
        store.clear(7);
        assertThat(store.countOthers(7, 1)).isZero();
        assertThat(store.countOthers(7, 5)).isZero();
    }

    @Test
    public void flushTwiceIsFine() throws IOException {
        store.put(entry(KEY, store.stamp(), "1"));
        store.flush();
        store.flush();
        assertThat(value(KEY)).isEqualTo("1");
    }

    @Test
    public void aClosedStoreRefusesAllButASecondClose() throws IOException {
        store.close();
        store.close();
        assertThat(store.stamp()).isPositive();
        assertThatIOException().isThrownBy(() -> store.get(KEY));
        assertThatIOException().isThrownBy(() -> store.put(entry(KEY, store.stamp(), "1")));
        assertThatIOException().isThrownBy(() -> store.remove(KEY));
        assertThatIOException().isThrownBy(() -> store.clear(1));
        assertThatIOException().isThrownBy(() -> store.clear());
        assertThatIOException().isThrownBy(() -> store.flush());
        assertThatIOException().isThrownBy(() -> store.forEach(entry -> {}));
    }

    @Test
    public void anInterruptedThreadKeepsItsFlagAndTheStoreStaysUsable() throws Exception {
        Thread.currentThread().interrupt();
        store.put(entry(KEY, store.stamp(), "1"));
        assertThat(value(KEY)).isEqualTo("1");
        store.remove(OTHER_DIGEST);
        store.clear(OTHER_METHOD.method());
        store.flush();
        assertThat(Thread.interrupted()).isTrue();
        store.put(entry(OTHER_DIGEST, store.stamp(), "2"));
        assertThat(value(KEY)).isEqualTo("1");
        assertThat(value(OTHER_DIGEST)).isEqualTo("2");
    }

    @Test
    public void aThreadInterruptedBeforeClosingKeepsItsFlag() throws Exception {
        store.put(entry(KEY, store.stamp(), "1"));
        Thread.currentThread().interrupt();
        store.close();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    public void eightThreadsPutAndFindAtOnce() throws Exception {
        int threads = 8;
        int each = 500;
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> done = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int t = 0; t < threads; t++) {
                int thread = t + 1;
                done.add(pool.submit(() -> {
                    start.await();
                    for (int i = 0; i < each; i++) {
                        Key own = new Key(thread, i, ~i);
                        String ownValue = "[" + thread + "," + i + "]";
                        store.put(entry(own, store.stamp(), ownValue));
                        store.put(entry(KEY, store.stamp(), ownValue));
                        assertThat(value(own)).isEqualTo(ownValue);
                        assertThat(store.get(KEY)).isNotNull();
                        if (i % 3 == 0) {
                            store.remove(own);
                        }
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> future : done) {
                future.get(60, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
        for (int thread = 1; thread <= threads; thread++) {
            for (int i = 0; i < each; i++) {
                Entry found = store.get(new Key(thread, i, ~i));
                if (i % 3 == 0) {
                    assertThat(found).isNull();
                } else {
                    assertThat(found).isNotNull();
                    assertThat(found.value()).isEqualTo("[" + thread + "," + i + "]");
                }
            }
        }
    }

    /** The value under the key, which must be there. */
    protected final String value(Key key) throws IOException {
        Entry found = store.get(key);
        assertThat(found).as("entry under %s", key).isNotNull();
        return found.value();
    }
}
