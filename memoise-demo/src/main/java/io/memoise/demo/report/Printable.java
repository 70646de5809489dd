package io.memoise.demo.report;

import java.util.function.IntPredicate;

/**
 * Makes text from the network safe to print: a name must not move the cursor, colour the screen, or turn the rest of
 * its line around.
 */
public final class Printable {

    private Printable() {}

    /** The text with control, format, private and unpaired surrogate characters written as {@code \}{@code u202E}. */
    public static String text(String text) {
        return escape(text, Printable::unsafe);
    }

    /** The same for a whole JSON document, whose line breaks stay; its meaning does not change. */
    static String json(String document) {
        return escape(document, c -> c != '\n' && unsafe(c));
    }

    private static boolean unsafe(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static String escape(String text, IntPredicate unsafe) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (unsafe.test(c)) {
                for (char unit : Character.toChars(c)) {
                    safe.append(String.format("\\u%04X", (int) unit));
                }
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }
}
