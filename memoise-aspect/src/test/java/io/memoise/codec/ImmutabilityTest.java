package io.memoise.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fields hold decides, whatever they are declared as. */
class ImmutabilityTest {
    private final Immutability immutability = new Immutability(new Components(MethodHandles.lookup()), Codecs.NONE);

    private enum Side {
        LEFT
    }

    private record Scalars(int number, Long boxed, String text, Side side, double rate) {}

    private record Open(int number, Object any, BigInteger big, CharSequence text, List<String> list, Scalars inner) {}

    private static class Fixed {
        private final String text;
        private final List<String> list;

        Fixed(String text, List<String> list) {
            this.text = text;
            this.list = list;
        }

        @Override
        public String toString() {
            return text + list;
        }
    }

    private static final class Settable {
        int number;
    }

    private static final class Numbered extends BigInteger {
        private static final long serialVersionUID = 1;

        private Numbered() {
            super("1");
        }
    }

    private static final Scalars SCALARS = new Scalars(1, 2L, "a", Side.LEFT, 0.5);

    private static Open open(Object any, BigInteger big, CharSequence text, List<String> list) {
        return new Open(1, any, big, text, list, SCALARS);
    }

    static List<Object> fixed() {
        return List.of(
                SCALARS,
                new Scalars(1, null, null, null, 0),
                open("a", BigInteger.ONE, "a", List.of("a")),
                open(SCALARS, BigInteger.ONE, "a", List.of()),
                open(null, null, null, null),
                new Fixed("a", List.of("a")));
    }

    @ParameterizedTest
    @MethodSource("fixed")
    void whatHoldsNothingThatCanBeChangedIsImmutable(Object value) {
        assertThat(immutability.of(value)).isTrue();
        assertThat(immutability.of(value)).isTrue();
    }

    static List<Object> changeable() {
        return List.of(
                open(new ArrayList<>(), BigInteger.ONE, "a", List.of()),
                open("a", new Numbered(), "a", List.of()),
                open("a", BigInteger.ONE, new StringBuilder(), List.of()),
                open("a", BigInteger.ONE, "a", new ArrayList<>()),
                open(new Settable(), BigInteger.ONE, "a", List.of()),
                new Fixed("a", new ArrayList<>()),
                new Settable());
    }

    @ParameterizedTest
    @MethodSource("changeable")
    void whatCanBeChangedAtAnyPlaceIsNot(Object value) {
        assertThat(immutability.of(value)).isFalse();
        assertThat(immutability.of(List.of(value))).isFalse();
    }

    @Test
    void oneObjectDoesNotSpeakForOthersOfItsClass() {
        assertThat(immutability.of(open("a", BigInteger.ONE, "a", List.of()))).isTrue();
        assertThat(immutability.of(open("a", BigInteger.ONE, "a", new ArrayList<>())))
                .isFalse();
        assertThat(immutability.of(open("a", BigInteger.ONE, "a", List.of()))).isTrue();
    }
}
