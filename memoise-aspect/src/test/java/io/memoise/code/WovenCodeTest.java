package io.memoise.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A class has the same code however it was woven. */
class WovenCodeTest {
    private static final String SOURCE = """
            import io.memoise.Memoise;
            import java.io.*;
            import java.util.*;
            import java.util.function.*;

            public class Kinds extends Base<String> implements Serializable {
                enum Kind { RED, GREEN }
                private final Object lock = new Object();
                private int field = 4;
                Kinds() { this(3); }
                Kinds(int field) { super(); this.field += field; }
                static { System.getProperty("initialised"); }

                @Memoise static int none() { return 101; }
                @Memoise static long wide(long a, double b, String c) {
                    long sum = 0;
                    for (int i = 0; i < a; i++) { for (int j = 0; j < 70_000; j += 300) { if (j == i) break; sum += j; } }
                    return sum + (long) b + c.length() + 102;
                }
                @Memoise static int manyOfClass(int a, long b, String c, double d, Object e) {
                    int sum = a;
                    for (char each : c.toCharArray()) { sum += each; }
                    return (int) (sum + b + d) + Objects.hash(e) + 103;
                }
                @Memoise String many(String f, int a, long b, byte c, boolean d) throws IOException {
                    try (Reader r = new StringReader(f); BufferedReader lines = new BufferedReader(r)) {
                        String line;
                        while ((line = lines.readLine()) != null) { if (line.length() > 104) break; }
                        return line + a + b + c + d;
                    }
                }
                @Memoise int tries(int a, String b) {
                    int sum = a;
                    try {
                        synchronized (lock) {
                            try { sum += Integer.parseInt(b); }
                            catch (NumberFormatException | NullPointerException e) { return -105; }
                            finally { sum += 5; }
                        }
                    } catch (RuntimeException e) { sum = 9; } finally { sum++; }
                    return sum;
                }
                @Memoise synchronized Object switches(Kind kind, String text) {
                    assert text != null;
                    String name = switch (kind) { case RED -> "106"; case GREEN -> "green"; };
                    return switch (text) { case "a" -> 1; case "b" -> name; default -> null; };
                }
                @Memoise String lambdas(String a, long b) {
                    Function<String, String> f = x -> x + b + field + 107;
                    Supplier<Integer> g = this::helper;
                    return f.apply(a) + g.get();
                }
                private int helper() { return none() + recursive(3); }
                @Memoise Integer recursive(int n) { return n < 2 ? n : recursive(n - 1) + recursive(n - 2) + 108; }
                @Memoise Object classes(int a) {
                    record Pair(int left, Kinds right) {}
                    return List.of(new Pair(109, new Kinds(a)), new Comparator<String>() {
                        @Override public int compare(String x, String y) { return a + helper() + field; }
                    });
                }
                @Memoise @Override String above(String a) { return super.above(a) + super.toString() + 110; }
                @Memoise private char small(short a, float b) { return (char) (a + b + 111); }
                @Memoise final int[] varargs(int... a) { return a.length > 112 ? a : null; }
            }

            class Base<T> {
                String above(T t) { return t.toString(); }
            }

            interface Default {
                @Memoise default String ofDefault(String a) { return a + one() + 113; }
                private int one() { return 1; }
                @Memoise static int ofInterface(int a) { return a + 114; }
            }

            record Point(int x, int y) {
                Point { if (x < 0) throw new IllegalArgumentException(); }
                @Memoise int sum(int z) { return x + y() + z + 115; }
            }

            enum Planet {
                EARTH { @Memoise @Override int mass() { return 116; } };
                abstract int mass();
                @Memoise String ofEnum(int a) { return name() + a + 117; }
            }
            """;
    private static final List<String> CLASSES = List.of("Kinds", "Default", "Point", "Planet", "Planet$1");

    @TempDir
    Path directory;

    @Test
    void wovenAndWovenAgainTheCodeIsTheSame() throws IOException {
        Compiled plain = Compiled.of(directory, "Kinds", SOURCE, "-g");
        Compiled woven = plain.woven();
        assertThat(Files.size(woven.directory().resolve("Kinds.class")))
                .isGreaterThan(Files.size(plain.directory().resolve("Kinds.class")));
        for (String type : CLASSES) {
            Map<String, String> fingerprints = plain.fingerprints(type);
            assertThat(fingerprints).isNotEmpty();
            assertThat(woven.fingerprints(type)).as(type).isEqualTo(fingerprints);
            assertThat(woven.woven().fingerprints(type)).as(type).isEqualTo(fingerprints);
        }
    }

    @Test
    void withoutDebuggingInformationTheCodeIsTheSame() throws IOException {
        Compiled plain = Compiled.of(directory, "Kinds", SOURCE, "-g:none");
        assertThat(plain.woven().fingerprints("Kinds")).isEqualTo(plain.fingerprints("Kinds"));
    }

    /** Each memoised method has a number from 101 to 117 in it, which no other has. */
    @ParameterizedTest
    @ValueSource(strings = {"-Xlint:ignore", "-XnoInline"})
    void aChangeIsSeenInAWovenClassAlsoIfAdviceWasNotCopied(String option) throws IOException {
        Compiled before = Compiled.of(directory, "Kinds", SOURCE).woven(option);
        Compiled after = Compiled.of(directory, "Kinds", SOURCE.replaceAll("\\b1([01][0-9])\\b", "3$1"))
                .woven(option);
        for (String type : CLASSES) {
            Map<String, String> changed = after.fingerprints(type);
            Map<String, String> fingerprints = before.fingerprints(type);
            fingerprints
                    .keySet()
                    .removeAll(List.of("x", "y", "equals", "hashCode", "toString", "one", "values", "valueOf"));
            if (type.equals("Planet")) {
                fingerprints.remove("mass"); // Abstract there.
            }
            assertThat(fingerprints).isNotEmpty();
            fingerprints.forEach((method, fingerprint) ->
                    assertThat(changed.get(method)).as(method).isNotEqualTo(fingerprint));
        }
    }

    @Test
    void adviceOfAnotherVersionDoesNotCount() throws IOException {
        Compiled woven = Compiled.of(directory, "Kinds", SOURCE).woven();
        Map<String, String> fingerprints = woven.fingerprints("Kinds");
        Path file = woven.directory().resolve("Kinds.class");
        Files.write(file, OtherAdvice.in(Files.readAllBytes(file)));
        assertThat(woven.fingerprints("Kinds")).isEqualTo(fingerprints);
    }

    @Test
    void wovenAtLoadTimeTheCodeIsTheSame() throws Exception {
        Compiled plain = Compiled.of(directory, "Kinds", SOURCE);
        String agent = Arrays.stream(Compiled.CLASS_PATH.split(File.pathSeparator))
                .filter(entry -> entry.contains("aspectjweaver"))
                .findFirst()
                .orElseThrow();
        assertThat(plain.fingerprintsIn(Path.of(System.getProperty("java.home")), "Kinds", "-javaagent:" + agent))
                .isEqualTo("woven " + plain.fingerprints("Kinds"));
    }

    @Test
    void anotherJavaReadsTheSame() throws Exception {
        Path other = anotherJava();
        Assumptions.assumeTrue(other != null, "no other JDK beside the running one");
        Compiled woven = Compiled.of(directory, "Kinds", SOURCE).woven();
        assertThat(woven.fingerprintsIn(other, "Kinds")).isEqualTo("woven " + woven.fingerprints("Kinds"));
    }

    private static Path anotherJava() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        String named = System.getenv("JAVA25_HOME");
        if (named != null && !Path.of(named).toRealPath().equals(own)) {
            return Path.of(named);
        }
        String version = Runtime.version().feature() == 17 ? "25" : "17";
        try (Stream<Path> beside = Files.list(own.getParent())) {
            return beside.filter(each -> each.getFileName().toString().contains(version)
                            && Files.isExecutable(each.resolve("bin/java")))
                    .findFirst()
                    .orElse(null);
        }
    }
}
