package io.memoise.codec;

import io.memoise.Codec;
import java.net.MalformedURLException;
import java.net.URL;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Types that memoise does not keep by itself, and codecs that are right or wrong about them. */
interface SampleCodecs {
    /** What memoise can't keep by itself: it holds a lock and something computed. */
    static final class Account {
        final String owner;
        final List<String> notes;
        final ReentrantLock lock = new ReentrantLock();
        transient int hash;

        Account(String owner, List<String> notes) {
            this.owner = owner;
            this.notes = notes;
        }
    }

    record Stored(String owner, List<String> notes) {}

    static class AccountCodec implements Codec<Account, Stored> {
        @Override
        public Stored write(Account account) {
            return new Stored(account.owner, account.notes);
        }

        @Override
        public Account read(Stored stored) {
            return new Account(stored.owner(), stored.notes());
        }
    }

    static final class Forgetful extends AccountCodec {
        @Override
        public Account read(Stored stored) {
            return new Account(stored.owner(), List.of());
        }
    }

    static final class Immutable extends AccountCodec {
        @Override
        public boolean immutable() {
            return true;
        }

        @Override
        public int version() {
            return 3;
        }
    }

    static final class Throwing extends AccountCodec {
        @Override
        public Stored write(Account account) {
            throw new IllegalStateException("secret");
        }
    }

    static final class Nulls extends AccountCodec {
        @Override
        public Stored write(Account account) {
            return null;
        }
    }

    static final class Unreading extends AccountCodec {
        @Override
        public Account read(Stored stored) {
            throw new AssertionError("secret");
        }
    }

    static final class ReadingNull extends AccountCodec {
        @Override
        public Account read(Stored stored) {
            return null;
        }
    }

    static final class ToUnkeepable implements Codec<Account, Supplier<String>> {
        @Override
        public Supplier<String> write(Account account) {
            return () -> "";
        }

        @Override
        public Account read(Supplier<String> stored) {
            return null;
        }
    }

    static final class Endless extends AccountCodec {
        @Override
        public Stored write(Account account) {
            return write(account);
        }
    }

    abstract static class AsText<T> implements Codec<T, String> {
        @Override
        public String write(T value) {
            return value.toString();
        }
    }

    static final class UrlCodec extends AsText<URL> {
        @Override
        public URL read(String stored) {
            try {
                return new URL(stored);
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    static final class Seconds implements Codec<Instant, Long> {
        @Override
        public Long write(Instant value) {
            return value.getEpochSecond();
        }

        @Override
        public Instant read(Long stored) {
            return Instant.ofEpochSecond(stored);
        }
    }

    /** A type that holds itself, and a codec that leaves what it holds to the codec again. */
    static final class Tree {
        final ReentrantLock lock = new ReentrantLock();
        final List<Tree> branches;

        Tree(List<Tree> branches) {
            this.branches = branches;
        }
    }

    static final class TreeCodec implements Codec<Tree, List<Tree>> {
        @Override
        public List<Tree> write(Tree tree) {
            return tree.branches;
        }

        @Override
        public Tree read(List<Tree> stored) {
            return new Tree(stored);
        }
    }

    static final class Range<T> {
        final T from;
        final Supplier<T> hidden = () -> null;

        Range(T from) {
            this.from = from;
        }
    }

    static final class IntRanges implements Codec<Range<Integer>, Integer> {
        @Override
        public Integer write(Range<Integer> range) {
            return range.from;
        }

        @Override
        public Range<Integer> read(Integer stored) {
            return new Range<>(stored);
        }
    }

    interface Money {
        String text();
    }

    record Euro(String text) implements Money {}

    record Dollar(String text) implements Money {}

    static final class MoneyCodec implements Codec<Money, String> {
        @Override
        public String write(Money value) {
            return value.text();
        }

        @Override
        public Money read(String stored) {
            return new Euro(stored);
        }
    }

    static final class Open<T> extends AsText<T> {
        @Override
        public T read(String stored) {
            return null;
        }
    }

    @SuppressWarnings("rawtypes")
    static final class RawOne implements Codec {
        @Override
        public Object write(Object value) {
            return value;
        }

        @Override
        public Object read(Object stored) {
            return stored;
        }
    }

    static final class Unmade extends AccountCodec {
        Unmade() {
            throw new IllegalStateException("no");
        }
    }

    static final class WithParameter extends AccountCodec {
        WithParameter(int x) {}
    }

    /** A record that says more by its parameter than it holds. */
    record Id<T>(String text) {}

    @SuppressWarnings("rawtypes")
    abstract static class OfIds<I extends Id> implements Codec<I, String> {
        @Override
        public String write(I value) {
            return "#" + value.text();
        }

        @Override
        @SuppressWarnings("unchecked")
        public I read(String text) {
            return (I) new Id<>(text.substring(1));
        }
    }

    static final class AnyIds extends OfIds<Id<?>> {}

    static final class IntegerIds extends OfIds<Id<Integer>> {}

    @SuppressWarnings("rawtypes")
    static final class RawIds extends OfIds<Id> {}
}
