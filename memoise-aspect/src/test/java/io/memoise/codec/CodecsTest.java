package io.memoise.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.memoise.Codec;
import io.memoise.MemoiseConfigurationException;
import io.memoise.codec.Returns.Pair;
import java.lang.invoke.MethodHandles;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CodecsTest {
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

    interface Source {
        Account account();

        List<Account> accounts();

        Set<Account> accountSet();

        Pair<Account, Account> twoAccounts();

        URL url();

        Instant instant();

        Tree tree();

        Range<Integer> ints();

        Range<String> texts();

        Money money();
    }

    private static final Account KATE = new Account("kate", new ArrayList<>(List.of("x")));

    @ParameterizedTest(name = "{0} {3}")
    @MethodSource("kept")
    void isKeptAsTheCodecWrites(String method, Codec<?, ?> by, Object value, String json) throws UnkeepableException {
        ValueCodec codec = codec(method, by);

        assertThat(codec.keep(value).json()).isEqualTo(json);
        assertThat(codec.decode(json)).isInstanceOf(value.getClass());
        assertThat(codec.keep(codec.decode(json)).json()).isEqualTo(json);
    }

    static Stream<Arguments> kept() throws Exception {
        String kate = "{\"owner\":\"kate\",\"notes\":[\"x\"]}";
        Account hashed = new Account("kate", new ArrayList<>(List.of("x")));
        hashed.hash = 7;
        return Stream.of(
                arguments("account", new AccountCodec(), KATE, kate),
                arguments("account", new AccountCodec(), hashed, kate),
                arguments("accounts", new AccountCodec(), new ArrayList<>(List.of(KATE)), "[" + kate + "]"),
                arguments(
                        "accountSet", new AccountCodec(), new HashSet<>(List.of(KATE)), "{\"hashSet\":[" + kate + "]}"),
                arguments("url", new UrlCodec(), new URL("http://nowhere.invalid/x"), "\"http://nowhere.invalid/x\""),
                arguments("instant", new Seconds(), Instant.ofEpochSecond(5), "5"),
                arguments("ints", new IntRanges(), new Range<>(5), "5"),
                arguments(
                        "tree",
                        new TreeCodec(),
                        new Tree(new ArrayList<>(List.of(new Tree(new ArrayList<>()), new Tree(new ArrayList<>())))),
                        "[[],[]]"),
                arguments("money", new MoneyCodec(), new Euro("5"), "\"5\""));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("refused")
    void isRefusedWithTheNameOfTheCodec(String method, Codec<?, ?> by, Object value, String reason) {
        assertThatThrownBy(() -> codec(method, by).keep(value))
                .isInstanceOf(UnkeepableException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("secret")
                .hasMessageContaining(by.getClass().getName());
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("account", new Forgetful(), KATE, "which does not come back the same from io.memoise.codec"),
                arguments("account", new Throwing(), KATE, "which throws a java.lang.IllegalStateException"),
                arguments("accounts", new Throwing(), List.of(KATE), "the result at $[0] can't be written by"),
                arguments(
                        "account",
                        new Nulls(),
                        KATE,
                        "can't be written by io.memoise.codec.CodecsTest$Nulls, which gives"),
                arguments("account", new Unreading(), KATE, "can't be read by"),
                arguments("account", new ReadingNull(), KATE, "which gives null"),
                arguments("account", new ToUnkeepable(), KATE, "declared as java.util.function.Supplier"),
                arguments("instant", new Seconds(), Instant.ofEpochSecond(5, 1), "does not come back the same from"),
                arguments("money", new MoneyCodec(), new Dollar("5"), "does not come back the same from"));
    }

    @Test
    void whatIsFoundTwiceIsRefusedUnlessItsAuthorSaysThatItIsImmutable() throws UnkeepableException {
        Account empty = new Account("kate", List.of());
        assertThatThrownBy(() -> codec("twoAccounts", new AccountCodec()).keep(new Pair<>(empty, empty)))
                .hasMessageContaining("the result at $.second is an object that is also found at another place");

        Kept kept = codec("twoAccounts", new Immutable()).keep(new Pair<>(empty, empty));
        assertThat(kept.immutable()).isTrue();
        assertThat(codec("account", new AccountCodec()).keep(empty).immutable()).isFalse();
    }

    @Test
    void aCodecThatNeverEndsIsRefused() {
        assertThatThrownBy(() -> codec("account", new Endless()).keep(KATE))
                .hasMessage("the result is nested too deep for what is left of the stack");
    }

    @Test
    void whatTheCodecNeverWroteIsRefused() {
        assertThatThrownBy(() -> codec("account", new AccountCodec()).decode("{\"owner\":1}"))
                .hasMessageContaining("the stored value at $.owner is a JSON NUMBER");
        assertThatThrownBy(() -> codec("url", new UrlCodec()).decode("\"nothing\""))
                .hasMessage("the stored value can't be read by io.memoise.codec.CodecsTest$UrlCodec, which throws a"
                        + " java.lang.IllegalArgumentException");
    }

    @Test
    void isForItsTypeAndNoOther() {
        assertThat(codec("texts", new IntRanges()).shape()).doesNotContain("codec(");
        assertThat(codec("accounts", new UrlCodec()).shape()).doesNotContain("codec(");
    }

    @Test
    void theShapeNamesTheCodecAndWhatItWrites() {
        assertThat(codec("account", new AccountCodec()).shape())
                .isEqualTo("1 codec(io.memoise.codec.CodecsTest$AccountCodec 0 {notes:List<String>;owner:String;})");
        assertThat(codec("account", new Immutable()).shape())
                .isEqualTo("1 codec(io.memoise.codec.CodecsTest$Immutable 3 {notes:List<String>;owner:String;})");
        assertThat(codec("tree", new TreeCodec()).shape())
                .isEqualTo("1 codec(io.memoise.codec.CodecsTest$TreeCodec 0 List<#0>)");
    }

    @Test
    void theFirstGoesBeforeTheNext() {
        Codecs both = Codecs.of(List.of(new Immutable())).then(Codecs.of(List.of(new AccountCodec(), new UrlCodec())));
        assertThat(shape("account", both)).contains("$Immutable ");
        assertThat(shape("url", both)).contains("$UrlCodec ");
        assertThat(shape("url", Codecs.NONE.then(both))).contains("$UrlCodec ");
    }

    @Test
    void aCodecThatDoesNotSayWhatItIsForIsAnError() {
        assertThatThrownBy(() -> Codecs.of(List.of(new Open<String>())))
                .isInstanceOf(MemoiseConfigurationException.class)
                .hasMessageContaining("the codec io.memoise.codec.CodecsTest$Open does not say what it writes");
        assertThatThrownBy(() -> Codecs.of(List.of((Codec<?, ?>) new RawOne())))
                .hasMessageContaining("does not say what it writes");
        assertThatThrownBy(() -> Codecs.of(List.of(new AccountCodec(), new Immutable())))
                .hasMessageContaining("are both for io.memoise.codec.CodecsTest$Account; leave one out");
    }

    @Test
    void codecsAreMadeByTheirConstructor() {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        assertThat(shape("account", Codecs.made(List.of(AccountCodec.class), lookup)))
                .contains("$AccountCodec");
        assertThatThrownBy(() -> Codecs.made(List.of(WithParameter.class), lookup))
                .isInstanceOf(MemoiseConfigurationException.class)
                .hasMessageContaining("it has no constructor without parameters that memoise may call");
        assertThatThrownBy(() -> Codecs.made(List.of(Unmade.class), lookup))
                .hasMessageContaining("its constructor throws a java.lang.IllegalStateException");
    }

    /** Public, as services must be. */
    public static final class Service extends AsText<URI> {
        @Override
        public URI read(String stored) {
            return URI.create(stored);
        }
    }

    @Test
    void servicesAreThoseThatTheLoaderSees(@TempDir Path directory) throws Exception {
        assertThat(Codecs.services(CodecsTest.class.getClassLoader())).isSameAs(Codecs.NONE);
        try (URLClassLoader loader = serving(directory, Service.class.getName())) {
            Codecs found = Codecs.services(loader);
            assertThat(found.covering(URI.create("x")).name()).isEqualTo(Service.class.getName());
            assertThat(Codecs.services(loader)).isSameAs(found);
        }
        try (URLClassLoader loader = serving(directory, "com.acme.Missing")) {
            assertThatThrownBy(() -> Codecs.services(loader))
                    .isInstanceOf(MemoiseConfigurationException.class)
                    .hasMessageContaining("com.acme.Missing");
        }
    }

    private static URLClassLoader serving(Path directory, String name) throws Exception {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve(Codec.class.getName()), name);
        return new URLClassLoader(new URL[] {directory.toUri().toURL()}, CodecsTest.class.getClassLoader());
    }

    @Test
    void aListOfACodecsTypeIsComparedAsAList() throws UnkeepableException {
        ValueCodec codec = codec("accounts", new AccountCodec());
        List<Account> accounts = new ArrayList<>(List.of(KATE, new Account("b", new ArrayList<>())));
        List<?> copy = (List<?>) codec.keep(accounts).copy();
        assertThat(copy).hasSize(2);
        assertThat(copy.get(0)).isNotSameAs(KATE);
        assertThat(((Account) copy.get(1)).owner).isEqualTo("b");
    }

    private static ValueCodec codec(String method, Codec<?, ?> by) {
        return ValueCodec.of(
                Returns.method(Source.class, method), null, MethodHandles.lookup(), Codecs.of(List.of(by)));
    }

    private static String shape(String method, Codecs codecs) {
        return ValueCodec.of(Returns.method(Source.class, method), null, MethodHandles.lookup(), codecs)
                .shape();
    }
}
