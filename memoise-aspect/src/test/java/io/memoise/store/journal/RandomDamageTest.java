package io.memoise.store.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.store.Durability;
import io.memoise.store.Entry;
import io.memoise.store.Key;
import io.memoise.store.StoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damages directories at random: no exception, no wrong value, and a store that works afterwards.
 * {@code -Dmemoise.damages=N} sets their number, 600 unless told.
 */
@Tag("long")
class RandomDamageTest {
    private static final int SEEDS = 4;
    private static final int DAMAGES = Integer.getInteger("memoise.damages", 600) / SEEDS;
    private static final int ENTRIES = 24;

    @TempDir
    Path temp;

    private JournalDirectory directory;
    private List<Path> paths;
    private List<byte[]> files;

    @BeforeEach
    void fill() throws IOException {
        directory = JournalDirectory.named(temp.resolve("memos"));
        try (JournalStore store = open();
                JournalStore other = open()) {
            for (int i = 0; i < ENTRIES; i++) {
                (i % 2 == 0 ? store : other).put(StoreContract.entry(key(i), store.stamp(), value(i)));
            }
            other.remove(key(0));
            store.clear(3);
        }
        try (JournalStore store = open()) {
            store.save();
        }
        files = new ArrayList<>();
        paths = written();
        for (Path path : paths) {
            files.add(Files.readAllBytes(path));
        }
    }

    private JournalStore open() throws IOException {
        return JournalStore.open(directory, Durability.NONE, Clock.systemUTC(), notice -> {});
    }

    private List<Path> written() throws IOException {
        List<Path> paths = new ArrayList<>();
        for (int number : directory.segments()) {
            paths.add(directory.segment(number));
        }
        assertThat(paths).hasSize(2);
        paths.add(directory.snapshot());
        return paths;
    }

    private static Key key(int i) {
        return new Key(i % 3 + 1, 0x123456789abcdefL * (i + 1), ~i);
    }

    private static String value(int i) {
        return "[" + i + ",\"" + "v".repeat(i * 13 % 200) + "\"]";
    }

    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void noDamageMakesAnExceptionOrAWrongValue(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < DAMAGES; round++) {
            restore();
            int which = random.nextInt(files.size());
            int kind = random.nextInt(7);
            Files.write(paths.get(which), damaged(files.get(which), kind, random));
            if (which < 2 && random.nextBoolean()) {
                Files.deleteIfExists(directory.snapshot());
            }
            String what = "round " + round + ", file " + which + ", damage " + kind;
            try (JournalStore store = open()) {
                int missing = 0;
                for (int i = 0; i < ENTRIES; i++) {
                    Entry found = store.get(key(i));
                    if (found != null) {
                        assertThat(found.value()).as(what).isEqualTo(value(i));
                    } else if (i != 0 && key(i).method() != 3) {
                        missing++;
                    }
                }
                if (kind == 0 || which == 2) {
                    assertThat(missing).as(what).isLessThanOrEqualTo(which == 2 ? 0 : 1);
                }
                store.put(StoreContract.entry(new Key(9, 9, 9), store.stamp(), "9"));
                if (round % 10 == 0) {
                    store.compact();
                }
                assertThat(store.get(new Key(9, 9, 9))).as(what).isNotNull();
            }
        }
    }

    /** The directory as it was, without what the store before made. */
    private void restore() throws IOException {
        for (Path in : List.of(directory.path(), directory.path().resolve("locks"))) {
            for (Path file : PrivateFiles.list(in)) {
                if (Files.isRegularFile(file)) {
                    Files.delete(file);
                }
            }
        }
        for (int i = 0; i < files.size(); i++) {
            Files.write(paths.get(i), files.get(i));
        }
    }

    private byte[] damaged(byte[] whole, int kind, SplittableRandom random) {
        int from = random.nextInt(whole.length);
        int to = Math.min(whole.length, from + random.nextInt(1, 700));
        byte[] damaged = whole.clone();
        switch (kind) {
            case 0 -> damaged[from] ^= (byte) (1 << random.nextInt(8));
            case 1 -> damaged = Arrays.copyOf(whole, from);
            case 2 -> Arrays.fill(damaged, from, to, (byte) 0);
            case 3 -> {
                for (int i = from; i < to; i++) {
                    damaged[i] = (byte) random.nextInt(256);
                }
            }
            case 4 -> damaged = lines(whole, random);
            case 5 -> {
                byte[] other = files.get(random.nextInt(files.size()));
                int at = random.nextInt(other.length);
                int length = Math.min(other.length - at, whole.length - from);
                System.arraycopy(other, at, damaged, from, length);
            }
            default -> {
                damaged = Arrays.copyOf(whole, whole.length + to - from);
                System.arraycopy(whole, from, damaged, whole.length, to - from);
            }
        }
        return damaged;
    }

    /** The same lines in another order, some twice, some not at all. */
    private static byte[] lines(byte[] whole, SplittableRandom random) {
        List<String> lines = new ArrayList<>(List.of(new String(whole, US_ASCII).split("\n\n")));
        Collections.shuffle(lines, new Random(random.nextLong()));
        lines.add(lines.get(0));
        lines.remove(random.nextInt(lines.size()));
        return ("\n" + String.join("\n\n", lines) + "\n").getBytes(US_ASCII);
    }
}
