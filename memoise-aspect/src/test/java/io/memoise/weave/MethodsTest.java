package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memoise;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods that look alike and share no memo. */
class MethodsTest extends InMemory {
    @TempDir
    Path directory;

    private static String ran(String answer) {
        BODIES.incrementAndGet();
        return answer;
    }

    static final class Overloads {
        private Overloads() {}

        @Memoise
        static String of(int number) {
            return ran("int");
        }

        @Memoise
        static String of(long number) {
            return ran("long");
        }

        @Memoise
        static String of(Integer number) {
            return ran("Integer");
        }

        @Memoise
        static String of(Object number) {
            return ran("Object");
        }

        @Memoise
        static String of(int... numbers) {
            return ran("int...");
        }

        @Memoise
        static String of(Integer[] numbers) {
            return ran("Integer[]");
        }

        @Memoise
        static String of(Object first, Object second) {
            return ran("two");
        }

        @Memoise
        static String of() {
            return ran("none");
        }

        @Memoise
        static String off(int number) {
            return ran("another name");
        }
    }

    static class Base {
        @Memoise
        String overridden(String argument) {
            return ran("base");
        }

        @Memoise
        String inherited(String argument) {
            return ran("inherited by " + kind());
        }

        String kind() {
            return "base";
        }

        @Memoise
        private String own(String argument) {
            return ran("base's own");
        }

        String callOwn() {
            return own("x");
        }

        @Memoise
        static String hidden(String argument) {
            return ran("static of base");
        }

        @Memoise
        Object covariant(String argument) {
            return ran("Object of base");
        }
    }

    static class Cat extends Base {
        @Override
        @Memoise
        String overridden(String argument) {
            return ran("cat over " + super.overridden(argument));
        }

        @Override
        String kind() {
            return "cat";
        }

        @Memoise
        private String own(String argument) {
            return ran("cat's own");
        }

        String callCatsOwn() {
            return own("x");
        }

        @Memoise
        static String hidden(String argument) {
            return ran("static of cat");
        }

        @Override
        @Memoise
        String covariant(String argument) {
            return ran("String of cat");
        }
    }

    static final class Dog extends Base {
        /** Overrides without the annotation, which is not inherited. */
        @Override
        String overridden(String argument) {
            return "dog over " + super.overridden(argument);
        }

        @Override
        String kind() {
            return "dog";
        }
    }

    @Test
    void overloadsShareNothing() throws Exception {
        new Everywhere(directory)
                .call("int", () -> Overloads.of(1))
                .call("long", () -> Overloads.of(1L))
                .call("Integer", () -> Overloads.of(Integer.valueOf(1)))
                .call("Object", () -> Overloads.of((Object) 1))
                .call("int...", () -> Overloads.of(new int[] {1}))
                .call("Integer[]", () -> Overloads.of(new Integer[] {1}))
                .call("two", () -> Overloads.of(1, (Object) 1))
                .call("none", Overloads::of)
                .call("another name", () -> Overloads.off(1))
                .eachAnswersForItself();
    }

    @Test
    void overridingMethodsAndThoseTheyCallShareNothing() throws Exception {
        new Everywhere(directory)
                .call("base", () -> new Base().overridden("x"))
                .call("cat over base", () -> new Cat().overridden("x"))
                .call("dog over base", () -> new Dog().overridden("x"))
                .eachAnswersForItself();
    }

    @Test
    void anInheritedMethodAnswersForTheClassItIsCalledOn() throws Exception {
        new Everywhere(directory)
                .call("inherited by base", () -> new Base().inherited("x"))
                .call("inherited by cat", () -> new Cat().inherited("x"))
                .call("inherited by dog", () -> new Dog().inherited("x"))
                .eachAnswersForItself();
    }

    @Test
    void privateAndStaticMethodsOfOneNameShareNothing() throws Exception {
        new Everywhere(directory)
                .call("base's own", () -> new Base().callOwn())
                .call("cat's own", () -> new Cat().callCatsOwn())
                .call("static of base", () -> Base.hidden("x"))
                .call("static of cat", () -> Cat.hidden("x"))
                .eachAnswersForItself();
    }

    @Test
    void theMethodThatASuperclassHasOfTheSameObjectIsAnother() {
        Cat cat = new Cat();
        assertThat(cat.callCatsOwn()).isEqualTo("cat's own");
        assertThat(cat.callOwn()).isEqualTo("base's own");
    }

    @Test
    void anotherReturnTypeIsAnotherMethod() throws Exception {
        Base cat = new Cat();
        new Everywhere(directory)
                .call("String of cat", () -> String.valueOf(cat.covariant("x")))
                .eachAnswersForItself();
        assertThat(new Base().covariant("x")).isEqualTo("Object of base");
    }

    @Test
    void aBridgeAndItsMethodRunOneBody() {
        Base asBase = new Cat();
        assertThat(asBase.covariant("once")).isEqualTo(new Cat().covariant("once"));
        assertThat(BODIES).hasValue(1);
        Function<String, String> asFunction = new Upper();
        assertThat(asFunction.apply("a")).isEqualTo("A").isEqualTo(new Upper().apply("a"));
        assertThat(BODIES).hasValue(2);
    }

    static final class Upper implements Function<String, String> {
        @Override
        @Memoise
        public String apply(String text) {
            return ran(text.toUpperCase(java.util.Locale.ROOT));
        }
    }

    static final class Lower implements Function<String, String> {
        @Override
        @Memoise
        public String apply(String text) {
            return ran(text.toLowerCase(java.util.Locale.ROOT));
        }
    }

    @Test
    void implementationsOfOneInterfaceShareNothing() throws Exception {
        Function<String, String> upper = new Upper();
        Function<String, String> lower = new Lower();
        new Everywhere(directory)
                .call("AB", () -> upper.apply("Ab"))
                .call("ab", () -> lower.apply("Ab"))
                .eachAnswersForItself();
    }

    interface Named {
        String name();

        @Memoise
        default String greet(String greeting) {
            return ran(greeting + " " + name());
        }

        @Memoise
        static String of(String greeting) {
            return ran("static " + greeting);
        }
    }

    record Person(String name) implements Named {}

    record Animal(String name) implements Named {
        @Override
        @Memoise
        public String greet(String greeting) {
            return ran("growl, then " + Named.super.greet(greeting));
        }
    }

    enum City implements Named {
        ROME
    }

    @Test
    void defaultMethodsAnswerForTheClassAndItsState() throws Exception {
        new Everywhere(directory)
                .call("hi ROME", () -> new Person("ROME").greet("hi"))
                .call("hi OSLO", () -> new Person("OSLO").greet("hi"))
                .call("growl, then hi ROME", () -> new Animal("ROME").greet("hi"))
                .call("static hi", () -> Named.of("hi"))
                .eachAnswersForItself();
        assertThat(City.ROME.greet("hi")).isEqualTo("hi ROME").isEqualTo(City.ROME.greet("hi"));
    }

    enum Operation {
        PLUS {
            @Override
            @Memoise
            String apply(int one, int two) {
                return ran(one + "+" + two);
            }
        },
        MINUS {
            @Override
            @Memoise
            String apply(int one, int two) {
                return ran(one + "-" + two);
            }
        };

        abstract String apply(int one, int two);

        @Memoise
        String describe() {
            return ran(name() + apply(0, 0));
        }
    }

    @Test
    void constantsOfAnEnumShareNothing() throws Exception {
        new Everywhere(directory)
                .call("1+2", () -> Operation.PLUS.apply(1, 2))
                .call("1-2", () -> Operation.MINUS.apply(1, 2))
                .call("PLUS0+0", Operation.PLUS::describe)
                .call("MINUS0-0", Operation.MINUS::describe)
                .eachAnswersForItself();
    }

    @Test
    void aVarargsArrayIsTheArrayItIs() throws Exception {
        new Everywhere(directory)
                .call("[[a, b]]", () -> joined("a", "b"))
                .call("[[[a, b]]]", () -> joined((Object) new String[] {"a", "b"}))
                .call("[[]]", () -> joined())
                .call("[[null]]", () -> joined((Object) null))
                .call("[null]", () -> joined((Object[]) null))
                .eachAnswersForItself();
        assertThat(joined(new Object[] {"a", "b"})).isEqualTo("[[a, b]]");
    }

    @Memoise
    private static String joined(Object... parts) {
        return ran(java.util.Arrays.deepToString(new Object[] {parts}));
    }
}
