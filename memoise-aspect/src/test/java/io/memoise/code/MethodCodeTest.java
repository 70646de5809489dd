package io.memoise.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Which changes of a source change the code of its method {@code of}. */
class MethodCodeTest {
    private static final String SOURCE = """
            import io.memoise.Memoise;
            import java.util.function.*;

            public class Prices {
                enum Kind { RED, GREEN, BLUE }
                static final int RATE = 3;
                private final int field;
                Prices(int field) { this.field = field + 100; }
                /*before*/
                @Memoise
                String of(int a, int b, String c, Kind kind) {
                    Function<String, String> brackets = text -> {
                        Supplier<String> inner = () -> "inner" + b;
                        return "<" + text + inner.get();
                    };
                    Supplier<Integer> base = this::base;
                    int sign = switch (kind) { case RED -> 11; case GREEN -> 12; default -> 13; };
                    switch (c) {
                        case "one": sign++; break;
                        case "two": sign--; break;
                        default:
                    }
                    record Pair(int left, int right) { int less() { return left - right; } }
                    Object shown = new Object() {
                        @Override public String toString() { return "shown" + ofAnonymous(a); }
                    };
                    try {
                        sign += Integer.parseInt(c);
                    } catch (NumberFormatException none) {
                        sign ^= 77;
                    }
                    for (int i = 0; i < a; i++) {
                        assert i < 1000;
                        sign += i * RATE;
                    }
                    return brackets.apply(c) + helper(a) + base.get() + new Pair(a, b).less() + shown + sign
                            + new Prices(5).field + "é\\n";
                }
                private int helper(int a) { return deeper(a) + 1; }
                private static int deeper(int a) { return a * 2; }
                private int base() { return 7; }
                private int ofAnonymous(int a) { return a + 21; }
                int unrelated(int a) { return a; }
                /*after*/
            }
            """;

    private static final String ANOTHER_METHOD = """
            @Memoise
            int another(Kind kind, String text) {
                Runnable first = () -> System.out.println("first" + text);
                Runnable second = new Runnable() { public void run() { first.run(); } };
                record Pair(long one) {}
                second.run();
                switch (kind) { case BLUE: return 1; case GREEN: return 2; default: return 4711 + new Pair(9).hashCode(); }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void linesCommentsAndNamesOfVariablesDoNotCount() throws IOException {
        String changed = SOURCE.replace("/*before*/", "\n\n// a comment\n")
                .replace("int sign", "int signum")
                .replace("sign++", "signum++")
                .replace("sign--", "signum--")
                .replace("sign +=", "signum +=")
                .replace("sign ^=", "signum ^=")
                .replace("+ sign", "+ signum")
                .replace("text -> {", "words -> {")
                .replace("\"<\" + text", "\"<\" + words");
        assertThat(of(changed)).isEqualTo(of(SOURCE));
    }

    @Test
    void debuggingInformationDoesNotCount() throws IOException {
        assertThat(of(SOURCE, "-g:none")).isEqualTo(of(SOURCE, "-g")).isEqualTo(of(SOURCE, "-g:source", "-parameters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/*before*/", "/*after*/"})
    void otherMethodsWithLambdasClassesAndSwitchesDoNotCount(String place) throws IOException {
        assertThat(of(SOURCE.replace(place, ANOTHER_METHOD))).isEqualTo(of(SOURCE));
    }

    @Test
    void otherMethodsThatChangeAndAttributesOfAnnotationsDoNotCount() throws IOException {
        assertThat(of(SOURCE.replace("return a; }", "return a + 1; }")
                        .replace("@Memoise", "@Deprecated @Memoise(expireAfterWrite = \"12h\", version = 4)")))
                .isEqualTo(of(SOURCE));
    }

    @Test
    void theOrderOfMethodsAndConstantsDoesNotCount() throws IOException {
        String helper = "private int helper(int a) { return deeper(a) + 1; }\n";
        String deeper = "private static int deeper(int a) { return a * 2; }\n";
        assertThat(SOURCE).contains(helper, deeper);
        assertThat(of(SOURCE.replace(helper, "")
                        .replace(deeper, "")
                        .replace("/*before*/", "int zero() { return \"shown\".length() + 77; }\n" + deeper + helper)))
                .isEqualTo(of(SOURCE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a constant of the class          | RATE = 3            | RATE = 4",
                "a string in a lambda             | \"<\"               | \"[\"",
                "a string in a lambda in a lambda | \"inner\"           | \"outer\"",
                "a method that is referred to     | return 7            | return 8",
                "another method referred to       | this::base          | () -> helper(7)",
                "a private method                 | deeper(a) + 1       | deeper(a) - 1",
                "a method behind a method         | a * 2               | a * 3",
                "an operator                      | sign++              | sign--",
                "a string of a switch             | \"one\"             | \"eno\"",
                "a case of a switch               | case RED            | case BLUE",
                "an anonymous class               | \"shown\"           | \"known\"",
                "a method behind a class          | a + 21              | a + 22",
                "a local record's method          | left - right        | right - left",
                "a local record's components      | int left, int right | int right, int left",
                "what is caught                   | NumberFormat        | IllegalArgument",
                "what is done when it is caught   | 77                  | 78",
                "a constructor                    | field + 100         | field + 101",
                "an argument in another's place   | new Pair(a, b)      | new Pair(b, a)",
                "a condition                      | i < a               | i <= a",
                "the number of an assertion       | 1000                | 1001",
                "a literal in a concatenation     | é                   | è",
                "which variable is captured       | \"inner\" + b       | \"inner\" + a",
            })
    void changesOfMeaningCount(String what, String from, String to) throws IOException {
        assertThat(SOURCE).contains(from);
        assertThat(of(SOURCE.replace(from, to))).isNotEqualTo(of(SOURCE));
    }

    @Test
    void enumConstantsThatChangePlacesInASwitchCount() throws IOException {
        String changed = SOURCE.replace("case RED -> 11; case GREEN -> 12", "case GREEN -> 11; case RED -> 12");
        assertThat(changed).isNotEqualTo(SOURCE);
        assertThat(of(changed)).isNotEqualTo(of(SOURCE));
    }

    @Test
    void anotherParameterOrLocalVariableCounts() throws IOException {
        Set<String> fingerprints = new HashSet<>();
        for (String body : new String[] {
            "return a;",
            "return b;",
            "int c = a; return c;",
            "int c = a, d = b; return c;",
            "int c = a, d = b; return d;"
        }) {
            fingerprints.add(of("class Prices { static int of(int a, int b) { " + body + " } }"));
        }
        assertThat(fingerprints).hasSize(5);
    }

    @Test
    void loneSurrogatesAndNegativeZeroCount() throws IOException {
        Set<String> fingerprints = new HashSet<>();
        for (String literal :
                new String[] {"\"\\ud800\"", "\"\\ud801\"", "\"?\"", "0.0", "-0.0", "0L", "0f", "\"0\""}) {
            fingerprints.add(of("class Prices { static Object of() { return " + literal + "; } }"));
        }
        assertThat(fingerprints).hasSize(8);
    }

    @Test
    void methodsThatCallEachOtherEnd() throws IOException {
        String source = "class Prices { static int of(int a) { return a == 0 ? 1 : other(a - 1); }"
                + " static int other(int a) { return of(a - 2); } }";
        assertThat(of(source)).isEqualTo(of(source)).isNotEqualTo(of(source.replace("a - 2", "a - 3")));
    }

    /**
     * A change of what a fingerprint is made of would have every memo that is stored computed anew. This one is of
     * {@code 6:method2:-12:of5:(I)I4:true2:211:01:62:963:172} in UTF-16: the name, the descriptor, that it is static, and
     * the instructions {@code iload 0}, {@code iconst_3}, {@code iadd}, {@code ireturn}, each with its length.
     */
    @Test
    void theFingerprintOfAClassFileStaysAsItIs() throws Exception {
        ClassWriter file = new ClassWriter(0);
        file.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Pinned", null, "java/lang/Object", null);
        MethodVisitor of = file.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "of", "(I)I", null, null);
        of.visitVarInsn(Opcodes.ILOAD, 0);
        of.visitInsn(Opcodes.ICONST_3);
        of.visitInsn(Opcodes.IADD);
        of.visitInsn(Opcodes.IRETURN);
        of.visitMaxs(2, 1);
        of.visitEnd();
        byte[] bytes = file.toByteArray();
        assertThat(codeOf("Pinned", bytes, bytes)).isEqualTo(new MethodCode("8307c0e1db3784ad07bee607ad7c712c", null));
    }

    @Test
    void aClassWithoutAFileIsUnknown() throws Exception {
        byte[] bytes;
        try (InputStream file = Hidden.class.getResourceAsStream("MethodCodeTest$Hidden.class")) {
            bytes = file.readAllBytes();
        }
        Class<?> hidden = MethodHandles.lookup().defineHiddenClass(bytes, false).lookupClass();
        MethodCode code = MethodCode.of(hidden.getDeclaredMethod("of"));
        assertThat(code.fingerprint()).isEqualTo("unknown");
        assertThat(code.obstacle()).contains("no class file of io.memoise.code.MethodCodeTest$Hidden");
    }

    @Test
    void aFileThatCannotBeReadOrIsAnothersIsUnknown() throws Exception {
        ClassWriter file = new ClassWriter(0);
        file.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Pinned", null, "java/lang/Object", null);
        byte[] without = file.toByteArray();
        file.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, "of", "(I)I", null, null);
        byte[] bytes = file.toByteArray();
        byte[] otherConstants = bytes.clone();
        otherConstants[10] = 99;
        byte[] otherMagic = bytes.clone();
        otherMagic[0] = 0;
        assertThat(codeOf("Pinned", bytes, otherConstants).obstacle()).contains("Pinned", "unknown kind 99");
        assertThat(codeOf("Pinned", bytes, otherMagic).obstacle()).contains("Pinned", "not a class file");
        assertThat(codeOf("Pinned", bytes, new byte[] {1, 2}).obstacle()).contains("Pinned");
        assertThat(codeOf("Pinned", bytes, without).obstacle()).contains("Pinned");
        assertThat(codeOf("Pinned", bytes, otherConstants).fingerprint()).isEqualTo("unknown");
    }

    @Test
    void theVersionOfTheFileDoesNotCount() throws Exception {
        ClassWriter file = new ClassWriter(0);
        file.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Pinned", null, "java/lang/Object", null);
        file.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, "of", "(I)I", null, null);
        byte[] bytes = file.toByteArray();
        byte[] later = bytes.clone();
        later[7] = 127;
        assertThat(codeOf("Pinned", bytes, later))
                .isEqualTo(codeOf("Pinned", bytes, bytes))
                .extracting(MethodCode::obstacle)
                .isNull();
    }

    static final class Hidden {
        static int of() {
            return 1;
        }
    }

    /** The code of {@code of(int)} in a class whose loader finds another file under its name. */
    private static MethodCode codeOf(String name, byte[] loaded, byte[] found) throws NoSuchMethodException {
        class Loader extends ClassLoader {
            Class<?> define() {
                return defineClass(name, loaded, 0, loaded.length);
            }

            @Override
            public InputStream getResourceAsStream(String resource) {
                return new ByteArrayInputStream(found);
            }
        }
        return MethodCode.of(new Loader().define().getDeclaredMethod("of", int.class));
    }

    private String of(String source, String... options) throws IOException {
        return Compiled.of(directory, "Prices", source, options)
                .fingerprints("Prices")
                .get("of");
    }
}
