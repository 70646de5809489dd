package io.memoise.engine;

import io.memoise.Memos;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/**
 * Runs the model checker, in a process of its own: it instruments the JDK, and would take another agent's counters for
 * memory that the threads share. Keys and values are each thread's own and left out; the program's classes are known by
 * hashes of identity there, which the model checker replaces.
 */
final class TableLincheck {
    private TableLincheck() {}

    public static void main(String[] arguments) {
        try (Memos.Use ignored = Memos.use(LincheckedTable.MEMOS)) {
            new ModelCheckingOptions()
                    .iterations(Integer.parseInt(arguments[0]))
                    .invocationsPerIteration(Integer.parseInt(arguments[1]))
                    .threads(2)
                    .actorsPerThread(2)
                    .actorsBefore(1)
                    .actorsAfter(1)
                    .addGuarantee(ManagedStrategyGuaranteeKt.forClasses(TableLincheck::isOfOneThread)
                            .allMethods()
                            .ignore())
                    .sequentialSpecification(LincheckedTable.Sequential.class)
                    .check(LincheckedTable.class);
        }
        System.out.println("answers as one thread would");
        System.exit(0);
    }

    private static boolean isOfOneThread(String type) {
        return type.startsWith("io.memoise.codec.")
                || type.startsWith("io.memoise.key.")
                || type.startsWith("com.google.gson.")
                || type.startsWith("io.memoise.observe.");
    }
}
