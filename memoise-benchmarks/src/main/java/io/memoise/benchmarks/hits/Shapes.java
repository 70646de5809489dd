package io.memoise.benchmarks.hits;

import io.memoise.benchmarks.byhand.Maps;
import io.memoise.benchmarks.ours.Ours;
import org.openjdk.jmh.annotations.Benchmark;

/** Methods of other shapes than one string to an object: by hand and ours. */
public class Shapes {

    public static class NoArgument {
        @Benchmark
        public Object hand(Arguments arguments) {
            return Maps.none();
        }

        @Benchmark
        public Object ours(Arguments arguments) {
            return Ours.none();
        }
    }

    public static class StringToInt {
        @Benchmark
        public int hand(Arguments arguments) {
            int i = arguments.next();
            return Maps.asInt(arguments.first[i]);
        }

        @Benchmark
        public int ours(Arguments arguments) {
            int i = arguments.next();
            return Ours.asInt(arguments.first[i]);
        }
    }

    public static class StringToLong {
        @Benchmark
        public long hand(Arguments arguments) {
            int i = arguments.next();
            return Maps.asLong(arguments.first[i]);
        }

        @Benchmark
        public long ours(Arguments arguments) {
            int i = arguments.next();
            return Ours.asLong(arguments.first[i]);
        }
    }

    public static class LongToLong {
        @Benchmark
        public long hand(Arguments arguments) {
            int i = arguments.next();
            return Maps.number(arguments.longs[i]);
        }

        @Benchmark
        public long ours(Arguments arguments) {
            int i = arguments.next();
            return Ours.number(arguments.longs[i]);
        }
    }

    public static class TwoStrings {
        @Benchmark
        public Object hand(Arguments arguments) {
            int i = arguments.next();
            return Maps.two(arguments.first[i], arguments.second[i]);
        }

        @Benchmark
        public Object ours(Arguments arguments) {
            int i = arguments.next();
            return Ours.two(arguments.first[i], arguments.second[i]);
        }
    }

    public static class StringAndInt {
        @Benchmark
        public Object hand(Arguments arguments) {
            int i = arguments.next();
            return Maps.withInt(arguments.first[i], arguments.ints[i]);
        }

        @Benchmark
        public Object ours(Arguments arguments) {
            int i = arguments.next();
            return Ours.withInt(arguments.first[i], arguments.ints[i]);
        }
    }

    public static class ThreeStrings {
        @Benchmark
        public Object hand(Arguments arguments) {
            int i = arguments.next();
            return Maps.three(arguments.first[i], arguments.second[i], arguments.third[i]);
        }

        @Benchmark
        public Object ours(Arguments arguments) {
            int i = arguments.next();
            return Ours.three(arguments.first[i], arguments.second[i], arguments.third[i]);
        }
    }

    public static class ObjectByValue {
        @Benchmark
        public Object hand(Arguments arguments) {
            int i = arguments.next();
            return arguments.mapGreeter.greet(arguments.first[i]);
        }

        @Benchmark
        public Object ours(Arguments arguments) {
            int i = arguments.next();
            return arguments.greeter.greet(arguments.first[i]);
        }
    }

    public static class ObjectOfItsOwn {
        @Benchmark
        public Object hand(Arguments arguments) {
            int i = arguments.next();
            return arguments.mapRepository.user(arguments.first[i]);
        }

        @Benchmark
        public Object ours(Arguments arguments) {
            int i = arguments.next();
            return arguments.repository.user(arguments.first[i]);
        }
    }
}
