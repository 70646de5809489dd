package io.memoise.codec;

import static io.memoise.codec.Returns.method;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memoise.codec.Returns.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeResolverTest {
    interface Source<T> {
        T get();

        default Map<String, List<Page<T>>> pages() {
            return Map.of();
        }

        default String name() {
            return "";
        }

        default <M extends Integer> List<M> own() {
            return List.of();
        }

        default List<? extends T> wild() {
            return List.of();
        }

        @SuppressWarnings("unchecked")
        default T[] array() {
            return (T[]) new Object[0];
        }

        static <S> S fixed() {
            return null;
        }
    }

    abstract static class Between<A, B> implements Comparable<A>, Source<List<B>> {}

    abstract static class Names extends Between<Integer, String> {}

    abstract static class Raw<T extends Comparable<T>> implements Source<T> {}

    abstract static class Plain<E extends Number & Runnable> implements Source<E> {}

    abstract static class Ints implements Source<Integer> {}

    @ParameterizedTest(name = "{0}")
    @CsvSource({"get,true", "pages,true", "wild,true", "array,true", "name,false", "own,false", "fixed,false"})
    void aReturnTypeDependsOnTheReceiverWhereItMentionsAVariableOfTheClass(String method, boolean depends) {
        assertThat(ValueCodec.dependsOnReceiver(method(Source.class, method))).isEqualTo(depends);
    }

    @Test
    void variablesAreResolvedThroughTheReceiversClass() {
        assertThat(shape("get", Names.class)).isEqualTo("1 List<String>");
        assertThat(shape("get", Ints.class)).isEqualTo("1 Integer");
        assertThat(shape("pages", Names.class))
                .isEqualTo("1 Map<String,List<{items:List<List<String>>;name:String;}>>");
        assertThat(shape("wild", Names.class)).isEqualTo("1 List<List<String>>");
    }

    @Test
    void variablesThatNothingIsKnownOfAreTheirBounds() {
        assertThat(shape("get", null)).isEqualTo("1 never java.lang.Object");
        assertThat(shape("get", String.class)).isEqualTo("1 never java.lang.Object");
        assertThat(shape("get", Raw.class)).isEqualTo("1 never java.lang.Comparable");
        assertThat(shape("get", Plain.class)).isEqualTo("1 never java.lang.Number");
        assertThat(shape("own", Names.class)).isEqualTo("1 List<Integer>");
    }

    @Test
    void aValueIsKeptByTheReceiversType() throws UnkeepableException {
        Map<String, List<Page<List<String>>>> pages = new LinkedHashMap<>();
        pages.put("a", List.of(new Page<>("p", new ArrayList<>(List.of(List.of("x"))))));

        assertThat(Returns.codec(Source.class, "pages", Names.class).keep(pages).json())
                .isEqualTo(
                        "{\"linked\":{\"a\":{\"immutable\":[{\"name\":\"p\",\"items\":[{\"immutable\":[\"x\"]}]}]}}}");
        assertThatThrownBy(
                        () -> Returns.codec(Source.class, "pages", Ints.class).keep(pages))
                .hasMessage("the result at $[0][0].items[0] is a "
                        + List.of(1).getClass().getTypeName() + ", declared as java.lang.Integer");
    }

    private static String shape(String method, Class<?> receiver) {
        return Returns.codec(Source.class, method, receiver).shape();
    }
}
