package io.memoise.benchmarks.hits;

import io.memoise.benchmarks.byhand.ByCaffeine;
import io.memoise.benchmarks.byhand.Maps;
import io.memoise.benchmarks.jcabi.Jcabi;
import io.memoise.benchmarks.ours.Ours;
import io.memoise.benchmarks.spring.ByJCache;
import io.memoise.benchmarks.spring.ByJetCache;
import io.memoise.benchmarks.spring.ByProxy;
import io.memoise.benchmarks.springwoven.BySpringAspect;
import io.memoise.benchmarks.work.User;
import java.util.Locale;
import java.util.function.Function;

/** A way to remember what a method returned. The benchmark methods of a contender bear the name of its constant. */
enum Contender {
    HAND("by hand", Maps::user),
    ONCE("computeIfAbsent", Maps::once),
    COPY("by hand, copied", Maps::user),
    CAFFEINE("Caffeine", ByCaffeine::user),
    OURS("memoise", Ours::user),
    /** The same benchmark methods as {@link #OURS}, on classes that the agent weaves. */
    LOADED("memoise, load-time", Ours::user),
    SHARED("memoise, SHARED", Ours::user),
    IMMUTABLE("memoise, List.copyOf", Ours::user),
    JCABI("jcabi", Jcabi::user),
    PROXY("Spring proxy", ByProxy::user),
    ASPECT("Spring AspectJ", BySpringAspect::user),
    JCACHE("JCache", ByJCache::user),
    JETCACHE("JetCache", ByJetCache::user);

    private final String title;
    private final Function<String, User> user;

    Contender(String title, Function<String, User> user) {
        this.title = title;
        this.user = user;
    }

    String title() {
        return title;
    }

    /** The name of its benchmark methods. */
    String method() {
        return this == LOADED ? OURS.method() : name().toLowerCase(Locale.ROOT);
    }

    User user(String name) {
        return user.apply(name);
    }

    /** The contender that a full name of a benchmark ends with. */
    static Contender of(String benchmark) {
        return valueOf(benchmark.substring(benchmark.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT));
    }
}
