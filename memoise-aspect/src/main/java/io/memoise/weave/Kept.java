package io.memoise.weave;

import io.memoise.engine.Account;
import io.memoise.engine.CallKey;
import io.memoise.engine.Memo;
import io.memoise.engine.Memory;
import org.jspecify.annotations.Nullable;

/**
 * Kept memos of one method, or of one object under it: nodes in an open-addressed array with linear probing. Where one is
 * dropped another that is gone stands in its place, so that no node moves under a reader; a rebuilt array is a new one.
 *
 * <p>The nodes are also in a row by age. What is trimmed is chosen as by SIEVE (Zhang et al., NSDI 2024): a hand goes from
 * the oldest to the newest and drops the first that was not used since it passed last. One that comes back soon after it was
 * dropped is spared once, so that it is still there when it is asked for the next time. In a loop over more arguments than
 * there is room for none is ever used before it is dropped, and most come back. Then the memos that are there are held, and the
 * newest alone makes room for the next, for as long as those that are held are used.
 */
final class Kept implements Memory {
    static final Node[] NONE = new Node[1];
    private static final int SMALLEST = 4;
    /** Less than one in so many is few. */
    private static final int FEW = 8;

    private final Table method;

    /** What readers read, without a lock. */
    @Nullable
    Node[] nodes = NONE;

    private int size;
    private int gone;
    private long weight;
    private @Nullable Account account;
    private @Nullable Node oldest;
    private @Nullable Node newest;
    private @Nullable Node hand;
    private int drops;
    private int met;
    private int returned;
    private boolean holding;
    private @Nullable Dropped dropped;

    Kept(Table method) {
        this.method = method;
    }

    @Override
    public @Nullable Memo lookUp(CallKey key) {
        @Nullable Node[] now = nodes;
        int place = place(now, key);
        Node node = place < 0 ? null : now[place];
        if (node == null || !node.isFor(key)) {
            return null;
        }
        node.touch();
        return node.memo;
    }

    @Override
    public void keep(CallKey key, Memo memo, long weight, long maximumSize) {
        Node node = method.node(key, memo);
        method.copies |= memo.copied();
        node.weight = (int) Math.min(weight, Integer.MAX_VALUE);
        int place = place(nodes, key);
        Node former = place < 0 ? null : nodes[place];
        if (former != null) {
            nodes[place] = node;
            unlink(former);
            link(node);
            return;
        }
        if (dropped != null && dropped.take(node.hash, size)) {
            node.spared = true;
            returned++;
        }
        while (size > 0 && size >= maximumSize) {
            trim();
        }
        if ((size + 1) * 2 > nodes.length) {
            rebuild(Math.max(SMALLEST, nodes.length * 2));
        } else if ((size + gone + 1) * 4 > nodes.length * 3) {
            rebuild(nodes.length);
        }
        if (add(nodes, node)) {
            gone--;
        }
        link(node);
        size++;
    }

    @Override
    public void remove(CallKey key) {
        int place = place(nodes, key);
        if (place >= 0) {
            drop(place);
        }
    }

    @Override
    public long weight() {
        return weight;
    }

    @Override
    public @Nullable Account account() {
        return account;
    }

    @Override
    public void account(Account by) {
        account = by;
    }

    @Override
    public void empty() {
        nodes = NONE;
        size = 0;
        gone = 0;
        weight = 0;
        oldest = null;
        newest = null;
        hand = null;
        drops = 0;
        met = 0;
        returned = 0;
        holding = false;
        dropped = null;
    }

    /** Where the memo of the key is; negative where there is none. */
    private static int place(@Nullable Node[] nodes, CallKey key) {
        int mask = nodes.length - 1;
        int place = key.hashCode() & mask;
        for (int probes = 0; probes <= mask; probes++) {
            Node node = nodes[place];
            if (node == null) {
                return -1;
            }
            if (node.isFor(key)) {
                return place;
            }
            place = (place + 1) & mask;
        }
        return -1;
    }

    /** Puts a node whose key has none into the first free place; true where that was of one that is gone. */
    private boolean add(@Nullable Node[] into, Node node) {
        int mask = into.length - 1;
        int place = node.hash & mask;
        Node there = into[place];
        while (there != null && there != method.gone()) {
            place = (place + 1) & mask;
            there = into[place];
        }
        into[place] = node;
        return there != null;
    }

    private void rebuild(int length) {
        @Nullable Node[] other = new @Nullable Node[length];
        for (Node node = oldest; node != null; node = node.newer) {
            add(other, node);
        }
        nodes = other;
        gone = 0;
    }

    /** A turn is as many drops as there are memos. */
    @Override
    public void trim() {
        if (drops >= size) {
            holding = holding ? unmarked() * 2 >= size : met * FEW < size && returned * 2 >= size;
            drops = 0;
            met = 0;
            returned = 0;
        }
        Node node = holding ? newest : next();
        if (node == null) {
            return;
        }
        drops++;
        if (dropped == null || dropped.length() < nodes.length) {
            dropped = new Dropped(nodes.length);
        }
        dropped.add(node.hash);
        drop(place(node));
    }

    /** Where the hand stops. Readers may mark nodes as quickly as it goes: once around is enough. */
    private @Nullable Node next() {
        Node node = hand == null ? oldest : hand;
        for (int passed = 0; node != null && passed < size && passes(node); passed++) {
            node = node.newer == null ? oldest : node.newer;
        }
        hand = node;
        return node;
    }

    private boolean passes(Node node) {
        boolean used = node.untouch();
        boolean spared = node.spared;
        node.spared = false;
        met += used ? 1 : 0;
        return used || spared;
    }

    /** How many were used since this was asked last. */
    private int unmarked() {
        int used = 0;
        for (Node node = oldest; node != null; node = node.newer) {
            used += node.untouch() ? 1 : 0;
        }
        return used;
    }

    private int place(Node node) {
        int mask = nodes.length - 1;
        int place = node.hash & mask;
        while (nodes[place] != node) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void drop(int place) {
        Node node = nodes[place];
        if (node != null) {
            nodes[place] = method.gone();
            unlink(node);
            gone++;
            size--;
        }
    }

    private void link(Node node) {
        weight += node.weight;
        Node before = newest;
        node.older = before;
        if (before == null) {
            oldest = node;
        } else {
            before.newer = node;
        }
        newest = node;
    }

    private void unlink(Node node) {
        weight -= node.weight;
        Node older = node.older;
        Node newer = node.newer;
        if (older == null) {
            oldest = newer;
        } else {
            older.newer = newer;
        }
        if (newer == null) {
            newest = older;
        } else {
            newer.older = older;
        }
        if (hand == node) {
            hand = newer;
        }
        node.older = null;
        node.newer = null;
    }
}
