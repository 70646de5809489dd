package io.memoise.torture;

import io.memoise.Memoise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Rows: arrays and records. */
final class Arrangements {
    record Point(int x, int y) {}

    record Page<T>(List<T> items, Optional<String> next) {}

    record Nothing() {}

    record Checked(int number) {
        Checked {
            if (number < 0) {
                throw new IllegalArgumentException("negative");
            }
        }
    }

    record Growing(String text) {
        Growing {
            text = text + "!";
        }
    }

    record Copying(List<String> items) {
        Copying {
            items = List.copyOf(items);
        }
    }

    record Lying(String text) {
        @Override
        public String text() {
            return "a lie";
        }
    }

    record ById(int id, String text) {
        @Override
        public boolean equals(Object other) {
            return other instanceof ById one && one.id == id;
        }

        @Override
        public int hashCode() {
            return id;
        }
    }

    record Holding(int[] numbers, Point[] points) {}

    record Tree(String name, List<Tree> children) {}

    record Pair<A, B>(A first, B second) {}

    record Anything(Object value) {}

    private record Hidden(String text) {}

    interface Named {
        String name();
    }

    record Person(String name) implements Named {}

    record Twice(List<String> one, List<String> other) {}

    @Memoise
    static boolean[] booleans(int which) {
        return Pick.of(which, new boolean[] {true, false}, new boolean[0]);
    }

    @Memoise
    static byte[] bytes(int which) {
        return Pick.of(which, new byte[] {-128, 0, 127}, new byte[0]);
    }

    @Memoise
    static short[] shorts(int which) {
        return Pick.of(which, new short[] {-1}, new short[0]);
    }

    @Memoise
    static char[] chars(int which) {
        return Pick.of(which, new char[] {'a', '\ud800'}, new char[0]);
    }

    @Memoise
    static int[] ints(int which) {
        return Pick.of(which, new int[] {1, 2}, new int[] {12});
    }

    @Memoise
    static long[] longs(int which) {
        return Pick.of(which, new long[] {Long.MIN_VALUE}, null);
    }

    @Memoise
    static float[] floats(int which) {
        return Pick.of(which, new float[] {Float.NaN, -0.0f}, new float[] {0.0f});
    }

    @Memoise
    static double[] doubles(int which) {
        return Pick.of(which, new double[] {Double.NaN, Double.NEGATIVE_INFINITY}, new double[] {0.1});
    }

    @Memoise
    static String[] strings(int which) {
        return Pick.of(which, new String[] {"a,b", null}, new String[] {"a", "b"});
    }

    @Memoise
    static int[][] matrix(int which) {
        return Pick.of(which, new int[][] {{1}, null, {}}, new int[][] {{1, 2}});
    }

    @Memoise
    static Object[] objects(int which) {
        return Pick.of(which, new Object[] {"a", 1}, new Object[0]);
    }

    @Memoise
    static Number[] numbersThatAreIntegers(int which) {
        return Pick.of(which, new Integer[] {1}, new Number[] {1});
    }

    @Memoise
    static Point[] records(int which) {
        return Pick.of(which, new Point[] {new Point(1, 2), null}, new Point[0]);
    }

    @Memoise
    static TimeUnit[] constants(int which) {
        return Pick.of(which, TimeUnit.values(), new TimeUnit[] {TimeUnit.DAYS});
    }

    @Memoise
    @SuppressWarnings("unchecked")
    static List<String>[] lists(int which) {
        return Pick.of(which, new List[] {new ArrayList<>(List.of("a"))}, new List[] {List.of("a")});
    }

    @Memoise
    static Object objectThatIsAnArray(int which) {
        return Pick.of(which, new int[] {1}, new int[] {2});
    }

    @Memoise
    static Point record(int which) {
        return Pick.of(which, new Point(1, 2), new Point(2, 1));
    }

    @Memoise
    static Page<Point> genericRecord(int which) {
        return Pick.of(
                which,
                new Page<>(new ArrayList<>(List.of(new Point(1, 2))), Optional.of("next")),
                new Page<>(List.of(), Optional.empty()));
    }

    @Memoise
    static List<Page<List<String>>> deepGenerics(int which) {
        return Pick.of(which, List.of(new Page<>(List.of(List.of("a")), Optional.empty())), new ArrayList<>(List.of()));
    }

    @Memoise
    static Pair<Pair<Integer, String>, Long> recordOfRecords(int which) {
        return Pick.of(which, new Pair<>(new Pair<>(1, "a"), 1L), new Pair<>(null, null));
    }

    @Memoise
    static Nothing recordWithoutComponents(int which) {
        return Pick.of(which, new Nothing(), null);
    }

    @Memoise
    static Checked recordThatChecks(int which) {
        return Pick.of(which, new Checked(1), new Checked(2));
    }

    @Memoise
    static Growing recordThatChangesWhatItIsGiven(int which) {
        return Pick.of(which, new Growing("a"), new Growing("b"));
    }

    @Memoise
    static Copying recordThatCopies(int which) {
        return Pick.of(which, new Copying(new ArrayList<>(List.of("a"))), new Copying(List.of()));
    }

    @Memoise
    static Lying recordWithAnAccessorOfItsOwn(int which) {
        return Pick.of(which, new Lying("a"), new Lying("b"));
    }

    @Memoise
    static ById recordWithEqualsById(int which) {
        return Pick.of(which, new ById(1, "a"), new ById(1, "b"));
    }

    @Memoise
    static Holding recordOfArrays(int which) {
        return Pick.of(which, new Holding(new int[] {1}, new Point[] {new Point(1, 1)}), new Holding(null, null));
    }

    @Memoise
    static Tree recordOfItself(int which) {
        return Pick.of(which, new Tree("a", List.of(new Tree("b", List.of()))), new Tree("a", new ArrayList<>()));
    }

    @Memoise
    static Tree deepRecord(int which) {
        Tree tree = new Tree("leaf", List.of());
        for (int i = 0; i < 120; i++) {
            tree = new Tree("", List.of(tree));
        }
        return Pick.of(which, tree, null);
    }

    @Memoise
    static Anything recordOfAnObject(int which) {
        return Pick.of(which, new Anything("a"), new Anything(1));
    }

    @Memoise
    static Hidden privateRecord(int which) {
        return Pick.of(which, new Hidden("a"), new Hidden("b"));
    }

    @Memoise
    static Record recordThatIsAnyRecord(int which) {
        return Pick.of(which, new Point(1, 2), new Nothing());
    }

    @Memoise
    static Named interfaceThatIsARecord(int which) {
        return Pick.of(which, new Person("a"), new Person("b"));
    }

    @Memoise
    static Record localRecord(int which) {
        record Local(int number) {}
        return Pick.of(which, new Local(1), new Local(2));
    }

    @Memoise
    static Twice oneListInTwoComponents(int which) {
        List<String> one = new ArrayList<>(List.of("a"));
        return Pick.of(which, new Twice(one, one), new Twice(one, new ArrayList<>(one)));
    }

    @Memoise
    static Page<String> textsWithLoneSurrogates(int which) {
        return Pick.of(which, new Page<>(List.of("\ud800"), Optional.of("\udfff")), null);
    }

    private Arrangements() {}
}
