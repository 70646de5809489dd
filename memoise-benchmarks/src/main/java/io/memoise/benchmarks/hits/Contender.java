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

/** A way to remember what a method returned. The benchmark methods of a contender bear the name of its constant. */
enum Contender {
    HAND("by hand"),
    ONCE("computeIfAbsent"),
    COPY("by hand, copied"),
    CAFFEINE("Caffeine"),
    OURS("memoise"),
    /** The same benchmark methods as {@link #OURS}, on classes that the agent weaves. */
    LOADED("memoise, load-time"),
    SHARED("memoise, SHARED"),
    IMMUTABLE("memoise, List.copyOf"),
    JCABI("jcabi"),
    PROXY("Spring proxy"),
    ASPECT("Spring AspectJ"),
    JCACHE("JCache"),
    JETCACHE("JetCache");

    private final String title;

    Contender(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The name of its benchmark methods. */
    String method() {
        return this == LOADED ? OURS.method() : name().toLowerCase(Locale.ROOT);
    }

    /** Asks for a user. No class of a contender is loaded before it is asked. */
    User user(String name) {
        return switch (this) {
            case HAND, ONCE, COPY -> Maps.user(name);
            case CAFFEINE -> ByCaffeine.user(name);
            case OURS, LOADED, SHARED, IMMUTABLE -> Ours.user(name);
            case JCABI -> Jcabi.user(name);
            case PROXY -> ByProxy.user(name);
            case ASPECT -> BySpringAspect.user(name);
            case JCACHE -> ByJCache.user(name);
            case JETCACHE -> ByJetCache.user(name);
        };
    }

    /** The contender that a full name of a benchmark ends with. */
    static Contender of(String benchmark) {
        return valueOf(benchmark.substring(benchmark.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT));
    }
}
