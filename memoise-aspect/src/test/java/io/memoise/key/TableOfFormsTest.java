package io.memoise.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memoise.weave.ArgumentRow;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The forms of all arguments that woven methods are tested with. */
class TableOfFormsTest {

    @Test
    void whatIsBuiltTwiceHasOneFormAndNothingElseHasIt() throws Exception {
        Map<String, String> forms = new HashMap<>();
        for (ArgumentRow row : rows(true)) {
            for (Callable<Object> value : row.values()) {
                String form = Forms.of(value.call());
                assertThat(Forms.of(value.call())).as(row.name()).isEqualTo(form);
                assertThat(forms.put(form, row.name())).as("%s: %s", row, form).isNull();
            }
        }
        assertThat(forms).hasSizeGreaterThan(400);
    }

    @Test
    void theRestHasNoFormAndAReason() throws Exception {
        for (ArgumentRow row : rows(false)) {
            for (Callable<Object> value : row.values()) {
                assertThat(Forms.whyNot(value.call())).as(row.name()).contains(row.bypass());
            }
        }
    }

    /** Rules are cached for each class; those of the table are chosen anew here. */
    @Test
    void aRuleChosenAnewWritesTheSame() throws Exception {
        Canonicaliser canonicaliser =
                new Canonicaliser(MethodHandles.lookup(), () -> new Secrets(Path.of("target", "forms")));
        for (ArgumentRow row : rows(true)) {
            for (Callable<Object> value : row.values()) {
                Object argument = value.call();
                if (argument != null) {
                    FormWriter out = new FormWriter(canonicaliser);
                    Rules.choose(argument.getClass()).write(argument, out);
                    assertThat(out.finish()).as(row.name()).isEqualTo(Forms.of(argument));
                }
            }
        }
        for (ArgumentRow row : rows(false)) {
            Object argument = row.values().get(0).call();
            assertThatThrownBy(() -> Rules.choose(argument.getClass()).write(argument, new FormWriter(canonicaliser)))
                    .as(row.name())
                    .isInstanceOf(UnkeyableException.class);
        }
    }

    private static List<ArgumentRow> rows(boolean byValue) {
        return ArgumentRow.all().stream()
                .filter(row -> row.bypass().isEmpty() == byValue)
                .toList();
    }
}
