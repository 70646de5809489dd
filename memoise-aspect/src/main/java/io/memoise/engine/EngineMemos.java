package io.memoise.engine;

import io.memoise.MemoSettings;
import io.memoise.MemoSettings.Place;
import io.memoise.MemoStats;
import io.memoise.MemoiseConfigurationException;
import io.memoise.Memos;
import io.memoise.codec.Codecs;
import io.memoise.key.CallKeys;
import io.memoise.observe.Counters;
import io.memoise.observe.Notices;
import io.memoise.store.Store;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The memos of all woven methods: what the sites share while this instance is the current one. */
final class EngineMemos extends Memos {
    private final MemoSettings settings;
    private final Counters counters = new Counters();
    private final Notices notices = new Notices();
    private final @Nullable StoreTier tier;
    private final Places places;
    private final Codecs codecs;
    private final Budget budget;
    private final Object clockLock = new Object();
    private @Nullable CoarseTime coarseTime;
    private volatile boolean closed;

    EngineMemos(MemoSettings settings) {
        this.settings = settings;
        this.codecs = Codecs.of(settings.codecs());
        this.budget = new Budget(settings.maximumMemoryBytes());
        this.places = new Places(settings, notices);
        Place place = settings.place();
        if (place.isDefaultDirectory() && TestPlan.isRunning()) {
            notices.inform(
                    "This is a test run and no directory is named, so memos stay in memory and are emptied between"
                            + " test classes. Set memoise.dir to keep them. See docs/troubleshooting.md#tests");
            TestPlan.keepsInMemory(this);
            place = new Place.Memory();
        }
        this.tier = place.isMemory() || !settings.enabled()
                ? null
                : new StoreTier(places, counters, notices, new BackOff(), new BackOff());
        if (tier != null) {
            tier.onRemoved(Sites.FORGETTING);
        }
    }

    /** Whether calls are remembered at all. */
    boolean remembers() {
        return settings.enabled() && !closed;
    }

    /** Whether woven code may answer plain hits without asking here. */
    boolean plainHits() {
        return remembers() && !settings.recordStats() && !Capture.isActive();
    }

    @Nullable
    StoreTier tier() {
        return tier;
    }

    void countMemoryHit() {
        if (settings.recordStats()) {
            counters.memoryHit();
        }
    }

    Counters counters() {
        return counters;
    }

    Notices notices() {
        return notices;
    }

    Budget budget() {
        return budget;
    }

    /** The time as woven code reads it, for memos that expire; {@code null} where it may not. */
    @Nullable
    CoarseTime coarseTime() {
        synchronized (clockLock) {
            if (coarseTime == null && !closed && settings.hasSystemTime()) {
                coarseTime = CoarseTime.ofTheSystem();
            }
            return coarseTime;
        }
    }

    long now() {
        return settings.clock().millis();
    }

    Codecs codecs() {
        return codecs;
    }

    long maximumSize() {
        return settings.maximumSize();
    }

    @Override
    public void evict(Class<?> type, String method) {
        List<Method> named = NamedMethod.memoised(type, method);
        if (tier != null) {
            for (Method each : named) {
                tier.clear(CallKeys.group(CallKeys.methodId(each)));
            }
        }
        Sites.forEach(site -> {
            if (named.contains(site.method())) {
                site.forget();
            }
        });
    }

    @Override
    public <E extends Exception> void evict(Calls<E> calls) throws E {
        List<Capture.Call> made;
        try (Capture capture = Capture.begin()) {
            calls.make();
            made = capture.calls();
        }
        if (made.isEmpty()) {
            throw new MemoiseConfigurationException("The action made no memoised call, so there is nothing to evict; is"
                    + " the class of the method woven? See docs/troubleshooting.md#not-woven");
        }
        made.forEach(call -> call.site().evict(call, this));
    }

    @Override
    public void clear() {
        if (tier != null) {
            tier.clear();
        }
        Sites.forEach(Site::forget);
    }

    @Override
    public long exportTo(Path file) throws IOException {
        return new Exchange(askedStore(), now()).exportTo(file);
    }

    @Override
    public long importFrom(Path file) throws IOException {
        Set<Long> imported = new HashSet<>();
        try {
            return new Exchange(askedStore(), now()).importFrom(file, imported::add);
        } finally {
            imported.forEach(Sites::forget);
        }
    }

    @Override
    public long exportTo(Path file, Class<?> type, String method) throws IOException {
        NamedMethod named = NamedMethod.of(type, method, codecs);
        Seed seed = new Seed(named, askedStore(), now());
        long count = seed.exportTo(file);
        if (seed.left() > 0) {
            notices.warn(Notices.explained(
                    seed.left() + " memos of " + named.id() + " are not in " + file
                            + ": their argument is null or very long, or they are of objects of a subclass",
                    "import"));
        }
        return count;
    }

    @Override
    public long importFrom(Path file, Class<?> type, String method) throws IOException {
        NamedMethod named = NamedMethod.of(type, method, codecs);
        Seed seed = new Seed(named, askedStore(), now());
        try {
            return seed.importFrom(file);
        } finally {
            Sites.forget(named.group());
        }
    }

    private Store askedStore() throws IOException {
        if (tier == null) {
            throw new IllegalStateException(
                    settings.enabled()
                            ? "These memos are in memory only: there is no store to export from or to import to. Name a"
                                    + " directory, by Memos.builder().directory(…) or memoise.dir"
                            : "These memos are switched off (memoise.enabled is false): there is no store to export"
                                    + " from or to import to");
        }
        return tier.asked();
    }

    @Override
    public MemoStats stats() {
        return counters.snapshot();
    }

    @Override
    public Optional<Path> directory() {
        return tier == null ? Optional.empty() : places.directory();
    }

    @Override
    public void flush() {
        if (tier != null) {
            tier.flush();
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        rebind();
        closeClock();
        if (tier != null) {
            tier.close();
        }
        places.close();
    }

    private void closeClock() {
        CoarseTime made;
        synchronized (clockLock) {
            made = coarseTime;
        }
        if (made != null) {
            made.close();
        }
    }

    @Override
    protected void rebind() {
        Sites.forEach(new Unbinding());
    }

    /** A class, not a method reference: a program's first call waits until it is linked. */
    private static final class Unbinding implements Consumer<Site> {
        @Override
        public void accept(Site site) {
            site.unbind();
        }
    }
}
