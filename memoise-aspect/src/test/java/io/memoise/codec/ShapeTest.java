package io.memoise.codec;

import static io.memoise.codec.Returns.codec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            value = {
                "string ~ 1 String",
                "primitiveInt ~ 1 int",
                "integer ~ 1 Integer",
                "colour ~ 1 enum(BLUE|GREEN|RED)",
                "bytes ~ 1 byte[]",
                "optionalInt ~ 1 Optional<int>",
                "strings ~ 1 List<String>",
                "bounded ~ 1 List<String>",
                "stringMap ~ 1 Map<String,Integer>",
                "page ~ 1 {items:List<{x:int;y:int;}>;name:String;}",
                "boundedPage ~ 1 {items:List<{x:int;y:int;}>;name:String;}",
                "node ~ 1 {children:List<#0>;name:String;}",
                "chain ~ 1 {next:#0;}",
                "empty ~ 1 {}",
                "json ~ 1 JsonElement",
                "object ~ 1 never java.lang.Object",
                "raw ~ 1 List<never java.lang.Object>",
                "stringArray ~ 1 String[]",
                "expanding ~ 1 never io.memoise.codec.Returns$Expanding",
            })
    void isAText(String method, String shape) {
        assertThat(codec(method).shape()).isEqualTo(shape);
    }

    enum Old {
        A,
        B
    }

    enum Reordered {
        B,
        A
    }

    enum Renamed {
        A,
        C
    }

    record V1(String name, Old state) {}

    record Twin(Old state, String name) {}

    record Added(String name, Old state, int more) {}

    record RenamedComponent(String title, Old state) {}

    record OtherType(CharSequence name, Old state) {}

    record OtherEnum(String name, Renamed state) {}

    record SameEnum(String name, Reordered state) {}

    interface Versions {
        List<V1> first();

        List<Twin> twin();

        List<Added> added();

        List<RenamedComponent> renamed();

        List<OtherType> otherType();

        List<OtherEnum> otherEnum();

        List<SameEnum> sameEnum();
    }

    @Test
    void changesWhenAComponentOrAConstantDoes() {
        assertThat(Arrays.asList("added", "renamed", "otherType", "otherEnum"))
                .allSatisfy(other -> assertThat(shape(other)).isNotEqualTo(shape("first")));
    }

    @Test
    void staysWhenWhatIsStoredMeansTheSame() {
        assertThat(shape("twin")).isEqualTo(shape("first"));
        assertThat(shape("sameEnum")).isEqualTo(shape("first"));
    }

    @Test
    void whatWasStoredBeforeAConstantWasRenamedIsRefused() throws UnkeepableException {
        String json = codec(Versions.class, "first", null)
                .keep(List.of(new V1("x", Old.B)))
                .json();

        assertThat(codec(Versions.class, "sameEnum", null).decode(json))
                .isEqualTo(List.of(new SameEnum("x", Reordered.B)));
        assertThatThrownBy(() -> codec(Versions.class, "otherEnum", null).decode(json))
                .isInstanceOf(UnkeepableException.class);
    }

    @Test
    void namesTypesOnlyWhereTheyCanNotBeKept() {
        assertThat(codec("pages").shape()).doesNotContain("Page", "io.memoise");
    }

    private static String shape(String method) {
        return codec(Versions.class, method, null).shape();
    }
}
