package io.memoise.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What tests of one kind of value after the other check. */
final class Checks {
    private Checks() {}

    /** That the value is written as this JSON, and that what is read back is the same to the last part. */
    static Kept comesBack(ValueCodec codec, Object value, String json) throws UnkeepableException {
        Kept kept = codec.keep(value);
        assertThat(kept.json()).isEqualTo(json);
        assertThat(Described.text(kept.copy())).isEqualTo(Described.text(value));
        assertThat(Described.text(codec.decode(json))).isEqualTo(Described.text(value));
        return kept;
    }

    /** That the value is refused for this reason. */
    static void refuses(ValueCodec codec, Object value, String reason) {
        assertThatThrownBy(() -> codec.keep(value))
                .isInstanceOf(UnkeepableException.class)
                .hasMessageContaining(reason);
    }
}
