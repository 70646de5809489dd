package io.memoise.key;

import java.util.Objects;

/** Classes that stand for a user's. */
final class Samples {
    private Samples() {}

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

    record Point(int x, int y) {}

    record Pixel(int x, int y) {}

    record Pair(Object first, Object second) {}

    record Nothing() {}

    record Void() {}

    /** Every method that a user could write lies. */
    record Liar(String name) implements Comparable<Liar> {
        @Override
        public String name() {
            throw new AssertionError("the accessor was called");
        }

        @Override
        public boolean equals(Object other) {
            throw new AssertionError("equals was called");
        }

        @Override
        public int hashCode() {
            throw new AssertionError("hashCode was called");
        }

        @Override
        public String toString() {
            throw new AssertionError("toString was called");
        }

        @Override
        public int compareTo(Liar other) {
            throw new AssertionError("compareTo was called");
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
            return Objects.hash(name.toLowerCase(java.util.Locale.ROOT));
        }
    }

    /** A class like most: it has fields, and no value that we could know of. */
    static final class Plain {
        final int number = 1;
    }
}
