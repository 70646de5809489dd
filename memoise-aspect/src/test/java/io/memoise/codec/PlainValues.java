package io.memoise.codec;

import java.util.AbstractList;
import java.util.List;

/** Classes with fields that are no records. */
interface PlainValues {
    /** Has a constructor without parameters that leaves something behind. */
    static class Bean {
        static int made;

        private String name = "default";
        private int count = 7;
        transient Object cache;

        Bean() {
            made++;
            cache = this;
        }

        static Bean of(String name, int count) {
            Bean bean = new Bean();
            bean.name = name;
            bean.count = count;
            bean.cache = null;
            return bean;
        }
    }

    /** Can't be made by any constructor without a side effect. */
    static final class Money {
        private final long cents;
        private final String currency;

        Money(String text) {
            this.cents = Long.parseLong(text.substring(3));
            this.currency = text.substring(0, 3);
        }

        @Override
        public boolean equals(Object other) {
            throw new IllegalStateException("asked");
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    static class Base<T> {
        T value;
        String name;
    }

    static class Derived extends Base<List<String>> {
        String name;
    }

    static class Fraction extends Number {
        int over;

        @Override
        public int intValue() {
            return 0;
        }

        @Override
        public long longValue() {
            return 0;
        }

        @Override
        public float floatValue() {
            return 0;
        }

        @Override
        public double doubleValue() {
            return 0;
        }
    }

    static final class Link {
        Link next;
        Object anything;
    }

    static final class Fixed {
        final Fixed next;
        final List<String> list;

        Fixed(Fixed next, List<String> list) {
            this.next = next;
            this.list = list;
        }
    }

    static final class Lazy {
        final String name;
        transient int hash;

        Lazy(String name, int hash) {
            this.name = name;
            this.hash = hash;
        }
    }

    static class Nothing {}

    static class Resource implements AutoCloseable {
        int handle;

        @Override
        public void close() {}
    }

    static class OwnList extends AbstractList<String> {
        @Override
        public String get(int index) {
            return "";
        }

        @Override
        public int size() {
            return 0;
        }
    }

    static class Failure extends Exception {
        private static final long serialVersionUID = 1;
    }

    abstract static class Abstract {}

    static class Concrete extends Abstract {}

    static class Exploding {
        static boolean armed;

        Exploding() {
            if (armed) {
                throw new IllegalStateException("armed");
            }
        }
    }
}
