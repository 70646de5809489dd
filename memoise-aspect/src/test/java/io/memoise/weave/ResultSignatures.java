package io.memoise.weave;

import io.memoise.Memoise;

/** A method of each type of result that woven code gives without a box. Each counts the bodies that ran. */
@SuppressWarnings("unused")
class ResultSignatures {
    private static int bodies;

    @Memoise
    static int intOfNothing() {
        return (int) (bodies++);
    }

    @Memoise
    static int intOfObject(Object a) {
        return (int) (a.hashCode() + bodies++);
    }

    @Memoise
    static int intOfInt(int a) {
        return (int) (a + bodies++);
    }

    @Memoise
    static int intOfLong(long a) {
        return (int) (a + bodies++);
    }

    @Memoise
    static long longOfNothing() {
        return (1L << 40) + (bodies++);
    }

    @Memoise
    static long longOfObject(Object a) {
        return (1L << 40) + (a.hashCode() + bodies++);
    }

    @Memoise
    static long longOfInt(int a) {
        return (1L << 40) + (a + bodies++);
    }

    @Memoise
    static long longOfLong(long a) {
        return (1L << 40) + (a + bodies++);
    }

    @Memoise
    static double doubleOfNothing() {
        return 0.5 + (bodies++);
    }

    @Memoise
    static double doubleOfObject(Object a) {
        return 0.5 + (a.hashCode() + bodies++);
    }

    @Memoise
    static double doubleOfInt(int a) {
        return 0.5 + (a + bodies++);
    }

    @Memoise
    static double doubleOfLong(long a) {
        return 0.5 + (a + bodies++);
    }

    @Memoise
    static boolean booleanOfNothing() {
        return (bodies++) % 2 == 0;
    }

    @Memoise
    static boolean booleanOfObject(Object a) {
        return (a.hashCode() + bodies++) % 2 == 0;
    }

    @Memoise
    static boolean booleanOfInt(int a) {
        return (a + bodies++) % 2 == 0;
    }

    @Memoise
    static boolean booleanOfLong(long a) {
        return (a + bodies++) % 2 == 0;
    }

    @Memoise
    int ofIntOfNothing() {
        return (int) (bodies++);
    }

    @Memoise
    int ofIntOfObject(Object a) {
        return (int) (a.hashCode() + bodies++);
    }

    @Memoise
    int ofIntOfInt(int a) {
        return (int) (a + bodies++);
    }

    @Memoise
    int ofIntOfLong(long a) {
        return (int) (a + bodies++);
    }

    @Memoise
    long ofLongOfNothing() {
        return (1L << 40) + (bodies++);
    }

    @Memoise
    long ofLongOfObject(Object a) {
        return (1L << 40) + (a.hashCode() + bodies++);
    }

    @Memoise
    long ofLongOfInt(int a) {
        return (1L << 40) + (a + bodies++);
    }

    @Memoise
    long ofLongOfLong(long a) {
        return (1L << 40) + (a + bodies++);
    }

    @Memoise
    double ofDoubleOfNothing() {
        return 0.5 + (bodies++);
    }

    @Memoise
    double ofDoubleOfObject(Object a) {
        return 0.5 + (a.hashCode() + bodies++);
    }

    @Memoise
    double ofDoubleOfInt(int a) {
        return 0.5 + (a + bodies++);
    }

    @Memoise
    double ofDoubleOfLong(long a) {
        return 0.5 + (a + bodies++);
    }

    @Memoise
    boolean ofBooleanOfNothing() {
        return (bodies++) % 2 == 0;
    }

    @Memoise
    boolean ofBooleanOfObject(Object a) {
        return (a.hashCode() + bodies++) % 2 == 0;
    }

    @Memoise
    boolean ofBooleanOfInt(int a) {
        return (a + bodies++) % 2 == 0;
    }

    @Memoise
    boolean ofBooleanOfLong(long a) {
        return (a + bodies++) % 2 == 0;
    }

    @Memoise
    static short shortOfInt(int a) {
        return (short) (a + bodies++);
    }

    @Memoise
    static float floatOfLong(long a) {
        return 0.5f + (a + bodies++);
    }
}
