package io.memoise.engine;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Every linked method, held weakly, so that its class may be unloaded. */
final class Sites {
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

    static void forEach(Consumer<Site> action) {
        for (WeakReference<Site> reference : ALL) {
            Site site = reference.get();
            if (site != null) {
                action.accept(site);
            }
        }
    }
}
