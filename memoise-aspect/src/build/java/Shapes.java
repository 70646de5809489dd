import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes what differs between methods of different parameters in a type alone: for each shape a table, a node and two
 * advices. A shape is a letter for each parameter: L any that is not int or long, I int, J long. Run by the build with the
 * directory for the sources.
 */
public final class Shapes {
    private static final int MOST_PARAMETERS = 6;
    private static final String NAMES = "abcdef";

    /** What a parameter is in a shape. */
    private enum Kind {
        L("Object", "*", "null", "CallKey.next(hash, %s)", "same(node.%1$s, %1$s)", "key.comparable(%d)"),
        I("int", "int", "0", "31 * hash + %s", "node.%1$s == %1$s", "intAt(key, %d)"),
        J("long", "long", "0", "31 * hash + Long.hashCode(%s)", "node.%1$s == %1$s", "longAt(key, %d)");

        final String type;
        final String pattern;
        final String ignored;
        final String hash;
        final String equal;
        final String ofKey;

        Kind(String type, String pattern, String ignored, String hash, String equal, String ofKey) {
            this.type = type;
            this.pattern = pattern;
            this.ignored = ignored;
            this.hash = hash;
            this.equal = equal;
            this.ofKey = ofKey;
        }

        String declared() {
            return this == L ? "@Nullable Object" : type;
        }
    }

    private record Parameter(Kind kind, int place, String name) {}

    private final List<Parameter> parameters;
    private final String letters;
    private final boolean typed;

    private Shapes(List<Kind> kinds) {
        parameters = IntStream.range(0, kinds.size())
                .mapToObj(i -> new Parameter(kinds.get(i), i, NAMES.substring(i, i + 1)))
                .toList();
        letters = kinds.isEmpty() ? "0" : kinds.stream().map(Kind::name).collect(Collectors.joining());
        typed = kinds.size() <= 2;
    }

    public static void main(String[] arguments) throws IOException {
        Path room = Path.of(arguments[0], "io", "memoise", "weave");
        Files.createDirectories(room);
        StringBuilder advices = new StringBuilder();
        for (Shapes shape : all()) {
            write(room.resolve("Node" + shape.letters + ".java"), shape.node());
            write(room.resolve("Table" + shape.letters + ".java"), shape.table());
            advices.append(shape.advice(false)).append(shape.advice(true));
        }
        write(room.resolve("MemoiseAspect.aj"), ASPECT.formatted(advices));
    }

    /** Only what changed, so that an incremental build compiles nothing needlessly. */
    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }

    /** Up to two parameters in all kinds, then references alone, in which numbers are boxed. */
    private static List<Shapes> all() {
        List<Shapes> shapes = new ArrayList<>();
        shapes.add(new Shapes(List.of()));
        for (Kind first : Kind.values()) {
            shapes.add(new Shapes(List.of(first)));
            for (Kind second : Kind.values()) {
                shapes.add(new Shapes(List.of(first, second)));
            }
        }
        for (int count = 3; count <= MOST_PARAMETERS; count++) {
            shapes.add(new Shapes(Collections.nCopies(count, Kind.L)));
        }
        return shapes;
    }

    private String each(String between, Function<Parameter, String> text) {
        return parameters.stream().map(text).collect(Collectors.joining(between));
    }

    /** With the object that an instance method is called on in front. */
    private static String after(String first, String rest) {
        return rest.isEmpty() ? first : first + ", " + rest;
    }

    private String described() {
        return parameters.isEmpty()
                ? "no parameters"
                : "the parameters " + each(", ", p -> typed || p.kind != Kind.L ? p.kind.type : "any");
    }

    private String node() {
        return """
                package io.memoise.weave;

                import io.memoise.engine.CallKey;
                import io.memoise.engine.Memo;
                import org.jspecify.annotations.Nullable;

                /** A memo of a method with %2$s. */
                public final class Node%1$s extends Node {
                    static final Node%1$s GONE = new Node%1$s();
                %3$s
                    private Node%1$s() {%4$s}

                    Node%1$s(CallKey key, @Nullable Object receiver, Memo memo) {
                        super(key, receiver, memo);
                %5$s    }

                    @Override
                    boolean hasArguments(CallKey key) {
                        return %6$s;
                    }
                }
                """
                .formatted(
                        letters,
                        described(),
                        each("", p -> "\n    final " + p.kind.declared() + " " + p.name + ";") + "\n",
                        each("", p -> "\n        this." + p.name + " = " + p.kind.ignored + ";")
                                + (parameters.isEmpty() ? "" : "\n    "),
                        each("", p -> "        this." + p.name + " = " + p.kind.ofKey.formatted(p.place) + ";\n"),
                        parameters.isEmpty() ? "true" : each(" && ", Shapes::isOfKey));
    }

    private static String isOfKey(Parameter p) {
        String asked = p.kind.ofKey.formatted(p.place);
        return p.kind == Kind.L ? "same(" + p.name + ", " + asked + ")" : p.name + " == " + asked;
    }

    private String table() {
        String declared = after("@Nullable Object self", each(", ", p -> p.kind.declared() + " " + p.name));
        String arguments = after("self", each(", ", Parameter::name));
        String counted = after(
                "self", each(", ", p -> "ignored[" + p.place + "] ? " + p.kind.ignored + " : " + p.name));
        String references = parameters.stream()
                .filter(p -> p.kind == Kind.L)
                .map(p -> "direct(" + p.name + ")")
                .collect(Collectors.joining(" && "));
        return """
                package io.memoise.weave;

                import io.memoise.engine.CallKey;
                import io.memoise.engine.Memo;
                import java.lang.invoke.MethodHandles;
                import org.aspectj.lang.JoinPoint;
                import org.jspecify.annotations.Nullable;

                /** The memos of a method with %2$s. */
                public final class Table%1$s extends Table {
                    Table%1$s(JoinPoint.StaticPart part, MethodHandles.Lookup lookup) {
                        super(part, lookup);
                    }

                    /** The table of the method, put in the place of its static part where that can be done. */
                    public static Table%1$s link(MethodHandles.Lookup caller, JoinPoint.StaticPart part) {
                        return Link.link(caller, part, Table%1$s.class, new Shape());
                    }

                    /** No lambda: a program's first call waits until this is linked. */
                    private static final class Shape implements Link.Shape<Table%1$s> {
                        @Override
                        public Table%1$s table(JoinPoint.StaticPart part, MethodHandles.Lookup lookup) {
                            return new Table%1$s(part, lookup);
                        }
                    }

                    /** The memo of the call where it may be answered at once, else {@code null}. Static methods have no self. */
                    public @Nullable Node%1$s find(%3$s) {
                %4$s    }
                %5$s
                        @Nullable Node[] nodes = visible;
                        Object receiver = null;
                        int hash = 0;
                        if (self != null) {
                            Held held = held(self);
                            if (held == null) {
                                return null;
                            }
                            nodes = held.visible();
                            receiver = held.receiver;
                            hash = held.hash;
                        }
                %6$s        hash = CallKey.spread(hash);
                        int mask = nodes.length - 1;
                        int slot = hash & mask;
                        Node%1$s node = (Node%1$s) nodes[slot];
                        while (node != null) {
                            if (%7$s) {
                                node.touch();
                                return node;
                            }
                            slot = (slot + 1) & mask;
                            node = (Node%1$s) nodes[slot];
                        }
                        return null;
                    }

                    /** Begins what {@link #find} could not answer. */
                    public Computation begin(%3$s) {
                        return compute(self, %8$s);
                    }

                    @Override
                    Node%1$s node(CallKey key, Memo memo) {
                        return new Node%1$s(key, receiver(key), memo);
                    }

                    @Override
                    Node%1$s gone() {
                        return Node%1$s.GONE;
                    }
                }
                """
                .formatted(
                        letters,
                        described(),
                        declared,
                        parameters.isEmpty()
                                ? "        return look(self);\n"
                                : """
                                                Node%1$s node = look(%2$s);
                                                return node == null && ignores ? look(%3$s) : node;
                                        """
                                        .formatted(letters, arguments, counted),
                        "\n    private @Nullable Node" + letters + " look(" + declared + ") {"
                                + (references.isEmpty()
                                        ? ""
                                        : "\n        if (!" + (references.contains("&&") ? "(" + references + ")" : references) + ") {\n            return null;\n        }"),
                        each("", p -> "        hash = " + p.kind.hash.formatted(p.name) + ";\n"),
                        "node.shown == hash && (self == null || Node.same(node.receiver, receiver))"
                                + each("", p -> " && " + (p.kind == Kind.L ? "Node." : "")
                                        + p.kind.equal.formatted(p.name)),
                        parameters.isEmpty()
                                ? "NO_ARGUMENTS"
                                : "new @Nullable Object[] {" + each(", ", Parameter::name) + "}");
    }

    private String advice(boolean ofObject) {
        String declared = each(", ", p -> p.kind.type + " " + p.name);
        String names = each(", ", Parameter::name);
        return ADVICE.formatted(
                letters,
                ofObject ? after("Object self", declared) : declared,
                ofObject ? "ofObject(self)" : "ofClass()",
                pattern(),
                names.isEmpty() ? "" : " && args(" + names + ")",
                after(ofObject ? "self" : "null", names),
                ofObject ? after("self", names) : names);
    }

    /** That of methods of this shape alone: a star matches whatever there is, and nothing else matches all forms of varargs. */
    private String pattern() {
        StringBuilder pattern = new StringBuilder("execution(* *(" + each(", ", p -> p.kind.pattern) + "))");
        for (Parameter parameter : typed ? parameters : List.<Parameter>of()) {
            for (Kind other : parameter.kind == Kind.L ? List.of(Kind.I, Kind.J) : List.<Kind>of()) {
                String excluded = each(", ", p -> p == parameter ? other.pattern : "*");
                pattern.append(" && !execution(* *(").append(excluded).append("))");
            }
        }
        return pattern.toString();
    }

    private static final String ADVICE =
            """

                @SuppressAjWarnings("adviceDidNotMatch")
                Object around(%2$s): %3$s && %4$s%5$s {
                    JoinPoint.StaticPart part = thisJoinPointStaticPart;
                    Table%1$s table = part instanceof Table%1$s ? (Table%1$s) part : Table%1$s.link(MethodHandles.lookup(), part);
                    Node%1$s node = table.find(%6$s);
                    if (node != null) {
                        return node.value();
                    }
                    Computation computation = table.begin(%6$s);
                    if (computation.answered()) {
                        return computation.value();
                    }
                    Object result;
                    try {
                        result = proceed(%7$s);
                    } catch (Throwable failure) {
                        throw computation.fail(failure);
                    }
                    return computation.publish(result);
                }
            """;

    private static final String ASPECT =
            """
            package io.memoise.weave;

            import io.memoise.Memoise;
            import java.lang.invoke.MethodHandles;
            import org.aspectj.lang.JoinPoint;
            import org.aspectj.lang.annotation.SuppressAjWarnings;

            /**
             * Weaves methods that carry {@link Memoise}, two advices for each shape of parameters, one of static and one of instance
             * methods, so that every method is matched by exactly one. The weaver copies the advice into the woven class, where its
             * lookup is the class's own. It does so only while no advice has a lambda, a concatenation of strings or anything else
             * that is linked by {@code invokedynamic}. Few programs have methods of every shape; the weaver need not say so.
             */
            public aspect MemoiseAspect {

                pointcut ofClass(): execution(@Memoise static !void *(..));

                pointcut ofObject(Object self): execution(@Memoise !static !void *(..)) && this(self);

                // Such methods are refused at compile time; at load time they run as they are, which is said.
                @SuppressAjWarnings("adviceDidNotMatch")
                before(): execution(@Memoise void *(..)) {
                    Link.refuse(thisJoinPointStaticPart);
                }
            %s
                @SuppressAjWarnings("adviceDidNotMatch")
                Object around(): ofClass() && execution(* *(*, *, *, *, *, *, *, ..)) {
                    JoinPoint.StaticPart part = thisJoinPointStaticPart;
                    TableN table = part instanceof TableN ? (TableN) part : TableN.link(MethodHandles.lookup(), part);
                    Object[] arguments = thisJoinPoint.getArgs();
                    NodeN node = table.find(null, arguments);
                    if (node != null) {
                        return node.value();
                    }
                    Computation computation = table.begin(null, arguments);
                    if (computation.answered()) {
                        return computation.value();
                    }
                    Object result;
                    try {
                        result = proceed();
                    } catch (Throwable failure) {
                        throw computation.fail(failure);
                    }
                    return computation.publish(result);
                }

                @SuppressAjWarnings("adviceDidNotMatch")
                Object around(Object self): ofObject(self) && execution(* *(*, *, *, *, *, *, *, ..)) {
                    JoinPoint.StaticPart part = thisJoinPointStaticPart;
                    TableN table = part instanceof TableN ? (TableN) part : TableN.link(MethodHandles.lookup(), part);
                    Object[] arguments = thisJoinPoint.getArgs();
                    NodeN node = table.find(self, arguments);
                    if (node != null) {
                        return node.value();
                    }
                    Computation computation = table.begin(self, arguments);
                    if (computation.answered()) {
                        return computation.value();
                    }
                    Object result;
                    try {
                        result = proceed(self);
                    } catch (Throwable failure) {
                        throw computation.fail(failure);
                    }
                    return computation.publish(result);
                }
            }
            """;
}
