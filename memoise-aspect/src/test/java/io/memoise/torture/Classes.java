package io.memoise.torture;

import io.memoise.Memoise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Rows: sealed types and classes with fields. */
final class Classes {
    sealed interface Shape permits Circle, Square, Unit, Group {}

    record Circle(double radius) implements Shape {}

    record Square(double side) implements Shape {}

    enum Unit implements Shape {
        POINT,
        LINE
    }

    record Group(List<Shape> shapes) implements Shape {}

    sealed interface Result<T> {}

    record Ok<T>(T value) implements Result<T> {}

    record Err<T>(String message) implements Result<T> {}

    abstract static sealed class Account permits Savings, Current {
        private final String owner;

        Account(String owner) {
            this.owner = owner;
        }

        String owner() {
            return owner;
        }
    }

    static final class Savings extends Account {
        private final double rate;

        Savings(String owner, double rate) {
            super(owner);
            this.rate = rate;
        }

        double rate() {
            return rate;
        }
    }

    static non-sealed class Current extends Account {
        Current(String owner) {
            super(owner);
        }
    }

    static final class Extended extends Current {
        final int limit = 7;

        Extended(String owner) {
            super(owner);
        }
    }

    /** With a constructor without parameters, as beans have. */
    static class Bean {
        private String name;
        private int count;
        private List<String> items = new ArrayList<>();

        static Bean of(String name, int count, String... items) {
            Bean bean = new Bean();
            bean.name = name;
            bean.count = count;
            bean.items.addAll(List.of(items));
            return bean;
        }
    }

    static class LongerBean extends Bean {
        private long length = 5;
    }

    /** Without one, and unchangeable. */
    static final class Immutable {
        private final String name;
        private final int number;

        Immutable(String name, int number) {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a name is needed");
            }
            this.name = name;
            this.number = number;
        }

        @Override
        public String toString() {
            return name + number;
        }
    }

    static final class Box<T> {
        private T content;
        private Map<String, T> named;

        static <T> Box<T> of(T content) {
            Box<T> box = new Box<>();
            box.content = content;
            box.named = Map.of("one", content);
            return box;
        }
    }

    static final class Caching {
        private final int number = 1;
        private transient String cached;

        static Caching of(String cached) {
            Caching caching = new Caching();
            caching.cached = cached;
            return caching;
        }
    }

    /** Equal by its id alone, with a transient part: a copy without it is equal and answers differently. */
    static final class EqualById {
        private final int id;
        private transient String text;

        EqualById(int id, String text) {
            this.id = id;
            this.text = text;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof EqualById one && one.id == id;
        }

        @Override
        public int hashCode() {
            return id;
        }

        @Override
        public String toString() {
            return id + text;
        }
    }

    static final class Knot {
        private Knot next;
    }

    static final class OneListInTwoFields {
        private List<String> one;
        private List<String> other;
    }

    static final class WithObject {
        private Object anything;
    }

    static final class Counting {
        private static int made;
        private final int number;

        Counting() {
            number = ++made;
        }
    }

    final class Inner {
        private final String text = "inner";
    }

    @Memoise
    static Shape sealedRecord(int which) {
        return Pick.of(which, new Circle(1), new Square(1));
    }

    @Memoise
    static Shape sealedConstant(int which) {
        return Pick.of(which, Unit.LINE, null);
    }

    @Memoise
    static Shape sealedGroup(int which) {
        return Pick.of(
                which,
                new Group(List.of(new Circle(-0.0), Unit.POINT)),
                new Group(new ArrayList<>(List.of(new Square(2)))));
    }

    @Memoise
    static List<Shape> listOfSealed(int which) {
        return Pick.of(which, List.of(new Circle(1), new Square(2)), new ArrayList<>());
    }

    @Memoise
    static Circle permittedSubtype(int which) {
        return Pick.of(which, new Circle(1), new Circle(2));
    }

    @Memoise
    static Result<List<Integer>> genericSealed(int which) {
        return Pick.of(which, new Ok<>(List.of(1)), new Err<>("failed"));
    }

    @Memoise
    static Account sealedClass(int which) {
        return Pick.of(which, new Savings("a", 0.5), new Current("a"));
    }

    @Memoise
    static Account subclassBeyondSealed(int which) {
        return Pick.of(which, new Extended("a"), new Current("b"));
    }

    @Memoise
    static Bean bean(int which) {
        return Pick.of(which, Bean.of("a", 1, "x", "y"), new Bean());
    }

    @Memoise
    static LongerBean beanWithInheritedFields(int which) {
        LongerBean longer = new LongerBean();
        longer.length = 9;
        return Pick.of(which, longer, new LongerBean());
    }

    @Memoise
    static Bean subclassAsItsSuperclass(int which) {
        return Pick.of(which, new LongerBean(), new Bean());
    }

    @Memoise
    static Immutable immutableClass(int which) {
        return Pick.of(which, new Immutable("a", 1), new Immutable("b", 2));
    }

    @Memoise
    static List<Immutable> listOfImmutableObjects(int which) {
        return Pick.of(which, new ArrayList<>(List.of(new Immutable("a", 1))), List.of());
    }

    @Memoise
    static Box<List<String>> genericClass(int which) {
        return Pick.of(which, Box.of(List.of("a")), Box.of(List.of()));
    }

    @Memoise
    static Caching transientFieldThatIsSet(int which) {
        return Pick.of(which, Caching.of("cached"), Caching.of("other"));
    }

    @Memoise
    static Caching transientFieldThatIsNotSet(int which) {
        return Pick.of(which, Caching.of(null), null);
    }

    @Memoise
    static EqualById equalsByIdAndATransientField(int which) {
        return Pick.of(which, new EqualById(1, "a"), new EqualById(1, "b"));
    }

    @Memoise
    static Knot knot(int which) {
        Knot knot = new Knot();
        knot.next = knot;
        return Pick.of(which, knot, new Knot());
    }

    @Memoise
    static OneListInTwoFields oneListInTwoFields(int which) {
        OneListInTwoFields fields = new OneListInTwoFields();
        fields.one = new ArrayList<>(List.of("a"));
        fields.other = which == 0 ? fields.one : new ArrayList<>(fields.one);
        return Pick.of(which, fields, fields);
    }

    @Memoise
    static WithObject fieldOfAnyClass(int which) {
        WithObject object = new WithObject();
        object.anything = which == 0 ? "a" : Integer.valueOf(1);
        return Pick.of(which, object, object);
    }

    @Memoise
    static Counting constructorThatCounts(int which) {
        Counting.made = which * 10;
        return Pick.of(which, new Counting(), new Counting());
    }

    @Memoise
    static Inner innerClass(int which) {
        return Pick.of(which, new Classes().new Inner(), null);
    }

    @Memoise
    static Object anonymousClass(int which) {
        return Pick.of(
                which,
                new Object() {
                    @Override
                    public String toString() {
                        return "anonymous";
                    }
                },
                null);
    }

    @Memoise
    static Object localClass(int which) {
        class Local {
            final int number = 1;
        }
        return Pick.of(which, new Local(), null);
    }

    @Memoise
    static Supplier<String> supplier(int which) {
        return Pick.of(which, () -> "a", () -> "b");
    }

    @Memoise
    static Thread thread(int which) {
        return Pick.of(which, new Thread("a"), new Thread("b"));
    }

    private Classes() {}
}
