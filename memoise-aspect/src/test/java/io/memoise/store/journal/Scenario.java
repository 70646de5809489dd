package io.memoise.store.journal;

import io.memoise.store.Durability;
import io.memoise.store.Entry;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.SecureRandomSpi;
import java.security.Security;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * The same steps at every run, with files of the same names, for whoever makes system calls fail or kills the process at
 * one of them: puts, removals, three compactions, the last of them of memos that another store has put and of their
 * removals, a snapshot, and a second opening. {@code run DIRECTORY} does them and says each on a line as
 * {@link Acknowledged} reads it. An operation that fails is not acknowledged, and said after {@code #!}, what a closed
 * store left open after {@code #=}, what was read wrongly after {@code #?}; a message for a person is said after
 * {@code #}. {@code check} takes a directory and what was said on each line of its input, and says whether the journal
 * holds it: {@code held}, {@code lost}, {@code wrong} or {@code exception}.
 */
final class Scenario {
    private static final int ENTRIES = 30;
    private static final long EXTRA = 999;
    private static final long LONGEST_END_MILLIS = 10_000;

    private final Acknowledged acknowledged = new Acknowledged();

    private Scenario() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("run")) {
            Security.insertProviderAt(new SameNumbers(), 1);
            new Scenario().run(Path.of(args[1]));
        } else {
            checkAll();
        }
    }

    private interface Operation {
        void run() throws IOException;
    }

    private void run(Path directory) {
        for (int opening = 0; opening < 2; opening++) {
            long version = opening * 100L;
            System.out.println("# opening");
            attempt(() -> {
                try (JournalStore store = open(directory, notice -> System.out.println("# " + notice))) {
                    steps(store, directory, version);
                }
            });
            sayWhatIsLeft(directory);
        }
    }

    /** Of a store that was closed no file is open and no lock held, once its threads have ended. */
    private static void sayWhatIsLeft(Path directory) {
        awaitThreads();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith("io.memoise.journal.held.")) {
                System.out.println("#= locked " + name);
            }
        }
        for (File file : Objects.requireNonNullElse(new File("/proc/self/fd").listFiles(), new File[0])) {
            try {
                Path open = Files.readSymbolicLink(file.toPath());
                if (open.startsWith(directory)) {
                    System.out.println("#= open " + open);
                }
            } catch (IOException closed) {
                // The listing itself was open.
            }
        }
    }

    private static void awaitThreads() {
        try {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().startsWith("memoise-")) {
                    thread.join(LONGEST_END_MILLIS);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void steps(JournalStore store, Path directory, long version) {
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
        putByAnother(directory, version + 6);
        for (int i = 1; i < ENTRIES; i += 4) {
            remove(store, i, version + 7);
        }
        attempt(store::compact);
        for (int i = 0; i < ENTRIES; i++) {
            get(store, i);
        }
    }

    /** So that removals lie in a segment of a lower number than what they remove. */
    private void putByAnother(Path directory, long version) {
        attempt(() -> {
            try (JournalStore another = open(directory, notice -> System.out.println("# another: " + notice))) {
                for (int i = 1; i < ENTRIES; i += 2) {
                    put(another, i, version);
                }
            }
        });
    }

    private void put(JournalStore store, long number, long version) {
        say("?p", number, version);
        if (attempt(() -> store.put(Acknowledged.entry(number, version, store.stamp())))) {
            say("!p", number, version);
        }
    }

    private void remove(JournalStore store, long number, long version) {
        say("?r", number, version);
        if (attempt(() -> store.remove(Acknowledged.key(number)))) {
            say("!r", number, version);
        }
    }

    private void get(JournalStore store, long number) {
        attempt(() -> {
            for (String broken : acknowledged.broken(store, number, number + 1)) {
                System.out.println("#? " + broken);
            }
        });
    }

    private static boolean attempt(Operation operation) {
        try {
            operation.run();
            return true;
        } catch (IOException e) {
            System.out.println("#! " + e);
            return false;
        }
    }

    private void say(String what, long number, long version) {
        String line = what + " " + number + " " + version;
        acknowledged.said(line);
        System.out.println(line);
        System.out.flush();
    }

    private static void checkAll() throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ");
            System.out.println(check(Path.of(words[0]), Path.of(words[1])));
            System.out.flush();
        }
    }

    /** The answer, then how often the journal complained, then what there is to say. */
    private static String check(Path directory, Path log) {
        StringBuffer notices = new StringBuffer();
        try (JournalStore store =
                open(directory, notice -> notices.append(" / ").append(notice))) {
            Acknowledged said = new Acknowledged();
            try (var lines = Files.lines(log)) {
                lines.filter(line -> !line.startsWith("#")).forEach(said::said);
            }
            List<String> broken = said.broken(store, 0, Long.MAX_VALUE);
            store.put(Acknowledged.entry(EXTRA, 1, store.stamp()));
            Entry extra = store.get(Acknowledged.key(EXTRA));
            if (extra == null || Acknowledged.version(EXTRA, extra.value()) != 1) {
                return "exception 0 The journal does not work afterwards" + notices;
            }
            return broken.isEmpty()
                    ? "held " + said.operations() + notices
                    : "lost " + broken.size() + " " + broken + notices;
        } catch (AssertionError | NumberFormatException e) {
            return "wrong 1 " + e + notices;
        } catch (IOException | RuntimeException e) {
            return "exception 1 " + e + notices;
        }
    }

    private static JournalStore open(Path directory, Consumer<String> notices) throws IOException {
        return JournalStore.open(
                JournalDirectory.named(directory), Durability.PROCESS, 1L << 40, Clock.systemUTC(), notices);
    }

    /** Gives random UUIDs, of which names of temporary files are made, the same values at each run. */
    private static final class SameNumbers extends Provider {
        private static final long serialVersionUID = 1;

        private SameNumbers() {
            super("SameNumbers", "1", "not random");
            put("SecureRandom.SameNumbers", Random.class.getName());
        }

        /** Made by the provider. */
        public static final class Random extends SecureRandomSpi {
            private static final long serialVersionUID = 1;

            private final transient SplittableRandom random = new SplittableRandom(1);

            @Override
            protected synchronized void engineNextBytes(byte[] bytes) {
                random.nextBytes(bytes);
            }

            @Override
            protected void engineSetSeed(byte[] seed) {}

            @Override
            protected byte[] engineGenerateSeed(int count) {
                return new byte[count];
            }
        }
    }
}
