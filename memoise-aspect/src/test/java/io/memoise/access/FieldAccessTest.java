package io.memoise.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memoise.access.FieldAccess.Getter;
import io.memoise.access.FieldAccess.Making;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldAccessTest {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private static final class Held {
        private byte aByte = -1;
        private short aShort = -2;
        private char aChar = '3';
        private int anInt = -4;
        private long aLong = -5;
        private float aFloat = -6.5f;
        private double aDouble = -7.5;
        private boolean aBoolean = true;
        private String text = "nine";
        private final int last = 10;
    }

    @ParameterizedTest
    @CsvSource({
        "aByte, Byte, -1",
        "aShort, Short, -2",
        "aChar, Character, 3",
        "anInt, Integer, -4",
        "aLong, Long, -5",
        "aFloat, Float, -6.5",
        "aDouble, Double, -7.5",
        "aBoolean, Boolean, true",
        "text, String, nine",
        "last, Integer, 10"
    })
    void aFieldIsReadAsItsOwnType(String name, String type, String value) throws Exception {
        Getter getter =
                FieldAccess.getter(Held.class.getDeclaredField(name), LOOKUP).orElseThrow();
        Object read = getter.get(new Held());
        assertThat(read.getClass().getSimpleName()).isEqualTo(type);
        assertThat(read).hasToString(value);
    }

    @Test
    void anObjectOfAnotherClassIsNotRead() throws Exception {
        Getter getter =
                FieldAccess.getter(Held.class.getDeclaredField("anInt"), LOOKUP).orElseThrow();
        assertThatThrownBy(() -> getter.get("no Held")).isInstanceOf(ClassCastException.class);
    }

    /** Nobody opens the JDK's own packages to these tests but for what they say. */
    @Test
    void aFieldThatIsNotLetInIsNotRead() throws Exception {
        Field hidden = String.class.getDeclaredField("hash");
        assertThat(hidden.trySetAccessible()).isFalse();
        assertThat(FieldAccess.getter(hidden, LOOKUP)).isEmpty();
    }

    private record Point(int x, long y) {
        Point {
            if (x < 0) {
                throw new IllegalStateException("left of everything");
            }
        }
    }

    @Test
    void aRecordIsMadeOfItsComponents() throws Throwable {
        Making making = FieldAccess.canonicalConstructor(Point.class, LOOKUP).orElseThrow();
        assertThat(making.make(new Object[] {1, 2L})).isEqualTo(new Point(1, 2));
        assertThatThrownBy(() -> making.make(new Object[] {-1, 2L}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("left of everything");
    }

    /** The JDK lets us call its public constructors, and make no class beside them. */
    @Test
    void whereNoClassMayBeMadeReflectionCallsTheConstructor() throws Throwable {
        Making making = FieldAccess.constructor(ArrayList.class, LOOKUP, Collection.class)
                .orElseThrow();
        assertThat(making.make(new Object[] {List.of("a")})).isEqualTo(new ArrayList<>(List.of("a")));
        assertThatThrownBy(() -> making.make(new Object[] {null})).isInstanceOf(NullPointerException.class);
    }

    @Test
    void aConstructorThatIsNotLetInIsNotCalled() {
        assertThat(FieldAccess.constructor(String.class, LOOKUP, byte[].class, byte.class))
                .isEmpty();
        assertThat(FieldAccess.constructor(Point.class, LOOKUP, String.class)).isEmpty();
    }
}
