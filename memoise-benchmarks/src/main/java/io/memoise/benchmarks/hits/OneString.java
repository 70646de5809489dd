package io.memoise.benchmarks.hits;

import io.memoise.benchmarks.byhand.ByCaffeine;
import io.memoise.benchmarks.byhand.Maps;
import io.memoise.benchmarks.jcabi.Jcabi;
import io.memoise.benchmarks.ours.Ours;
import io.memoise.benchmarks.spring.ByJCache;
import io.memoise.benchmarks.spring.ByJetCache;
import io.memoise.benchmarks.spring.ByProxy;
import io.memoise.benchmarks.springwoven.BySpringAspect;
import org.openjdk.jmh.annotations.Benchmark;

/** A method with one string as its argument, for which every contender has an answer. */
public class OneString {

    @Benchmark
    public Object hand(Next next) {
        return Maps.user(next.name());
    }

    @Benchmark
    public Object caffeine(Next next) {
        return ByCaffeine.user(next.name());
    }

    @Benchmark
    public Object ours(Next next) {
        return Ours.user(next.name());
    }

    @Benchmark
    public Object jcabi(Next next) {
        return Jcabi.user(next.name());
    }

    @Benchmark
    public Object proxy(Next next) {
        return ByProxy.user(next.name());
    }

    @Benchmark
    public Object aspect(Next next) {
        return BySpringAspect.user(next.name());
    }

    @Benchmark
    public Object jcache(Next next) {
        return ByJCache.user(next.name());
    }

    @Benchmark
    public Object jetcache(Next next) {
        return ByJetCache.user(next.name());
    }
}
