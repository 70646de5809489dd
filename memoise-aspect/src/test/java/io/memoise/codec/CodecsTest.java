package io.memoise.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.memoise.Codec;
import io.memoise.MemoiseConfigurationException;
import io.memoise.codec.Returns.Pair;
import java.lang.invoke.MethodHandles;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CodecsTest implements SampleCodecs {
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

        Id<Integer> idOfInteger();

        Id<String> idOfText();

        @SuppressWarnings("rawtypes")
        Id rawId();

        List<Id<?>> ids();
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
                arguments("money", new MoneyCodec(), new Euro("5"), "\"5\""),
                arguments("idOfInteger", new AnyIds(), new Id<>("5"), "\"#5\""),
                arguments("idOfText", new AnyIds(), new Id<>("5"), "\"#5\""),
                arguments("rawId", new AnyIds(), new Id<>("5"), "\"#5\""),
                arguments("ids", new AnyIds(), new ArrayList<>(List.of(new Id<>("5"))), "[\"#5\"]"),
                arguments("idOfText", new RawIds(), new Id<>("5"), "\"#5\""),
                arguments("rawId", new RawIds(), new Id<>("5"), "\"#5\""),
                arguments("idOfInteger", new IntegerIds(), new Id<>("5"), "\"#5\""),
                arguments("idOfText", new IntegerIds(), new Id<>("5"), "{\"text\":\"5\"}"),
                arguments("rawId", new IntegerIds(), new Id<>("5"), "{\"text\":\"5\"}"));
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
                        "can't be written by io.memoise.codec.SampleCodecs$Nulls, which gives"),
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
    void whatNestsWithinItsOwnCodecIsComparedOncePerLevel() throws UnkeepableException {
        Tree deep = new Tree(new ArrayList<>());
        for (int i = 0; i < 90; i++) {
            deep = new Tree(new ArrayList<>(List.of(deep)));
        }
        assertThat(codec("tree", new TreeCodec()).keep(deep).json()).isEqualTo("[".repeat(91) + "]".repeat(91));
    }

    @Test
    void whatTheCodecNeverWroteIsRefused() {
        assertThatThrownBy(() -> codec("account", new AccountCodec()).decode("{\"owner\":1}"))
                .hasMessageContaining("the stored value at $.owner is a JSON NUMBER");
        assertThatThrownBy(() -> codec("url", new UrlCodec()).decode("\"nothing\""))
                .hasMessage("the stored value can't be read by io.memoise.codec.SampleCodecs$UrlCodec, which throws a"
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
                .isEqualTo("1 codec(io.memoise.codec.SampleCodecs$AccountCodec 0 {notes:List<String>;owner:String;})");
        assertThat(codec("account", new Immutable()).shape())
                .isEqualTo("1 codec(io.memoise.codec.SampleCodecs$Immutable 3 {notes:List<String>;owner:String;})");
        assertThat(codec("tree", new TreeCodec()).shape())
                .isEqualTo("1 codec(io.memoise.codec.SampleCodecs$TreeCodec 0 List<#0>)");
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
                .hasMessageContaining("the codec io.memoise.codec.SampleCodecs$Open does not say what it writes");
        assertThatThrownBy(() -> Codecs.of(List.of((Codec<?, ?>) new RawOne())))
                .hasMessageContaining("does not say what it writes");
        assertThatThrownBy(() -> Codecs.of(List.of(new AccountCodec(), new Immutable())))
                .hasMessageContaining("are both for io.memoise.codec.SampleCodecs$Account; leave one out");
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
