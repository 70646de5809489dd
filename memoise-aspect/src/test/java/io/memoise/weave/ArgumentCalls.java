package io.memoise.weave;

import io.memoise.Memoise;
import io.memoise.Memos;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Calls woven methods with every argument of the table; also a program that does so and says which bodies ran. */
final class ArgumentCalls {
    private static int bodies;
    private static String now = "";

    private ArgumentCalls() {}

    /**
     * One call.
     *
     * @param label which value of which row it was called with
     * @param bodies that ran, 0 or 1
     * @param answer the label that was asked for when the body ran
     */
    record Call(String label, int bodies, String answer) {}

    private interface Method {
        String on(Object argument);
    }

    private static final Map<String, Method> METHODS = Map.of(
            "any", ArgumentCalls::any,
            "list", argument -> list(Arrays.asList("around", argument)),
            "box", argument -> box(new ObjectArguments.Box<>(argument)),
            "varargs", argument -> varargs("around", argument));

    @Memoise
    private static String any(Object argument) {
        return ran();
    }

    @Memoise
    private static <T> String list(List<? extends T> arguments) {
        return ran();
    }

    @Memoise
    private static <T> String box(ObjectArguments.Box<T> argument) {
        return ran();
    }

    @Memoise
    private static String varargs(Object... arguments) {
        return ran();
    }

    private static String ran() {
        bodies++;
        return now;
    }

    /** Calls every method once with each value of the row, each of them built for this call alone. */
    static List<Call> with(ArgumentRow row) throws Exception {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < row.values().size(); i++) {
            for (String method : METHODS.keySet()) {
                now = method + " " + row.name() + " " + i;
                bodies = 0;
                String answer = METHODS.get(method).on(row.values().get(i).call());
                calls.add(new Call(now, bodies, answer));
            }
        }
        return calls;
    }

    public static void main(String[] directory) throws Exception {
        try (Memos memos = Memos.builder().directory(Path.of(directory[0])).build();
                Memos.Use ignored = Memos.use(memos)) {
            for (ArgumentRow row : ArgumentRow.all()) {
                for (Call call : with(row)) {
                    System.out.println(call.label() + "\t" + call.bodies() + "\t" + call.answer());
                }
            }
        }
    }
}
