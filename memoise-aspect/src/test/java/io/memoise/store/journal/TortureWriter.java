package io.memoise.store.journal;

import io.memoise.store.Durability;
import io.memoise.store.Entry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Puts, removes, finds and compacts until it is killed, and says so as {@link Acknowledged} reads it. What should never
 * happen it says after {@code #}. Arguments: the directory, the first of its million keys, the first version, the number
 * of threads, the seed.
 */
final class TortureWriter {
    static final long KEYS = 1_000_000;
    private static final int KEYS_IN_USE = 40;
    private static final int PROCESSES = 16;

    private final JournalStore store;
    private final long first;
    private final SplittableRandom random;
    private final boolean compacts;
    private final Map<Long, Long> versions = new HashMap<>();
    private long version;

    private TortureWriter(JournalStore store, long first, long version, long seed, boolean compacts) {
        this.store = store;
        this.first = first;
        this.version = version;
        this.random = new SplittableRandom(seed);
        this.compacts = compacts;
    }

    public static void main(String[] args) throws Exception {
        JournalStore store = JournalStore.open(
                JournalDirectory.named(Path.of(args[0])),
                Durability.PROCESS,
                1L << 40,
                Clock.systemUTC(),
                notice -> say("# " + notice));
        int threads = Integer.parseInt(args[3]);
        for (int thread = 0; thread < threads; thread++) {
            TortureWriter writer = new TortureWriter(
                    store,
                    Long.parseLong(args[1]) + thread * 1_000L,
                    Long.parseLong(args[2]),
                    Long.parseLong(args[4]) + thread,
                    thread == 0);
            new Thread(writer::run).start();
        }
    }

    private static void say(String line) {
        // A pipe takes so short a line wholly or not at all.
        System.out.print(line + "\n");
        System.out.flush();
    }

    private void run() {
        try {
            while (true) {
                step();
            }
        } catch (Exception | AssertionError e) {
            say("# " + e + " at " + e.getStackTrace()[0]);
        }
    }

    private void step() throws Exception {
        long number = first + random.nextInt(KEYS_IN_USE);
        int choice = random.nextInt(100);
        if (choice < 55) {
            say("?p " + number + " " + ++version);
            store.put(Acknowledged.entry(number, version, store.stamp()));
            say("!p " + number + " " + version);
            versions.put(number, version);
        } else if (choice < 70) {
            say("?r " + number + " " + ++version);
            store.remove(Acknowledged.key(number));
            say("!r " + number + " " + version);
            versions.put(number, -1L);
        } else if (choice < 85) {
            Entry found = store.get(Acknowledged.key(number));
            Long known = versions.get(number);
            long is = found == null ? -1 : Acknowledged.version(number, found.value());
            if (known != null && known != is) {
                say("# key " + number + " has version " + is + " and not " + known);
            }
        } else if (choice < 99) {
            long others = random.nextInt(PROCESSES) * KEYS + random.nextInt(4) * 1_000 + random.nextInt(KEYS_IN_USE);
            Entry found = store.get(Acknowledged.key(others));
            if (found != null) {
                Acknowledged.version(others, found.value());
            }
        } else if (compacts) {
            store.compact();
        }
    }
}
