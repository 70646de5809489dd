package io.memoise.store.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variants of methods by small numbers: how many entries each has, its newest stamp, and what was cleared. Removals
 * of a method's entries are one more group of it, whose entries do not count.
 */
final class Groups {
    private static final long REMOVALS = -1;

    private final Map<Group, Integer> numbers = new HashMap<>();
    private final List<Group> groups = new ArrayList<>();
    private final Map<Long, Long> clearedMethods = new HashMap<>();
    private long clearedAll;
    private long[] cleared = new long[16];
    private long[] newest = new long[16];
    private int[] entries = new int[16];
    private int latest;

    /** Its equality is written out, since that of records is linked at its first use, in the first call of a program. */
    private record Group(long method, long variant) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Group group && method == group.method && variant == group.variant;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(31 * method + variant);
        }
    }

    int number(long method, int variant) {
        return number(method, variant & 0xFFFFFFFFL);
    }

    int removals(long method) {
        return number(method, REMOVALS);
    }

    int count() {
        return groups.size();
    }

    long method(int number) {
        return groups.get(number).method;
    }

    int variant(int number) {
        return (int) groups.get(number).variant;
    }

    /** The variant as 32 bits, or -1 for removals. */
    long variantOrRemovals(int number) {
        return groups.get(number).variant;
    }

    /** Takes over a group as it was. */
    void restore(long method, long variantOrRemovals, long clearedUpTo, long newestStamp, int ofEntries) {
        int number = number(method, variantOrRemovals);
        clear(number, clearedUpTo);
        newest[number] = newestStamp;
        entries[number] = ofEntries;
    }

    /** One without entries, that can be read while this one changes. */
    Groups copy() {
        Groups copy = new Groups();
        copy.clear(clearedAll);
        clearedMethods.forEach(copy::clear);
        for (int number = 0; number < groups.size(); number++) {
            copy.restore(method(number), variantOrRemovals(number), cleared[number], newest[number], 0);
        }
        return copy;
    }

    boolean isRemovals(int number) {
        return groups.get(number).variant == REMOVALS;
    }

    /** The stamp up to which the group was cleared. */
    long cleared(int number) {
        return cleared[number];
    }

    long clearedAll() {
        return clearedAll;
    }

    /** The stamps up to which methods were cleared, where that is later than everything was. */
    Map<Long, Long> clearedMethods() {
        return clearedMethods;
    }

    /** The greatest stamp of an entry of the group. */
    long newest(int number) {
        return newest[number];
    }

    int entries(int number) {
        return entries[number];
    }

    void count(int number, long stamp, int more) {
        entries[number] += more;
        newest[number] = Math.max(newest[number], stamp);
    }

    void countAnew() {
        Arrays.fill(entries, 0);
    }

    /** Whether that is news. */
    boolean clear(long method, long stamp) {
        if (stamp <= Math.max(clearedAll, clearedMethods.getOrDefault(method, 0L))) {
            return false;
        }
        clearedMethods.put(method, stamp);
        for (int number = 0; number < groups.size(); number++) {
            if (method(number) == method) {
                clear(number, stamp);
            }
        }
        return true;
    }

    /** Whether that is news. */
    boolean clear(long stamp) {
        if (stamp <= clearedAll) {
            return false;
        }
        clearedAll = stamp;
        clearedMethods.values().removeIf(covered -> covered <= stamp);
        for (int number = 0; number < groups.size(); number++) {
            clear(number, stamp);
        }
        return true;
    }

    void clear(int number, long stamp) {
        cleared[number] = Math.max(cleared[number], stamp);
    }

    /** Whether the method has entries or removals. */
    boolean holds(long method) {
        for (int number = 0; number < groups.size(); number++) {
            if (method(number) == method && entries[number] > 0) {
                return true;
            }
        }
        return false;
    }

    /** How many entries there are, removals apart. */
    long lines() {
        long lines = 0;
        for (int number = 0; number < groups.size(); number++) {
            lines += isRemovals(number) ? 0 : entries[number];
        }
        return lines;
    }

    /** How many entries of the method are of other variants. */
    long countOthers(long method, int variant) {
        long others = 0;
        for (int number = 0; number < groups.size(); number++) {
            if (method(number) == method && !isRemovals(number) && variant(number) != variant) {
                others += entries[number];
            }
        }
        return others;
    }

    /** Whether a later variant of the same method is there, so that this one is hardly asked for any more. */
    boolean isOld(int number) {
        for (int other = 0; other < groups.size(); other++) {
            if (method(other) == method(number) && !isRemovals(other) && newest[other] > newest[number]) {
                return true;
            }
        }
        return false;
    }

    private int number(long method, long variant) {
        if (latest < groups.size() && groups.get(latest).method == method && groups.get(latest).variant == variant) {
            return latest;
        }
        Group group = new Group(method, variant);
        Integer known = numbers.get(group);
        if (known != null) {
            latest = known;
            return known;
        }
        int number = groups.size();
        latest = number;
        numbers.put(group, number);
        groups.add(group);
        if (number == cleared.length) {
            cleared = Arrays.copyOf(cleared, number * 2);
            newest = Arrays.copyOf(newest, number * 2);
            entries = Arrays.copyOf(entries, number * 2);
        }
        cleared[number] = Math.max(clearedAll, clearedMethods.getOrDefault(method, 0L));
        return number;
    }
}
