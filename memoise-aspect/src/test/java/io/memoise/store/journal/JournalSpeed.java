package io.memoise.store.journal;

import io.memoise.store.Durability;
import io.memoise.store.Key;
import io.memoise.store.Store;
import io.memoise.store.StoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.SplittableRandom;

/**
 * Prints how many entries of 200 bytes a second are put, found, and opened; with {@code open COUNT} how long so many take
 * to open, with the snapshot of the index and without. Not a test.
 */
final class JournalSpeed {
    private JournalSpeed() {}

    public static void main(String[] args) throws IOException {
        if (args.length == 2 && args[0].equals("open")) {
            open(Integer.parseInt(args[1]));
            return;
        }
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        Path directory = Files.createTempDirectory("journal-speed");
        String value = "\"" + "v".repeat(198) + "\"";
        for (Durability durability : Durability.values()) {
            int entries = durability == Durability.DISK ? count / 500 : count;
            Path place = directory.resolve(durability.toString());
            for (int round = 0; round < 3; round++) {
                int first = round * entries;
                try (Store store = open(place, durability)) {
                    long start = System.nanoTime();
                    for (int i = first; i < first + entries; i++) {
                        store.put(StoreContract.entry(key(i), store.stamp(), value));
                    }
                    say(durability + " put/s", entries, start);
                    SplittableRandom random = new SplittableRandom(1);
                    start = System.nanoTime();
                    for (int i = 0; i < entries; i++) {
                        if (store.get(key(random.nextInt(first + entries))) == null) {
                            throw new IllegalStateException("lost");
                        }
                    }
                    say(durability + " get/s", entries, start);
                }
                long start = System.nanoTime();
                open(place, durability).close();
                say(durability + " opened entries/s", first + entries, start);
            }
        }
    }

    private static void open(int count) throws IOException {
        Path place = Files.createTempDirectory("journal-speed");
        String value = "\"" + "v".repeat(198) + "\"";
        try (Store store = open(place, Durability.NONE)) {
            for (int i = 0; i < count; i++) {
                store.put(StoreContract.entry(key(i), store.stamp(), value));
            }
        }
        for (int round = 0; round < 5; round++) {
            for (String how : new String[] {"opened by snapshot", "opened by lines"}) {
                if (how.endsWith("lines")) {
                    Files.delete(place.resolve("index.bin"));
                }
                long start = System.nanoTime();
                try (Store store = open(place, Durability.NONE)) {
                    say(how, count, start);
                    if (store.get(key(count / 2)) == null) {
                        throw new IllegalStateException("lost");
                    }
                }
            }
        }
    }

    private static Store open(Path place, Durability durability) throws IOException {
        return JournalStore.open(JournalDirectory.named(place), durability, Clock.systemUTC(), System.err::println);
    }

    private static Key key(int i) {
        SplittableRandom random = new SplittableRandom(i);
        return new Key(7, random.nextLong(), random.nextLong());
    }

    private static void say(String what, int count, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%-24s %,12.0f   (%,d in %.3f s)%n", what, count / seconds, count, seconds);
    }
}
