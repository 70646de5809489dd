package io.memoise.torture;

import java.io.PrintStream;
import java.lang.reflect.Method;

/** A program that calls every row twice with each argument and says what it was given, and how many bodies ran. */
final class Answers {
    private Answers() {}

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        Table.rows().forEach(row -> {
            for (int which = 0; which < 2; which++) {
                out.println(line(row, which));
            }
        });
    }

    private static String line(Method row, int which) {
        int before = Pick.bodies();
        Object first = Table.call(row, which);
        String described = Judge.describe(first);
        Vandal.wreck(first);
        Object second = Table.call(row, which);
        if (!Judge.describe(second).equals(described)) {
            described = "CHANGED: " + described + " THEN " + Judge.describe(second);
        }
        return Table.name(row) + "(" + which + ")\t" + (Pick.bodies() - before) + "\t" + described;
    }
}
