package io.memoise.weave;

import static io.memoise.weave.ArgumentRow.of;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Arrays, records and enums, and what lies inside each other. */
final class ObjectArguments {
    private ObjectArguments() {}

    record Point(int x, int y) {}

    record Pixel(int x, int y) {}

    record Nothing() {}

    record Void() {}

    record Box<T>(T content) {}

    record Node(String name, Node next) {}

    sealed interface Shape permits Circle, Square {}

    record Circle(double size) implements Shape {}

    record Square(double size) implements Shape {}

    record Mail(String address) {
        Mail {
            address = address.strip();
        }
    }

    /** Equal without regard to case, by its own word. */
    record Header(String name) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Header that && name.equalsIgnoreCase(that.name);
        }

        @Override
        public int hashCode() {
            return name.toLowerCase(Locale.ROOT).hashCode();
        }
    }

    record Lists(List<String> names, int[] numbers) {}

    enum Colour {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "RED";
            }
        }
    }

    enum Shade {
        RED
    }

    static List<ArgumentRow> rows() {
        return List.of(
                of("boolean[]", () -> new boolean[] {true}, () -> new boolean[] {false}, () -> new boolean[0]),
                of(
                        "byte[]",
                        () -> new byte[] {1},
                        () -> new byte[] {1, 0},
                        () -> new byte[9_000],
                        () -> new byte[9_001]),
                of("short[]", () -> new short[] {1}, () -> new short[] {1, 0}),
                of("char[]", () -> new char[] {'a'}, () -> new char[] {'a', 'b'}, () -> "a"),
                of("int[]", () -> new int[] {1, 2}, () -> new int[] {2, 1}, () -> new int[] {12}),
                of("long[]", () -> new long[] {1, 2}, () -> new long[] {12}),
                of("float[]", () -> new float[] {0f}, () -> new float[] {-0f}, () -> new float[] {Float.NaN}),
                of("double[]", () -> new double[] {0}, () -> new double[] {-0.0}, () -> new double[] {Double.NaN}),
                of(
                        "arrays that look alike",
                        () -> new Integer[] {1},
                        () -> new Object[] {1},
                        () -> new int[] {1},
                        () -> new long[] {1},
                        () -> new Number[] {1},
                        () -> List.of(1),
                        () -> Set.of(1)),
                of("String[]", () -> new String[] {"a"}, () -> new CharSequence[] {"a"}, () -> new String[] {null}),
                of(
                        "int[][]",
                        () -> new int[][] {{1}, {2}},
                        () -> new int[][] {{1, 2}},
                        () -> new int[][] {{1}, {2}, {}},
                        () -> new Object[] {new int[] {1}, new int[] {2}}),
                of("List<String>[]", () -> new List<?>[] {List.of("a")}, () -> new List<?>[] {List.of("b")}),
                of("record", () -> new Point(1, 2), () -> new Point(2, 1), () -> new Pixel(1, 2)),
                of("record without components", Nothing::new, Void::new),
                of("record[]", () -> new Point[] {new Point(1, 2)}, () -> new Record[] {new Point(1, 2)}),
                of("record with a type parameter", () -> new Box<>(1), () -> new Box<>("1"), () -> new Box<>(null)),
                of(
                        "record in a record",
                        () -> new Node("a", new Node("b", null)),
                        () -> new Node("a", new Node("c", null))),
                of("record of a sealed interface", () -> new Circle(1), () -> new Square(1)),
                of(
                        "record whose constructor changes what it is given",
                        () -> new Mail(" a@b "),
                        () -> new Mail("a @b")),
                of("record with its own equals", () -> new Header("Accept"), () -> new Header("accept")),
                of(
                        "record of things that change",
                        () -> new Lists(new ArrayList<>(List.of("a")), new int[] {1}),
                        () -> new Lists(new ArrayList<>(List.of("a")), new int[] {2})),
                of("record declared in a method", () -> local(1), () -> local(2)),
                of("enum", () -> Colour.RED, () -> Shade.RED, () -> "RED"),
                of("enum constant with a body", () -> Colour.GREEN),
                of("enum[]", () -> new Colour[] {Colour.RED}, () -> new Colour[] {Colour.GREEN}, () ->
                        new Shade[] {Shade.RED}),
                of("Class of a record", () -> Point.class, () -> Pixel.class, () -> Point[].class),
                of(
                        "List of a Map of records",
                        () -> List.of(Map.of(new Point(1, 2), List.of(1))),
                        () -> List.of(Map.of(new Point(1, 2), List.of(1L))),
                        () -> List.of(Map.of(new Point(1, 3), List.of(1)))),
                of(
                        "Map and its neighbours",
                        () -> Map.of("a", "b"),
                        () -> Map.of("b", "a"),
                        () -> Set.of("a", "b"),
                        () -> Set.of(List.of("a", "b"), 0),
                        () -> Map.of("a", Map.of("b", "c"))),
                of(
                        "null in a collection",
                        () -> Arrays.asList("a", null),
                        () -> Arrays.asList(null, "a"),
                        () -> Arrays.asList("a", "null")),
                of("Optional of a record", () -> Optional.of(new Point(1, 2)), () -> Optional.of(new Pixel(1, 2))),
                of("a hundred levels less those around", () -> nested(90), () -> nested(91)));
    }

    private static Object local(int number) {
        record Local(int number) {}
        return new Local(number);
    }

    static Object nested(int levels) {
        Object value = "x";
        for (int level = 0; level < levels; level++) {
            value = List.of(value);
        }
        return value;
    }
}
