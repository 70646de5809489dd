package io.memoise.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.memoise.codec.Returns.Page;
import io.memoise.codec.Returns.Pair;
import io.memoise.codec.Returns.Point;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArrayValuesTest {
    interface Source<T> {
        boolean[] booleans();

        short[] shorts();

        int[] ints();

        int[][] matrix();

        long[] longs();

        float[] floats();

        double[] doubles();

        char[] chars();

        byte[][] blobs();

        Number[] numbers();

        Object[] objects();

        Integer[] integers();

        String[] strings();

        Point[] points();

        Optional<String>[] optionals();

        T[] own();

        List<T[]> lists();

        Pair<int[], int[]> pair();

        Page<String[]> page();
    }

    interface Strings extends Source<String> {}

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("values")
    void comesBackTheSame(String method, Object value, String json) throws UnkeepableException {
        Kept kept = Checks.comesBack(codec(method), value, json);

        assertThat(kept.immutable()).isFalse();
        assertThat(kept.copy()).isNotSameAs(value);
    }

    @SuppressWarnings("unchecked")
    static Stream<Arguments> values() {
        int[] none = {};
        return Stream.of(
                arguments("booleans", new boolean[] {true, false}, "[true,false]"),
                arguments("shorts", new short[] {-1, Short.MAX_VALUE}, "[-1,32767]"),
                arguments("ints", new int[] {1, -2}, "[1,-2]"),
                arguments("ints", none, "[]"),
                arguments("matrix", new int[][] {{1}, null, {}}, "[[1],null,[]]"),
                arguments("longs", new long[] {Long.MIN_VALUE}, "[-9223372036854775808]"),
                arguments("floats", new float[] {Float.NaN, -0f}, "[\"NaN\",-0.0]"),
                arguments("doubles", new double[] {0.5, 1 / 0d}, "[0.5,\"Infinity\"]"),
                arguments("chars", new char[] {'a', '\ud800'}, "[\"a\",\"\\ud800\"]"),
                arguments("blobs", new byte[][] {{1}}, "[\"AQ==\"]"),
                arguments("integers", new Integer[] {1, null}, "[1,null]"),
                arguments("strings", new String[] {"a"}, "[\"a\"]"),
                arguments("points", new Point[] {new Point(1, 2)}, "[{\"x\":1,\"y\":2}]"),
                arguments("optionals", new Optional[] {Optional.of("x")}, "[[\"x\"]]"),
                arguments("own", new String[] {"a"}, "[\"a\"]"),
                arguments("lists", List.of(new String[] {"a"}, new String[0]), "{\"immutable\":[[\"a\"],[]]}"),
                arguments("pair", new Pair<>(none, none), "{\"first\":[],\"second\":[]}"),
                arguments("objects", new Object[] {null}, "[null]"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("refusals")
    void isRefused(String method, Object value, String reason) {
        Checks.refuses(codec(method), value, reason);
    }

    static Stream<Arguments> refusals() {
        int[] twice = {1};
        Object[] itself = {null};
        itself[0] = itself;
        int[][] rows = {twice, twice};
        return Stream.of(
                arguments(
                        "numbers",
                        new Integer[] {1},
                        "the result is a java.lang.Integer[], declared as"
                                + " java.lang.Number[], which is another class of array"),
                arguments("own", new Object[] {"a"}, "is a java.lang.Object[], declared as java.lang.String[]"),
                arguments("objects", new Object[] {1}, "the result at $[0] is a java.lang.Integer"),
                arguments("objects", itself, "the result at $[0] is a java.lang.Object[]"),
                arguments("pair", new Pair<>(twice, twice), "the result at $.second is an object that is also found"),
                arguments("matrix", rows, "the result at $[1] is an object that is also found"),
                arguments("matrix", new Object[0], "is a java.lang.Object[], declared as int[][]"));
    }

    @Test
    void aPrimitiveIsNeverNull() {
        assertThatThrownBy(() -> codec("ints").decode("[1,null]"))
                .hasMessage("the stored value at $[1] is null, which no primitive is");
    }

    @Test
    void theShapeNamesTheElements() {
        assertThat(codec("matrix").shape()).isEqualTo("1 int[][]");
        assertThat(codec("points").shape()).isEqualTo("1 {x:int;y:int;}[]");
        assertThat(codec("page").shape()).isEqualTo("1 {items:List<String[]>;name:String;}");
    }

    private static ValueCodec codec(String method) {
        return Returns.codec(Source.class, method, Strings.class);
    }
}
