package io.memoise.demo;

import org.jspecify.annotations.Nullable;

/** Tells whether progress is shown to a person. */
final class Terminal {

    private Terminal() {}

    /**
     * What the property {@code hatrack.progress} says, {@code terminal} or {@code lines}; the script {@code hatrack}
     * sets it, since Java can't ask for standard error alone. Without it, whether the program has a console.
     */
    static boolean progress() {
        @Nullable String said = System.getProperty("hatrack.progress");
        return said == null ? System.console() != null && interactive() : said.equals("terminal");
    }

    /** From JDK 22 on there is a console object without a terminal, too. */
    private static boolean interactive() {
        try {
            Object answer = java.io.Console.class.getMethod("isTerminal").invoke(System.console());
            return Boolean.TRUE.equals(answer);
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }
}
