import static java.util.Map.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes what differs between methods of different parameters and results in types alone: for each shape a table, a node and
 * its advices, from the templates in a directory. A shape is a letter for each parameter: L any that is not int or long, I
 * int, J long. Run by the build with the directory of the templates and that of the sources.
 */
public final class Shapes {
    private static final int MOST_TYPED = 2;
    private static final int MOST_WITH_TYPED_RESULTS = 1;
    private static final int MOST_PARAMETERS = 6;
    private static final String NAMES = "abcdef";
    private static final Pattern PLACE = Pattern.compile("( *)\\$\\{(\\w+)}");

    /** What a parameter is in a shape; {@code $} stands for its name, {@code #} for its place. */
    private enum Kind {
        L("Object", "*", "null", "CallKey.next(hash, $)", "node.$ == $", "Node.same(node.$, $)", "same($, key.comparable(#))", "key.comparable(#)"),
        I("int", "int", "0", "31 * hash + $", "node.$ == $", "node.$ == $", "$ == intAt(key, #)", "intAt(key, #)"),
        J("long", "long", "0", "31 * hash + Long.hashCode($)", "node.$ == $", "node.$ == $", "$ == longAt(key, #)", "longAt(key, #)");

        final String type;
        final String pattern;
        final String nothing;
        final String hash;
        final String isIdentical;
        final String isEqual;
        final String isOfKey;
        final String ofKey;

        Kind(String type, String pattern, String nothing, String hash, String isIdentical, String isEqual, String isOfKey, String ofKey) {
            this.type = type;
            this.pattern = pattern;
            this.nothing = nothing;
            this.hash = hash;
            this.isIdentical = isIdentical;
            this.isEqual = isEqual;
            this.isOfKey = isOfKey;
            this.ofKey = ofKey;
        }
    }

    /** What a method returns, and how a node and a computation give it. */
    private enum Result {
        OBJECT("Object", "value"),
        INT("int", "intValue"),
        LONG("long", "longValue"),
        DOUBLE("double", "doubleValue"),
        BOOLEAN("boolean", "booleanValue");

        final String type;
        final String value;

        Result(String type, String value) {
            this.type = type;
            this.value = value;
        }
    }

    private record Parameter(Kind kind, int place, String name) {
        String of(String text) {
            return text.replace("$", name).replace("#", Integer.toString(place));
        }

        String nullable() {
            return (kind == Kind.L ? "@Nullable " : "") + kind.type + " " + name;
        }
    }

    private final List<Parameter> parameters;
    private final String letters;
    private final boolean typed;
    private final List<Result> results;

    private Shapes(List<Kind> kinds) {
        parameters = IntStream.range(0, kinds.size())
                .mapToObj(i -> new Parameter(kinds.get(i), i, NAMES.substring(i, i + 1)))
                .toList();
        letters = kinds.isEmpty() ? "0" : kinds.stream().map(Kind::name).collect(Collectors.joining());
        typed = kinds.size() <= MOST_TYPED;
        results = kinds.size() <= MOST_WITH_TYPED_RESULTS ? List.of(Result.values()) : List.of(Result.OBJECT);
    }

    public static void main(String[] arguments) throws IOException {
        Path templates = Path.of(arguments[0]);
        Path room = Path.of(arguments[1], "io", "memoise", "weave");
        Files.createDirectories(room);
        String node = Files.readString(templates.resolve("Node.java.txt"));
        String table = Files.readString(templates.resolve("Table.java.txt"));
        String advice = Files.readString(templates.resolve("Advice.aj.txt"));
        StringBuilder advices = new StringBuilder();
        for (Shapes shape : all()) {
            write(room.resolve("Node" + shape.letters + ".java"), fill(node, shape.ofNode()));
            write(room.resolve("Table" + shape.letters + ".java"), fill(table, shape.ofTable()));
            for (Result result : shape.results) {
                advices.append(fill(advice, shape.ofAdvice(result, false)));
                advices.append(fill(advice, shape.ofAdvice(result, true)));
            }
        }
        String aspect = Files.readString(templates.resolve("MemoiseAspect.aj.txt"));
        write(room.resolve("MemoiseAspect.aj"), fill(aspect, Map.of("advices", advices.toString())));
    }

    /** Only what changed, so that an incremental build compiles nothing needlessly. */
    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }

    /** The template with texts in the places of their names; where several lines stand for one, each is as far in. */
    private static String fill(String template, Map<String, String> texts) {
        return PLACE.matcher(template).replaceAll(place -> {
            String text = texts.get(place.group(2));
            return Matcher.quoteReplacement(place.group(1) + text.replace("\n", "\n" + place.group(1)));
        });
    }

    /** Up to two parameters of all kinds, then references alone, in which numbers are boxed. */
    private static List<Shapes> all() {
        List<Shapes> shapes = new ArrayList<>();
        shapes.add(new Shapes(List.of()));
        for (Kind first : Kind.values()) {
            shapes.add(new Shapes(List.of(first)));
            for (Kind second : Kind.values()) {
                shapes.add(new Shapes(List.of(first, second)));
            }
        }
        for (int count = MOST_TYPED + 1; count <= MOST_PARAMETERS; count++) {
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
        return parameters.isEmpty() ? "no parameters" : "the parameters " + each(", ", p -> typed ? p.kind.type : "any");
    }

    private Map<String, String> ofNode() {
        return Map.of(
                "shape", letters,
                "described", described(),
                "fields", each("\n", p -> "final " + p.nullable() + ";"),
                "setByKey", each("\n", p -> "this." + p.name + " = " + p.of(p.kind.ofKey) + ";"),
                "isOfKey", parameters.isEmpty() ? "true" : each(" && ", p -> p.of(p.kind.isOfKey)));
    }

    private Map<String, String> ofTable() {
        String direct = parameters.stream()
                .filter(p -> p.kind == Kind.L)
                .map(p -> "direct(" + p.name + ")")
                .collect(Collectors.joining(" && "));
        return Map.ofEntries(
                entry("shape", letters),
                entry("described", described()),
                entry("declared", after("@Nullable Object self", each(", ", Parameter::nullable))),
                entry("arguments", after("self", each(", ", Parameter::name))),
                entry("names", each(", ", Parameter::name)),
                entry("counted", after("self", each(", ", p -> p.of("ignored[#] ? " + p.kind.nothing + " : $")))),
                entry("first", parameters.isEmpty() ? ofTheOnly() : ""),
                entry("direct", direct.isEmpty() ? "" : "if (!(" + direct + ")) {\n    return null;\n}"),
                entry("addToHash", each("\n", p -> "hash = " + p.of(p.kind.hash) + ";")),
                entry("power", Integer.toString(parameters.stream().mapToInt(p -> 31).reduce(1, (product, p) -> product * p))),
                entry("isOfCall", isOfCall()));
    }

    /** References are mostly the same, and else compared where their hashes are equal. */
    private String isOfCall() {
        String equal = "(receiver == null || Node.same(node.receiver, receiver))" + each("", p -> " && " + p.of(p.kind.isEqual));
        if (parameters.stream().allMatch(p -> p.kind != Kind.L)) {
            return equal;
        }
        return "(receiver == null || node.receiver == receiver)" + each("", p -> " && " + p.of(p.kind.isIdentical))
                + "\n        || node.hash == hash && " + equal;
    }

    /** A static method without parameters has one memo at most. */
    private String ofTheOnly() {
        return """
                if (self == null) {
                    Node# node = (Node#) only;
                    if (node != null && node.ready()) {
                        return node;
                    }
                }""".replace("#", letters);
    }

    private Map<String, String> ofAdvice(Result result, boolean ofObject) {
        String declared = each(", ", p -> p.kind.type + " " + p.name);
        String names = each(", ", Parameter::name);
        return Map.of(
                "shape", letters,
                "result", result.type,
                "value", result.value,
                "parameters", ofObject ? after("Object self", declared) : declared,
                "methods", ofObject ? "ofObject(self)" : "ofClass()",
                "pattern", pattern(result),
                "bound", names.isEmpty() ? "" : " && args(" + names + ")",
                "asked", after(ofObject ? "self" : "null", names),
                "given", ofObject ? after("self", names) : names);
    }

    /** That of methods of this shape alone: stars also match what a kind of its own is for, which is excluded. */
    private String pattern(Result result) {
        StringBuilder pattern = new StringBuilder(
                execution(result == Result.OBJECT ? "*" : result.type, each(", ", p -> p.kind.pattern)));
        for (Parameter parameter : typed ? parameters : List.<Parameter>of()) {
            for (Kind other : parameter.kind == Kind.L ? List.of(Kind.I, Kind.J) : List.<Kind>of()) {
                pattern.append(" && !").append(execution("*", each(", ", p -> p == parameter ? other.pattern : "*")));
            }
        }
        return pattern + (results.size() > 1 && result == Result.OBJECT ? " && refers()" : "");
    }

    private static String execution(String result, String parameters) {
        return "execution(" + result + " *(" + parameters + "))";
    }
}
