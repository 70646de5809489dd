package io.memoise.weave;

import io.memoise.Memoise;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A method of each kind of signature. Each adds up what it is given and a count of the bodies that ran. */
@SuppressWarnings("unused")
class Signatures<T extends Comparable<T>> {
    private static int bodies;

    private static String ran(Object... arguments) {
        return Arrays.deepToString(arguments) + bodies++;
    }

    @Memoise
    static String none() {
        return ran();
    }

    @Memoise
    static boolean truth(boolean a) {
        return !a;
    }

    @Memoise
    static byte small(byte a) {
        return (byte) (a + bodies++);
    }

    @Memoise
    static short shorter(short a) {
        return (short) (a + bodies++);
    }

    @Memoise
    static char letter(char a) {
        return (char) (a + bodies++);
    }

    @Memoise
    static int number(int a) {
        return a + bodies++;
    }

    @Memoise
    static long large(long a) {
        return a + bodies++;
    }

    @Memoise
    static float single(float a) {
        return a + bodies++;
    }

    @Memoise
    static double twice(double a) {
        return a + bodies++;
    }

    @Memoise
    static String object(Object a) {
        return ran(a);
    }

    @Memoise
    static int[] array(int[] a) {
        return new int[] {a.length, bodies++};
    }

    @Memoise
    static String nested(String[][] a) {
        return ran((Object) a);
    }

    @Memoise
    static String varargs(String... a) {
        return ran((Object) a);
    }

    @Memoise
    static String afterOne(String a, int... b) {
        return ran(a, b);
    }

    @Memoise
    static <E extends List<? super Integer>> String generic(E a) {
        return ran(a);
    }

    @Memoise
    static Map<String, List<Integer>> collections(Map<String, List<Integer>> a, List<?> b) throws IOException {
        return Map.of(a.toString() + b, List.of(bodies++));
    }

    @Memoise
    static String wide(long a, double b) {
        return ran(a, b);
    }

    @Memoise
    static String three(long a, double b, Object c) {
        return ran(a, b, c);
    }

    @Memoise
    static String four(long a, double b, long c, double d) {
        return ran(a, b, c, d);
    }

    @Memoise
    static String five(String a, Object b, long c, char d, int[] e) {
        return ran(a, b, c, d, e);
    }

    @Memoise
    static String six(String a, Object b, long c, char d, int[] e, float f) {
        return ran(a, b, c, d, e, f);
    }

    @Memoise
    static String seven(String a, Object b, long c, char d, int[] e, float f, boolean g) {
        return ran(a, b, c, d, e, f, g);
    }

    @Memoise
    static String tenth(int a, int b, int c, int d, int e, int f, int g, int h, int i, int... j) {
        return ran(a, b, c, d, e, f, g, h, i, j);
    }

    @Memoise
    String ofNone() {
        return ran();
    }

    @Memoise
    final int ofPrimitive(int a) {
        return a + bodies++;
    }

    @Memoise
    protected String ofGeneric(T a) {
        return ran(a);
    }

    @Memoise
    private String ofPrivate(String a, long b) {
        return ran(a, b);
    }

    @Memoise
    public String ofThree(T a, T[] b, double c) {
        return ran(a, b, c);
    }

    @Memoise
    String ofFour(String a, byte b, short c, T d) {
        return ran(a, b, c, d);
    }

    @Memoise
    String ofFive(String a, byte b, short c, T d, Object[] e) {
        return ran(a, b, c, d, e);
    }

    @Memoise
    String ofSix(String a, byte b, short c, T d, Object[] e, double f) {
        return ran(a, b, c, d, e, f);
    }

    @Memoise
    String ofSeven(String a, byte b, short c, T d, Object[] e, double f, long... g) {
        return ran(a, b, c, d, e, f, g);
    }

    @Memoise
    static String intInt(int a, int b) {
        return ran(a, b);
    }

    @Memoise
    static String intLong(int a, long b) {
        return ran(a, b);
    }

    @Memoise
    static String intObject(int a, String b) {
        return ran(a, b);
    }

    @Memoise
    static String longInt(long a, int b) {
        return ran(a, b);
    }

    @Memoise
    static String longLong(long a, long b) {
        return ran(a, b);
    }

    @Memoise
    static String longObject(long a, Object b) {
        return ran(a, b);
    }

    @Memoise
    static String objectInt(Object a, int b) {
        return ran(a, b);
    }

    @Memoise
    static String objectLong(String a, long b) {
        return ran(a, b);
    }

    @Memoise
    static String boxes(Integer a, Long b) {
        return ran(a, b);
    }

    @Memoise
    static String intAndMany(int a, long... b) {
        return ran(a, b);
    }

    @Memoise
    static String many(long... a) {
        return ran(a);
    }

    @Memoise
    static String others(short a, double b) {
        return ran(a, b);
    }

    @Memoise
    String ofIntInt(int a, int b) {
        return ran(a, b);
    }

    @Memoise
    String ofIntLong(int a, long b) {
        return ran(a, b);
    }

    @Memoise
    String ofIntObject(int a, String b) {
        return ran(a, b);
    }

    @Memoise
    String ofLongInt(long a, int b) {
        return ran(a, b);
    }

    @Memoise
    String ofLongLong(long a, long b) {
        return ran(a, b);
    }

    @Memoise
    String ofLongObject(long a, Object b) {
        return ran(a, b);
    }

    @Memoise
    String ofObjectInt(Object a, int b) {
        return ran(a, b);
    }

    @Memoise
    String ofObjectLong(String a, long b) {
        return ran(a, b);
    }

    @Memoise
    String ofBoxes(Integer a, Long b) {
        return ran(a, b);
    }

    @Memoise
    String ofIntAndMany(int a, long... b) {
        return ran(a, b);
    }

    @Memoise
    String ofMany(long... a) {
        return ran(a);
    }

    @Memoise
    String ofOthers(short a, double b) {
        return ran(a, b);
    }

    @Memoise
    String ofLarge(long a) {
        return ran(a);
    }

    @Memoise
    String ofObject(Integer a) {
        return ran(a);
    }
}
