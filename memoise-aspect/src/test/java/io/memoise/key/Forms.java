package io.memoise.key;

import java.lang.invoke.MethodHandles;
import java.nio.file.Path;

/** The canonical form of any value, as an argument of no particular method. */
final class Forms {
    private static final Canonicaliser CANONICALISER =
            new Canonicaliser(MethodHandles.lookup(), () -> new Secrets(Path.of("target", "forms")));

    private Forms() {}

    static String of(Object value) {
        try {
            return CANONICALISER.text(value);
        } catch (UnkeyableException reason) {
            throw new AssertionError(reason.getMessage(), reason);
        }
    }

    static String whyNot(Object value) {
        try {
            throw new AssertionError("has a form: " + CANONICALISER.text(value));
        } catch (UnkeyableException reason) {
            return reason.getMessage();
        }
    }
}
