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

/** Prints how many entries of 200 bytes a second are put, found, and opened. Not a test. */
final class JournalSpeed {
    private JournalSpeed() {}

    public static void main(String[] args) throws IOException {
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
