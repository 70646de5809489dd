package io.memoise.benchmarks.hits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.memoise.benchmarks.byhand.Maps;
import io.memoise.benchmarks.ours.Ours;

/** Calls remembered methods of every shape, as other parts of a program would, so that the compiler has seen them all. */
final class Pollution {
    private static final int CALLS = 30_000;

    private Pollution() {}

    static void spread() {
        Arguments arguments = new Arguments();
        Cache<Object, Object> cache = Caffeine.newBuilder().maximumSize(10_000).build();
        long seen = 0;
        for (int call = 0; call < CALLS; call++) {
            int i = arguments.next();
            String text = arguments.first[i];
            String other = arguments.second[i];
            String third = arguments.third[i];
            int number = arguments.ints[i];
            long large = arguments.longs[i];
            seen += Maps.none().id() + Ours.none().id();
            seen += Maps.asInt(text) + Ours.asInt(text) + Maps.asLong(text) + Ours.asLong(text);
            seen += Maps.number(large) + Ours.number(large);
            seen += Maps.two(text, other).id() + Ours.two(text, other).id();
            seen += Maps.withInt(text, number).id() + Ours.withInt(text, number).id();
            seen += Maps.three(text, other, third).id()
                    + Ours.three(text, other, third).id();
            seen += arguments.mapGreeter.greet(text).id()
                    + arguments.greeter.greet(text).id();
            seen += arguments.mapRepository.user(text).id()
                    + arguments.repository.user(text).id();
            seen += cache.get(number, key -> key).hashCode()
                    + cache.get(large, key -> key).hashCode();
        }
        if (seen == 0) {
            throw new IllegalStateException("nothing was called");
        }
    }
}
