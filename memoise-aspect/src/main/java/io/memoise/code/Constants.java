package io.memoise.code;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a class file, by their offsets, and its constants, by their indices (JVMS §4.4). What is no class file ends
 * in an {@link IllegalArgumentException} or {@link IndexOutOfBoundsException}.
 */
final class Constants {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int COUNT = 8;

    private static final int UTF8 = 1;
    private static final int INTEGER = 3;
    private static final int FLOAT = 4;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_HANDLE = 15;
    private static final int METHOD_TYPE = 16;
    private static final int DYNAMIC = 17;
    private static final int INVOKE_DYNAMIC = 18;
    private static final int MODULE = 19;
    private static final int PACKAGE = 20;

    private final byte[] file;
    private final int[] offsets;
    private final @Nullable String[] texts;
    private final int end;

    Constants(byte[] file) {
        this.file = file;
        if (s4(0) != MAGIC) {
            throw new IllegalArgumentException("it is not a class file");
        }
        this.offsets = new int[u2(COUNT)];
        this.texts = new String[offsets.length];
        int at = COUNT + 2;
        for (int index = 1; index < offsets.length; index++) {
            offsets[index] = at;
            int tag = u1(at);
            at += size(tag, at);
            if (tag == LONG || tag == DOUBLE) {
                index++;
            }
        }
        this.end = at;
    }

    private int size(int tag, int at) {
        return switch (tag) {
            case UTF8 -> 3 + u2(at + 1);
            case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> 3;
            case METHOD_HANDLE -> 4;
            case INTEGER, FLOAT, FIELD, METHOD, INTERFACE_METHOD, NAME_AND_TYPE, DYNAMIC, INVOKE_DYNAMIC -> 5;
            case LONG, DOUBLE -> 9;
            default -> throw unknown(tag);
        };
    }

    private static IllegalArgumentException unknown(int tag) {
        return new IllegalArgumentException("it has a constant of the unknown kind " + tag);
    }

    /** The offset behind the last constant. */
    int end() {
        return end;
    }

    int s1(int at) {
        return file[at];
    }

    int u1(int at) {
        return file[at] & 0xFF;
    }

    int s2(int at) {
        return file[at] << Byte.SIZE | u1(at + 1);
    }

    int u2(int at) {
        return u1(at) << Byte.SIZE | u1(at + 1);
    }

    int s4(int at) {
        return s2(at) << Short.SIZE | u2(at + 2);
    }

    private long s8(int at) {
        return (long) s4(at) << Integer.SIZE | s4(at + 4) & 0xFFFF_FFFFL;
    }

    String text(int index) {
        String known = texts[index];
        if (known == null) {
            int at = offsets[index];
            known = text(at + 3, u2(at + 1));
            texts[index] = known;
        }
        return known;
    }

    /** Of the modified UTF-8 of JVMS §4.4.7, which has one to three bytes for each {@code char}. */
    private String text(int from, int length) {
        int end = from + length;
        int at = from;
        while (at < end && file[at] >= 0) {
            at++;
        }
        if (at == end) {
            return new String(file, from, length, StandardCharsets.US_ASCII);
        }
        StringBuilder text = new StringBuilder(length);
        for (at = from; at < end; ) {
            int first = u1(at++);
            if (first < 0x80) {
                text.append((char) first);
            } else if (first < 0xE0) {
                text.append((char) ((first & 0x1F) << 6 | file[at++] & 0x3F));
            } else {
                text.append((char) ((first & 0xF) << 12 | (file[at++] & 0x3F) << 6 | file[at++] & 0x3F));
            }
        }
        return text.toString();
    }

    /** The internal name of a class, or the descriptor of an array. */
    String className(int index) {
        return text(u2(offsets[index] + 1));
    }

    /** A field or method. */
    Member member(int index) {
        int at = offsets[index];
        int named = offsets[u2(at + 3)];
        return new Member(className(u2(at + 1)), text(u2(named + 1)), text(u2(named + 3)));
    }

    Handle handle(int index) {
        int at = offsets[index];
        return new Handle(u1(at + 1), member(u2(at + 2)));
    }

    /** What an {@code invokedynamic} calls, or what gives a dynamic constant. */
    Dynamic dynamic(int index) {
        int at = offsets[index];
        int named = offsets[u2(at + 3)];
        return new Dynamic(u2(at + 1), text(u2(named + 1)), text(u2(named + 3)));
    }

    /**
     * What an instruction can load: a number or a string as it is, a {@link TypeConstant}, a {@link Handle} or a {@link
     * Dynamic}.
     */
    Object loadable(int index) {
        int at = offsets[index];
        int tag = u1(at);
        return switch (tag) {
            case INTEGER -> s4(at + 1);
            case FLOAT -> Float.intBitsToFloat(s4(at + 1));
            case LONG -> s8(at + 1);
            case DOUBLE -> Double.longBitsToDouble(s8(at + 1));
            case STRING -> text(u2(at + 1));
            case CLASS -> TypeConstant.ofClass(className(index));
            case METHOD_TYPE -> new TypeConstant(text(u2(at + 1)));
            case METHOD_HANDLE -> handle(index);
            case DYNAMIC -> dynamic(index);
            default -> throw unknown(tag);
        };
    }

    /**
     * The type that a class or method type constant stands for.
     *
     * @param descriptor of the class or method
     */
    record TypeConstant(String descriptor) {
        private static TypeConstant ofClass(String name) {
            return new TypeConstant(name.startsWith("[") ? name : "L" + name + ";");
        }
    }

    /**
     * A method handle.
     *
     * @param kind from 1 to 9, as JVMS §4.4.8 has it; fields have those up to 4
     */
    record Handle(int kind, Member member) {
        boolean isOfField() {
            return kind <= 4;
        }
    }

    /**
     * Something computed by a bootstrap method.
     *
     * @param bootstrap the number of that method
     */
    record Dynamic(int bootstrap, String name, String descriptor) {}
}
