package io.memoise.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MakingClassTest {
    private record EachType(
            byte aByte,
            short aShort,
            char aChar,
            int anInt,
            long aLong,
            float aFloat,
            double aDouble,
            boolean aBoolean,
            String text,
            List<String> texts,
            long[] numbers,
            EachType[][] others) {}

    private record Nothing() {}

    private static final class Refusing {
        private final IOException refusal;

        private Refusing(IOException refusal) throws IOException {
            this.refusal = refusal;
            throw refusal;
        }
    }

    private static Function<Object[], Object> makes(Class<?> type) throws Exception {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        return MakingClass.of(constructor, MethodHandles.privateLookupIn(type, MethodHandles.lookup()));
    }

    @Test
    void eachArgumentGoesWhereItBelongs() throws Exception {
        List<String> texts = List.of("a");
        long[] numbers = {1};
        EachType[][] others = {{}};
        Object[] arguments = {(byte) -1, (short) -2, '3', -4, -5L, -6.5f, -7.5, true, "nine", texts, numbers, others};
        assertThat(makes(EachType.class).apply(arguments))
                .isEqualTo(new EachType(
                        (byte) -1, (short) -2, '3', -4, -5L, -6.5f, -7.5, true, "nine", texts, numbers, others));
    }

    @Test
    void nullStandsForAnyReference() throws Exception {
        Object[] arguments = {(byte) 0, (short) 0, 'c', 0, 0L, 0f, 0.0, false, null, null, null, null};
        EachType made = (EachType) makes(EachType.class).apply(arguments);
        assertThat(Arrays.asList(made.text(), made.texts(), made.numbers(), made.others()))
                .containsOnlyNulls();
    }

    @Test
    void nothingIsNeededForNoArguments() throws Exception {
        Function<Object[], Object> makes = makes(Nothing.class);
        assertThat(makes.apply(new Object[0])).isEqualTo(new Nothing()).isNotSameAs(makes.apply(new Object[0]));
    }

    @Test
    void whatTheConstructorThrowsReachesTheCallerAsItIs() throws Exception {
        IOException refusal = new IOException("no");
        Function<Object[], Object> makes = makes(Refusing.class);
        assertThatThrownBy(() -> makes.apply(new Object[] {refusal})).isSameAs(refusal);
    }

    @Test
    void anArgumentOfAnotherTypeMakesNothing() throws Exception {
        Function<Object[], Object> makes = makes(Refusing.class);
        assertThatThrownBy(() -> makes.apply(new Object[] {"text"})).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> makes(EachType.class).apply(new Object[12])).isInstanceOf(NullPointerException.class);
    }

    @Test
    void noClassIsMadeWithoutTheRightToIt() throws Exception {
        Constructor<?> constructor = Nothing.class.getDeclaredConstructor();
        assertThatThrownBy(() -> MakingClass.of(constructor, MethodHandles.publicLookup()))
                .isInstanceOf(IllegalAccessException.class);
    }
}
