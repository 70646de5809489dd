package io.memoise.benchmarks.hits;

import static io.memoise.benchmarks.hits.Contender.ASPECT;
import static io.memoise.benchmarks.hits.Contender.CAFFEINE;
import static io.memoise.benchmarks.hits.Contender.COPY;
import static io.memoise.benchmarks.hits.Contender.HAND;
import static io.memoise.benchmarks.hits.Contender.IMMUTABLE;
import static io.memoise.benchmarks.hits.Contender.JCABI;
import static io.memoise.benchmarks.hits.Contender.JCACHE;
import static io.memoise.benchmarks.hits.Contender.JETCACHE;
import static io.memoise.benchmarks.hits.Contender.LOADED;
import static io.memoise.benchmarks.hits.Contender.ONCE;
import static io.memoise.benchmarks.hits.Contender.OURS;
import static io.memoise.benchmarks.hits.Contender.PROXY;
import static io.memoise.benchmarks.hits.Contender.SHARED;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A row of the table: some work that several contenders do.
 *
 * @param benchmark the class of the benchmark methods, without its package
 * @param parameters those that are not as the benchmark has them
 */
record Case(String title, String benchmark, Map<String, String> parameters, int threads, List<Contender> contenders) {
    private static final List<Contender> ALL =
            List.of(HAND, CAFFEINE, OURS, LOADED, JCABI, PROXY, ASPECT, JCACHE, JETCACHE);
    private static final List<Contender> SMALL = List.of(HAND, CAFFEINE, OURS, LOADED);
    private static final List<Contender> WOVEN = List.of(HAND, OURS, LOADED);
    private static final List<String> SHAPES = List.of(
            "NoArgument",
            "StringToInt",
            "StringToLong",
            "LongToLong",
            "TwoStrings",
            "StringAndInt",
            "ThreeStrings",
            "ObjectByValue",
            "ObjectOfItsOwn");

    /** The rows of a group. */
    static List<Case> of(Group group) {
        List<Case> cases = new ArrayList<>();
        switch (group) {
            case hits -> {
                cases.add(oneString("100 keys", Map.of(), 1, ALL));
                cases.add(oneString("fresh strings", Map.of("strings", "fresh"), 1, ALL));
                cases.add(oneString("polluted", Map.of("polluted", "true"), 1, SMALL));
            }
            case shapes -> {
                for (String shape : SHAPES) {
                    cases.add(new Case(shape, "Shapes." + shape, Map.of(), 1, WOVEN));
                }
            }
            case threads -> {
                cases.add(oneString("2 threads", Map.of(), 2, ALL));
                cases.add(oneString("8 threads", Map.of(), 8, ALL));
            }
            case keys -> {
                cases.add(oneString("1 key", Map.of("keys", "1"), 1, ALL));
                cases.add(oneString("10 k keys", Map.of("keys", "10000"), 1, ALL));
                cases.add(oneString("10 k keys, Zipf", Map.of("keys", "10000", "order", "zipf"), 1, SMALL));
                cases.add(oneString("1 M keys", Map.of("keys", "1000000"), 1, SMALL));
                cases.add(oneString("1 M keys, Zipf", Map.of("keys", "1000000", "order", "zipf"), 1, SMALL));
            }
            case results ->
                cases.add(new Case(
                        "list of 100 records", "Lists", Map.of(), 1, List.of(HAND, COPY, OURS, SHARED, IMMUTABLE)));
            case misses -> {
                cases.add(new Case("miss", "Misses", Map.of(), 1, List.of(HAND, ONCE, CAFFEINE, OURS)));
                cases.add(
                        new Case("miss, journal", "Misses", Map.of("place", "journal"), 1, List.of(HAND, ONCE, OURS)));
            }
            case startup, ratio -> {
                // Not run by JMH.
            }
        }
        return cases;
    }

    private static Case oneString(
            String title, Map<String, String> parameters, int threads, List<Contender> contenders) {
        return new Case("String, " + title, "OneString", parameters, threads, contenders);
    }

    /** Whether one call is a whole iteration. */
    boolean singleShot() {
        return benchmark.equals("Misses");
    }
}
