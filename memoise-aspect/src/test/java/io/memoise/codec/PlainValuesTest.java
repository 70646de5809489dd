package io.memoise.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.memoise.access.FieldAccess;
import io.memoise.access.FieldAccess.Making;
import io.memoise.codec.Returns.Pair;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlainValuesTest implements PlainValues {
    class Inner {
        int x;
    }

    interface Source {
        Bean bean();

        List<Bean> beans();

        Pair<Bean, Bean> twoBeans();

        Money money();

        Pair<Money, Money> twoMonies();

        Set<Money> monies();

        Derived derived();

        Base<Integer> base();

        Fraction fraction();

        Link link();

        Fixed fixed();

        Lazy lazy();

        Nothing nothing();

        Inner inner();

        Resource resource();

        OwnList ownList();

        Failure failure();

        Abstract abstracted();

        Supplier<String> supplier();

        Exploding exploding();

        Object object();

        ThreadLocal<String> local();
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("values")
    void comesBackTheSame(String method, Object value, String json, boolean immutable) throws UnkeepableException {
        Kept kept = codec(method).keep(value);

        assertThat(kept.json()).isEqualTo(json);
        assertThat(kept.immutable()).isEqualTo(immutable);
        assertThat(kept.copy() == value).isEqualTo(immutable);
        assertThat(Described.text(kept.copy())).isEqualTo(Described.text(value));
        assertThat(Described.text(codec(method).decode(json))).isEqualTo(Described.text(value));
    }

    static Stream<Arguments> values() {
        Derived derived = new Derived();
        derived.value = new ArrayList<>(List.of("v"));
        ((Base<?>) derived).name = "above";
        derived.name = "below";
        Base<Integer> base = new Base<>();
        base.value = 5;
        Fraction fraction = new Fraction();
        fraction.over = 3;
        Link link = new Link();
        link.next = new Link();
        Money money = new Money("EUR250");
        return Stream.of(
                arguments("bean", Bean.of(null, 0), "{\"name\":null,\"count\":0}", false),
                arguments("beans", new ArrayList<>(List.of(Bean.of("a", 1))), "[{\"name\":\"a\",\"count\":1}]", false),
                arguments("money", money, "{\"cents\":250,\"currency\":\"EUR\"}", true),
                arguments(
                        "twoMonies",
                        new Pair<>(money, money),
                        "{\"first\":{\"cents\":250,\"currency\":\"EUR\"},\"second\":{\"cents\":250,\"currency\":\"EUR\"}}",
                        true),
                arguments("monies", Set.of(money), "{\"immutableSet\":[{\"cents\":250,\"currency\":\"EUR\"}]}", true),
                arguments("derived", derived, "{\"value\":[\"v\"],\"super.name\":\"above\",\"name\":\"below\"}", false),
                arguments("base", base, "{\"value\":5,\"name\":null}", false),
                arguments("fraction", fraction, "{\"over\":3}", false),
                arguments("link", link, "{\"next\":{\"next\":null,\"anything\":null},\"anything\":null}", false),
                arguments(
                        "fixed",
                        new Fixed(null, List.of("a")),
                        "{\"next\":null,\"list\":{\"immutable\":[\"a\"]}}",
                        true),
                arguments("fixed", new Fixed(null, new ArrayList<>()), "{\"next\":null,\"list\":[]}", false),
                arguments("lazy", new Lazy("a", 0), "{\"name\":\"a\"}", false),
                arguments("nothing", new Nothing(), "{}", true),
                arguments("resource", null, "null", true));
    }

    @Test
    void nothingOfWhatTheConstructorDoesStays() throws UnkeepableException {
        int before = Bean.made;
        Bean copy = (Bean) codec("bean").decode("{\"name\":\"a\",\"count\":1}");

        assertThat(copy.cache).isNull();
        assertThat(Bean.made).isEqualTo(before + 1);
    }

    @Test
    void setsOfObjectsWithoutAnEqualityOfTheirOwnAreComparedByTheirFields() throws UnkeepableException {
        Set<Money> monies = new HashSet<>();
        monies.add(new Money("EUR1"));

        assertThat(Described.text(codec("monies").keep(monies).copy())).isEqualTo(Described.text(monies));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("refusals")
    void isRefused(String method, Object value, String reason) {
        Checks.refuses(codec(method), value, reason);
    }

    static Stream<Arguments> refusals() {
        Bean bean = Bean.of("a", 1);
        Bean caching = Bean.of("a", 1);
        caching.cache = "x";
        Link cycle = new Link();
        cycle.next = cycle;
        Link holder = new Link();
        holder.anything = "x";
        List<String> shared = new ArrayList<>();
        return Stream.of(
                arguments("bean", caching, "whose transient field 'cache' is set, which is not written"),
                arguments("bean", new Bean() {}, "$1, declared as io.memoise.codec.PlainValues$Bean; declare the"),
                arguments("lazy", new Lazy("a", 5), "whose transient field 'hash' is set"),
                arguments("twoBeans", new Pair<>(bean, bean), "the result at $.second is an object that is also found"),
                arguments("link", cycle, "the result at $.next is an object that is also found at another place"),
                arguments(
                        "link", holder, "the result at $.anything is a java.lang.String, declared as java.lang.Object"),
                arguments(
                        "fixed",
                        new Fixed(new Fixed(null, shared), shared),
                        "the result at $.list is an object that is also found at another place"),
                arguments("fixed", chain(101), "nested deeper than 100 levels"),
                arguments("inner", new PlainValuesTest().new Inner(), "an inner class with an outer object"),
                arguments("resource", new Resource(), "which can be closed"),
                arguments("ownList", new OwnList(), "which is a collection of the program's own"),
                arguments("failure", new Failure(), "which extends java.lang.Exception, whose state can't be read"),
                arguments(
                        "abstracted",
                        new Concrete(),
                        "which is not sealed, so that the classes of its objects are not"),
                arguments(
                        "supplier",
                        (Supplier<String>) () -> "",
                        "declared as java.util.function.Supplier, which memoise"),
                arguments("object", new Nothing(), "declared as java.lang.Object, which says nothing of what"),
                arguments("local", new ThreadLocal<>(), "is a java.lang.ThreadLocal, which memoise can't write"));
    }

    @Test
    void aClassWithoutALastingNameIsRefused() throws Exception {
        class Local {
            int x;
        }
        assertThat(PlainClass.obstacle(Local.class)).contains("without a lasting name");
        assertThat(PlainClass.obstacle(new Nothing() {}.getClass())).contains("without a lasting name");
        Runnable lambda = () -> {};
        assertThat(PlainClass.obstacle(lambda.getClass())).contains("without a lasting name");
        assertThat(codec("object").immutable(lambda)).isFalse();
        assertThat(codec("object").immutable(new Local())).isFalse();
    }

    @Test
    void whatAConstructorThrowsIsNamed() throws UnkeepableException {
        ValueCodec codec = codec("exploding");
        Exploding value = new Exploding();
        Exploding.armed = true;
        try {
            assertThatThrownBy(() -> codec.keep(value))
                    .hasMessage("the result read back is refused by the constructor of io.memoise.codec"
                            + ".PlainValues$Exploding with a java.lang.IllegalStateException");
        } finally {
            Exploding.armed = false;
        }
        assertThat(codec.keep(value).json()).isEqualTo("{}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            value = {
                "bean ~ 1 {count:int;name:String;}",
                "derived ~ 1 {name:String;super.name:String;value:List<String>;}",
                "base ~ 1 {name:String;value:Integer;}",
                "link ~ 1 {anything:never java.lang.Object;next:#0;}",
                "inner ~ 1 never io.memoise.codec.PlainValuesTest$Inner",
            })
    void theShapeTellsTheFields(String method, String shape) {
        assertThat(codec(method).shape()).isEqualTo(shape);
    }

    static final class Swapped {
        final int first;
        final int second;

        Swapped(int first, int second) {
            this.first = second;
            this.second = first;
        }
    }

    /** Where reflection is not let in, as in a module that opens nothing. */
    @Test
    void aConstructorThatTakesTheFieldsInOrderIsCheckedEachTime() throws Throwable {
        Making fixed = byConstructor(Fixed.class, Fixed.class, List.class);
        Fixed made = (Fixed) fixed.make(new Object[] {null, List.of("a")});
        assertThat(made.list).containsExactly("a");

        Making swapped = byConstructor(Swapped.class, int.class, int.class);
        assertThat(((Swapped) swapped.make(new Object[] {1, 1})).second).isEqualTo(1);
        assertThatThrownBy(() -> swapped.make(new Object[] {1, 2}))
                .hasMessage(
                        "comes from a constructor of io.memoise.codec.PlainValuesTest$Swapped that changes the field"
                                + " 'first'");
    }

    private static Making byConstructor(Class<?> type, Class<?>... parameters) {
        PlainClass plain = PlainClass.of(type);
        assertThat(plain.types()).isEqualTo(parameters);
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        Components components = new Components(lookup);
        return Maker.checked(
                FieldAccess.constructor(type, lookup, parameters).orElseThrow(),
                plain.names(),
                components.of(plain.fields()).orElseThrow(),
                new Structure(components, Codecs.NONE));
    }

    private static Fixed chain(int levels) {
        Fixed chain = null;
        for (int i = 0; i < levels; i++) {
            chain = new Fixed(chain, null);
        }
        return chain;
    }

    private static ValueCodec codec(String method) {
        return Returns.codec(Source.class, method, null);
    }
}
