package io.memoise.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SealedValuesTest {
    sealed interface Shape permits Circle, Polygon, Fill {}

    record Circle(double radius) implements Shape {}

    sealed interface Polygon extends Shape permits Square, Many {}

    record Square(int side) implements Polygon {}

    static final class Many implements Polygon {
        final List<Integer> corners;

        Many(List<Integer> corners) {
            this.corners = corners;
        }
    }

    enum Fill implements Shape {
        FULL,
        EMPTY {
            @Override
            public String toString() {
                return "none";
            }
        }
    }

    sealed interface Outcome<T> {}

    record Right<V>(V value) implements Outcome<V> {}

    record Lists<V>(List<V> all) implements Outcome<List<V>> {}

    record Arrays<V>(V one) implements Outcome<V[]> {}

    record Wrong<A, B>(B why) implements Outcome<A> {}

    record Fixed(int number) implements Outcome<Integer> {}

    sealed interface Expression {}

    record Number(int value) implements Expression {}

    record Sum(Expression left, Expression right) implements Expression {}

    static sealed class Animal {
        String name;
    }

    static final class Dog extends Animal {
        int age;
    }

    static non-sealed class Cat extends Animal {}

    static class Lion extends Cat {}

    sealed interface Maybe {}

    static final class Absent implements Maybe {
        static final Absent INSTANCE = new Absent();

        private Absent() {}
    }

    sealed interface Named {}

    static final class Here {
        record Same(int x) implements Named {}
    }

    static final class There {
        record Same(String x) implements Named {}
    }

    sealed interface Open {}

    non-sealed interface Wide extends Open {}

    record Narrow(int x) implements Wide {}

    interface Source {
        Shape shape();

        List<Shape> shapes();

        Map<Shape, Shape> byShape();

        Square square();

        Outcome<String> outcome();

        Outcome<List<String>> lists();

        Outcome<String[]> array();

        Outcome<?> anything();

        Expression expression();

        Animal animal();

        Maybe maybe();

        Absent absent();

        Named named();

        Open open();
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("values")
    void comesBackUnderItsTag(String method, Object value, String json) throws UnkeepableException {
        Checks.comesBack(codec(method), value, json);
    }

    static Stream<Arguments> values() {
        Animal animal = new Animal();
        animal.name = "a";
        Dog dog = new Dog();
        dog.name = "d";
        dog.age = 3;
        return Stream.of(
                arguments("shape", null, "null"),
                arguments("shape", new Circle(0.5), "{\"Circle\":{\"radius\":0.5}}"),
                arguments("shape", new Square(2), "{\"Square\":{\"side\":2}}"),
                arguments("shape", new Many(new ArrayList<>(List.of(1))), "{\"Many\":{\"corners\":[1]}}"),
                arguments("shape", Fill.EMPTY, "{\"Fill\":\"EMPTY\"}"),
                arguments("square", new Square(2), "{\"side\":2}"),
                arguments("shapes", new ArrayList<>(List.of(Fill.FULL)), "[{\"Fill\":\"FULL\"}]"),
                arguments(
                        "byShape",
                        Map.of(Fill.FULL, new Square(1)),
                        "{\"immutable\":[[{\"Fill\":\"FULL\"},{\"Square\":{\"side\":1}}]]}"),
                arguments("outcome", new Right<>("x"), "{\"Right\":{\"value\":\"x\"}}"),
                arguments("outcome", new Wrong<>(null), "{\"Wrong\":{\"why\":null}}"),
                arguments("outcome", new Fixed(1), "{\"Fixed\":{\"number\":1}}"),
                arguments("lists", new Lists<>(new ArrayList<>(List.of("x"))), "{\"Lists\":{\"all\":[\"x\"]}}"),
                arguments("array", new Arrays<>("x"), "{\"Arrays\":{\"one\":\"x\"}}"),
                arguments(
                        "expression",
                        new Sum(new Number(1), new Number(2)),
                        "{\"Sum\":{\"left\":{\"Number\":{\"value\":1}},\"right\":{\"Number\":{\"value\":2}}}}"),
                arguments("animal", animal, "{\"Animal\":{\"name\":\"a\"}}"),
                arguments("animal", dog, "{\"Dog\":{\"name\":\"d\",\"age\":3}}"),
                arguments(
                        "named",
                        new There.Same("x"),
                        "{\"io.memoise.codec.SealedValuesTest$There$Same\":{\"x\":\"x\"}}"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            value = {
                "shape ~ 1 sealed(Circle:{radius:double;};Fill:enum(EMPTY|FULL);Many:{corners:List<Integer>;};"
                        + "Square:{side:int;};)",
                "expression ~ 1 sealed(Number:{value:int;};Sum:{left:#0;right:#0;};)",
                "animal ~ 1 sealed(Animal:{name:String;};Cat:{name:String;};Dog:{age:int;name:String;};)",
            })
    void theShapeTellsEverySubtype(String method, String shape) {
        assertThat(codec(method).shape()).isEqualTo(shape);
    }

    @Test
    void theOneObjectOfAClassWithoutFieldsComesBackAsThatOne() throws UnkeepableException {
        Kept kept = codec("maybe").keep(Absent.INSTANCE);

        assertThat(kept.json()).isEqualTo("{\"Absent\":\"INSTANCE\"}");
        assertThat(codec("maybe").decode(kept.json())).isSameAs(Absent.INSTANCE);
        assertThat(codec("absent").keep(new Absent()).json()).isEqualTo("{}");
        assertThat(codec("absent").decode("{}")).isInstanceOf(Absent.class).isNotSameAs(Absent.INSTANCE);
        assertThatThrownBy(() -> codec("absent").decode("\"OTHER\""))
                .hasMessage("the stored value is no constant of its class");
        assertThat(codec("maybe").shape()).isEqualTo("1 sealed(Absent:constants[INSTANCE];)");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("refusals")
    void isRefused(String method, Object value, String reason) {
        Checks.refuses(codec(method), value, reason);
    }

    static Stream<Arguments> refusals() {
        Expression deep = new Number(1);
        for (int i = 0; i < 100; i++) {
            deep = new Sum(deep, new Number(1));
        }
        return Stream.of(
                arguments(
                        "animal",
                        new Lion(),
                        "is a io.memoise.codec.SealedValuesTest$Lion, which io.memoise.codec"
                                + ".SealedValuesTest$Animal does not permit itself"),
                arguments("open", new Narrow(1), "does not permit itself; make its supertype sealed"),
                arguments("anything", new Right<>("x"), "the result at $.value is a java.lang.String, declared as"),
                arguments("outcome", new Wrong<>("x"), "the result at $.why is a java.lang.String, declared as"),
                arguments("outcome", new Right<>(1), "the result at $.value is a java.lang.Integer, declared as"),
                arguments("expression", deep, "nested deeper than 100 levels"));
    }

    @Test
    void whatNestsAHundredLevelsDeepIsKept() throws UnkeepableException {
        Expression deep = new Number(1);
        for (int i = 0; i < 99; i++) {
            deep = new Sum(deep, new Number(i));
        }
        assertThat(codec("expression").keep(deep).copy()).isEqualTo(deep);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            value = {
                "{\"Triangle\":{}} ~ the stored value is of no type that io.memoise.codec.SealedValuesTest$Shape permits",
                "{\"Square\":null} ~ the stored value is of no type",
                "{\"Square\":{\"side\":1},\"Circle\":{}} ~ the stored value can't be taken through JSON",
                "{} ~ the stored value can't be taken through JSON",
                "{\"Fill\":\"HALF\"} ~ is no constant of",
            })
    void anotherTextIsRefused(String json, String reason) {
        assertThatThrownBy(() -> codec("shape").decode(json))
                .isInstanceOf(UnkeepableException.class)
                .hasMessageContaining(reason);
    }

    private static ValueCodec codec(String method) {
        return Returns.codec(Source.class, method, null);
    }
}
