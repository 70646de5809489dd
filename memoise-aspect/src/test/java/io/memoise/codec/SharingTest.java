package io.memoise.codec;

import static io.memoise.codec.Returns.codec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonPrimitive;
import io.memoise.codec.Returns.Holder;
import io.memoise.codec.Returns.Page;
import io.memoise.codec.Returns.Plain;
import io.memoise.codec.Returns.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SharingTest {
    @ParameterizedTest
    @MethodSource("immutables")
    void canNotBeChanged(Object value) {
        assertThat(codec("object").immutable(value)).isTrue();
    }

    static Stream<Object> immutables() {
        return Stream.of(
                "text",
                1,
                Optional.of("x"),
                List.of("a", 1),
                Stream.of("a").toList(),
                Map.of("a", List.of(new Point(1, 2))),
                Collections.emptyMap(),
                Collections.singletonList(null),
                new Page<>("p", List.of(new Point(1, 2))),
                new Holder(new Holder(Locale.ROOT)),
                Pattern.compile("x"),
                Plain.class,
                new JsonPrimitive(1));
    }

    @ParameterizedTest
    @MethodSource("others")
    void mayBeChanged(Object value) {
        assertThat(codec("object").immutable(value)).isFalse();
    }

    static Stream<Object> others() {
        return Stream.of(
                new ArrayList<>(),
                Arrays.asList(1),
                Collections.unmodifiableList(new ArrayList<>()),
                List.of(new ArrayList<>()),
                Map.of("a", new HashMap<>()),
                Optional.of(new byte[0]),
                new Page<>("p", new ArrayList<>()),
                new Holder(new Holder(new Plain())),
                new Plain(),
                new byte[0],
                new JsonArray(),
                new JsonPrimitive(new AtomicInteger()),
                new Object());
    }

    @Test
    void aChangeableValueAndItsCopyShareNothing() throws UnkeepableException {
        List<String> inner = new ArrayList<>(List.of("a"));
        List<List<String>> outer = List.of(inner);

        Kept kept = codec("lists").keep(outer);
        inner.add("b");

        assertThat(kept.copy()).isEqualTo(List.of(List.of("a")));
    }

    @Test
    void anUnmodifiableViewComesBackUnmodifiable() throws UnkeepableException {
        @SuppressWarnings("unchecked")
        List<String> copy = (List<String>) codec("strings")
                .keep(Collections.unmodifiableList(new ArrayList<>(List.of("a"))))
                .copy();

        assertThat(copy).containsExactly("a");
        assertThatThrownBy(() -> copy.add("b")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aChangeableListComesBackChangeable() throws UnkeepableException {
        @SuppressWarnings("unchecked")
        List<String> copy = (List<String>)
                codec("strings").decode(codec("strings").keep(new ArrayList<>()).json());

        copy.add("b");

        assertThat(copy).containsExactly("b");
    }
}
