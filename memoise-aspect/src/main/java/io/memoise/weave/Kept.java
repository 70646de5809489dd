package io.memoise.weave;

import io.memoise.engine.Account;
import io.memoise.engine.CallKey;
import io.memoise.engine.Memo;
import io.memoise.engine.Memory;
import org.jspecify.annotations.Nullable;

/**
 * Kept memos of one method, or of one object under it: nodes in an array, those of one place in a chain. A reader without
 * the lock finds each that is kept, but while the array is rebuilt, which moves nodes from chain to chain.
 *
 * <p>The nodes are also in a row by age. What is trimmed is chosen as by SIEVE (Zhang et al., NSDI 2024): a hand goes from
 * the oldest to the newest and drops the first that was not used since it passed last. One that comes back soon after it was
 * dropped is spared once, so that it is still there when it is asked for the next time. In a loop over more arguments than
 * there is room for none is ever used before it is dropped, and most come back. Then the memos that are there are held, and the
 * newest alone makes room for the next, for as long as those that are held are used.
 */
class Kept implements Memory {
    static final Node[] NONE = new Node[1];
    private static final int SMALLEST = 4;
    /** Less than one in so many is few. */
    private static final int FEW = 8;

    private final Table method;

    /** What readers read, without a lock. */
    @Nullable
    Node[] nodes = NONE;

    private int size;
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

    /** Whether memos of a receiver of this form may be kept. Called before each is. */
    boolean takes(@Nullable Object form) {
        return true;
    }

    @Override
    public final @Nullable Memo lookUp(CallKey key) {
        Node node = find(key);
        if (node == null) {
            return null;
        }
        node.touch();
        return node.memo;
    }

    @Override
    public final void keep(CallKey key, Memo memo, long weight, long maximumSize) {
        if (!takes(key.receiver())) {
            return;
        }
        Node node = method.node(key, memo);
        method.copies |= memo.copied();
        node.weight = (int) Math.min(weight, Integer.MAX_VALUE);
        Node former = find(key);
        if (former != null) {
            add(nodes, node);
            drop(former);
        } else {
            if (dropped != null && dropped.take(node.hash, size)) {
                node.spared = true;
                returned++;
            }
            while (size > 0 && size >= maximumSize) {
                trim();
            }
            if ((size + 1) * 2 > nodes.length) {
                rebuild(Math.max(SMALLEST, nodes.length * 2));
            }
            add(nodes, node);
        }
        link(node);
    }

    @Override
    public final void remove(CallKey key) {
        Node node = find(key);
        if (node != null) {
            drop(node);
        }
    }

    @Override
    public final long weight() {
        return weight;
    }

    @Override
    public final @Nullable Account account() {
        return account;
    }

    @Override
    public final void account(Account by) {
        account = by;
    }

    @Override
    public final void empty() {
        nodes = NONE;
        size = 0;
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

    private @Nullable Node find(CallKey key) {
        @Nullable Node[] now = nodes;
        Node node = now[key.hashCode() & (now.length - 1)];
        while (node != null && !node.isFor(key)) {
            node = node.next;
        }
        return node;
    }

    private static void add(@Nullable Node[] to, Node node) {
        int place = node.hash & (to.length - 1);
        node.next = to[place];
        to[place] = node;
    }

    /** Leads readers past the node. One that is there goes on from it as before. */
    private void takeOut(Node node) {
        int place = node.hash & (nodes.length - 1);
        Node before = nodes[place];
        if (before == node) {
            nodes[place] = node.next;
            return;
        }
        while (before != null && before.next != node) {
            before = before.next;
        }
        if (before != null) {
            before.next = node.next;
        }
    }

    private void rebuild(int length) {
        @Nullable Node[] other = new @Nullable Node[length];
        for (Node node = oldest; node != null; node = node.newer) {
            add(other, node);
        }
        nodes = other;
    }

    /** A turn is as many drops as there are memos. */
    @Override
    public final void trim() {
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
        drop(node);
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

    private void drop(Node node) {
        takeOut(node);
        unlink(node);
    }

    private void link(Node node) {
        size++;
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
        size--;
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
