package io.memoise.engine;

import io.memoise.store.Removal;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Every linked method, held weakly, so that its class may be unloaded. */
final class Sites implements Consumer<Removal> {
    /** Memory forgets what is removed from the store. */
    static final Consumer<Removal> FORGETTING = new Sites();

    private static final Set<WeakReference<Site>> ALL = ConcurrentHashMap.newKeySet();
    private static final ReferenceQueue<Site> GONE = new ReferenceQueue<>();

    private Sites() {}

    static void add(Site site) {
        Reference<? extends Site> gone = GONE.poll();
        while (gone != null) {
            ALL.remove(gone);
            gone = GONE.poll();
        }
        ALL.add(new WeakReference<>(site, GONE));
    }

    /** Memory knows no digests: the removal of one entry empties its method's memory, and the store has the others. */
    @Override
    public void accept(Removal removal) {
        if (removal instanceof Removal.OfKey one) {
            forget(one.key().method());
        } else if (removal instanceof Removal.OfMethod method) {
            forget(method.method());
        } else {
            forEach(Site::forget);
        }
    }

    /** Empties the memory of the methods of one group. */
    static void forget(long group) {
        forEach(site -> {
            if (site.group() == group) {
                site.forget();
            }
        });
    }

    static void forEach(Consumer<Site> action) {
        for (WeakReference<Site> reference : ALL) {
            Site site = reference.get();
            if (site != null) {
                action.accept(site);
            }
        }
    }
}
