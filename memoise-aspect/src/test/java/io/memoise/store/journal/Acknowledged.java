package io.memoise.store.journal;

import io.memoise.store.Entry;
import io.memoise.store.Key;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What processes said that they did, and what must be in the journal after that. Before an operation a process says
 * {@code ?p <key> <version>} or {@code ?r <key> <version>}, after it the same with {@code !}. What was begun and not
 * acknowledged may have happened or not.
 */
final class Acknowledged {
    private static final long ABSENT = -1;

    private final Map<Long, Set<Long>> possible = new ConcurrentHashMap<>();
    private long operations;

    /** Takes a line that a process said. */
    void said(String line) {
        String[] words = line.split(" ");
        if (words.length != 3) {
            throw new AssertionError("A process said: " + line);
        }
        long key = Long.parseLong(words[1]);
        long outcome = words[0].charAt(1) == 'p' ? Long.parseLong(words[2]) : ABSENT;
        Set<Long> outcomes = possible.computeIfAbsent(key, k -> new HashSet<>(Set.of(ABSENT)));
        if (words[0].charAt(0) == '!') {
            outcomes.clear();
            operations++;
        }
        outcomes.add(outcome);
    }

    long operations() {
        return operations;
    }

    /** Checks the keys between two numbers. */
    void check(JournalStore store, long from, long to) throws IOException {
        List<String> broken = broken(store, from, to);
        if (!broken.isEmpty()) {
            throw new AssertionError(broken.size() + " keys are not as was said: " + broken);
        }
    }

    /** What the keys between two numbers hold that they must not, one text for each such key. */
    List<String> broken(JournalStore store, long from, long to) throws IOException {
        List<String> broken = new ArrayList<>();
        for (Map.Entry<Long, Set<Long>> each : possible.entrySet()) {
            long number = each.getKey();
            if (number >= from && number < to) {
                Entry found = store.get(key(number));
                long version = found == null ? ABSENT : version(number, found.value());
                if (!each.getValue().contains(version)) {
                    broken.add("key " + number + " has version " + version + " and not one of " + each.getValue());
                }
            }
        }
        return broken;
    }

    static Entry entry(long number, long version, long stamp) {
        return new Entry(key(number), 0, stamp, Entry.NEVER, "m", "[]", 1, 1, List.of(), value(number, version));
    }

    static Key key(long number) {
        return new Key(number % 5 + 1, number, ~number);
    }

    /** From none to some thousand characters, now and then two million. */
    static String value(long number, long version) {
        SplittableRandom random = new SplittableRandom(number * 31 + version);
        int length = random.nextInt(random.nextInt(400) == 0 ? 2_000_000 : random.nextInt(1, 5_000));
        return "\"" + number + ":" + version + ":" + "x".repeat(length) + "\"";
    }

    /** The version in a value that must be one of the key's. */
    static long version(long number, String value) {
        long version = Long.parseLong(value.split(":", 3)[1]);
        if (!value.equals(value(number, version))) {
            throw new AssertionError("The value of " + number + " in version " + version + " is not whole");
        }
        return version;
    }
}
