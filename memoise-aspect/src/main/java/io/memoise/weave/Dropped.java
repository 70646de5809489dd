package io.memoise.weave;

/** Which memos were trimmed last, by their hashes. One may be forgotten sooner where another takes its place. */
final class Dropped {
    /** At the place of its hash, the number of the drop and the hash; 0 where there is none. */
    private final long[] drops;

    private int last;

    /** @param length a power of two, twice as many as are to be known or more */
    Dropped(int length) {
        drops = new long[length];
    }

    int length() {
        return drops.length;
    }

    void add(int hash) {
        last++;
        drops[place(hash)] = (long) last << Integer.SIZE | Integer.toUnsignedLong(hash);
    }

    /** Whether the hash is among as many that were dropped last; forgets it. */
    boolean take(int hash, int among) {
        long drop = drops[place(hash)];
        if (drop == 0 || (int) drop != hash || last - (int) (drop >>> Integer.SIZE) >= among) {
            return false;
        }
        drops[place(hash)] = 0;
        return true;
    }

    private int place(int hash) {
        return hash & (drops.length - 1);
    }
}
