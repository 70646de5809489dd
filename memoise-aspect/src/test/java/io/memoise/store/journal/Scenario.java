package io.memoise.store.journal;

import io.memoise.store.Durability;
import io.memoise.store.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * The same steps at every run, for whoever makes system calls fail or kills the process at one of them: puts, removals, a
 * clear, two compactions, a snapshot, and a second opening. {@code run DIRECTORY} does them and says each on a line as
 * {@link Acknowledged} reads it; an operation that fails is not acknowledged. {@code check DIRECTORY LOG} reads what was
 * said and ends with 0 if the journal holds it, else with an exception.
 */
final class Scenario {
    private static final int ENTRIES = 30;

    private Scenario() {}

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[1]);
        if (args[0].equals("run")) {
            run(directory);
        } else {
            check(directory, Files.readAllLines(Path.of(args[2])));
        }
    }

    private interface Operation {
        void run() throws IOException;
    }

    private static void run(Path directory) {
        for (int opening = 0; opening < 2; opening++) {
            try (JournalStore store = open(directory)) {
                steps(store, opening * 100L);
            } catch (IOException e) {
                System.out.println("# " + e);
            }
        }
    }

    private static void steps(JournalStore store, long version) {
        for (int i = 0; i < ENTRIES; i++) {
            put(store, i, version + 1);
        }
        for (int i = 0; i < ENTRIES; i += 3) {
            remove(store, i, version + 2);
        }
        attempt(store::compact);
        for (int i = 0; i < ENTRIES; i += 2) {
            put(store, i, version + 3);
        }
        attempt(store::flush);
        remove(store, 2, version + 4);
        attempt(store::save);
        attempt(store::compact);
        put(store, 3, version + 5);
        for (int i = 0; i < ENTRIES; i++) {
            long number = i;
            attempt(() -> store.get(Acknowledged.key(number)));
        }
    }

    private static void put(JournalStore store, long number, long version) {
        say("?p", number, version);
        if (attempt(() -> store.put(Acknowledged.entry(number, version, store.stamp())))) {
            say("!p", number, version);
        }
    }

    private static void remove(JournalStore store, long number, long version) {
        say("?r", number, version);
        if (attempt(() -> store.remove(Acknowledged.key(number)))) {
            say("!r", number, version);
        }
    }

    private static boolean attempt(Operation operation) {
        try {
            operation.run();
            return true;
        } catch (IOException e) {
            System.out.println("# " + e);
            return false;
        }
    }

    private static void say(String what, long number, long version) {
        System.out.println(what + " " + number + " " + version);
        System.out.flush();
    }

    private static void check(Path directory, List<String> log) throws IOException {
        Acknowledged acknowledged = new Acknowledged();
        log.stream().filter(line -> !line.startsWith("#")).forEach(acknowledged::said);
        try (JournalStore store = open(directory)) {
            acknowledged.check(store, 0, Long.MAX_VALUE);
            Key added = new Key(9, 9, 9);
            store.put(Acknowledged.entry(999, 1, store.stamp()));
            if (store.get(Acknowledged.key(999)) == null || store.get(added) != null) {
                throw new IllegalStateException("The journal does not work afterwards");
            }
        }
        System.out.println(acknowledged.operations() + " acknowledged operations hold");
    }

    private static JournalStore open(Path directory) throws IOException {
        return JournalStore.open(
                JournalDirectory.named(directory),
                Durability.PROCESS,
                1L << 40,
                Clock.systemUTC(),
                notice -> System.out.println("# " + notice));
    }
}
