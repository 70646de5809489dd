package io.memoise.access;

import java.io.ByteArrayOutputStream;

/**
 * Writes a small class file, as JVMS §4 has it: constants, and methods without jumps, which need no frames. Constants are
 * numbered as they are asked for, and one that is asked for twice is there twice.
 */
final class ClassFileWriter {
    private static final int JAVA_17 = 61;
    private static final int FINAL_SYNTHETIC = 0x1030;

    private final Bytes pool = new Bytes();
    private final Bytes methods = new Bytes();
    private int constants = 1;
    private int methodCount;

    /** The number of a constant that names a class, or the descriptor of an array. */
    int type(String internalName) {
        return named(7, internalName);
    }

    int string(String value) {
        return named(8, value);
    }

    private int named(int tag, String text) {
        int of = text(text);
        pool.u1(tag);
        pool.u2(of);
        return constants++;
    }

    private int text(String text) {
        pool.u1(1);
        pool.text(text);
        return constants++;
    }

    /** @param owner the number of its class */
    int method(int owner, String name, String descriptor) {
        int called = text(name);
        int as = text(descriptor);
        pool.u1(12);
        pool.u2(called);
        pool.u2(as);
        int nameAndType = constants++;
        pool.u1(10);
        pool.u2(owner);
        pool.u2(nameAndType);
        return constants++;
    }

    /**
     * A method of the class.
     *
     * @param stack how deep its stack grows
     * @param variables how many local variables it has, with its parameters
     */
    void add(int access, String name, String descriptor, int stack, int variables, Bytes code) {
        methodCount++;
        methods.u2(access);
        methods.u2(text(name));
        methods.u2(text(descriptor));
        methods.u2(1); // attribute
        methods.u2(text("Code"));
        methods.u4(12 + code.size());
        methods.u2(stack);
        methods.u2(variables);
        methods.u4(code.size());
        methods.all(code);
        methods.u2(0); // handlers
        methods.u2(0); // attributes
    }

    /** The file of the class, with all that was added; the parameters are numbers of constants. */
    byte[] file(int self, int superclass, int superinterface) {
        Bytes file = new Bytes();
        file.u4(0xCAFEBABE);
        file.u4(JAVA_17);
        file.u2(constants);
        file.all(pool);
        file.u2(FINAL_SYNTHETIC);
        file.u2(self);
        file.u2(superclass);
        file.u2(1);
        file.u2(superinterface);
        file.u2(0); // fields
        file.u2(methodCount);
        file.all(methods);
        file.u2(0); // attributes
        return file.toByteArray();
    }

    /** A part of the file. */
    static final class Bytes extends ByteArrayOutputStream {
        void u1(int value) {
            write(value);
        }

        void u2(int value) {
            u1(value >> 8);
            u1(value);
        }

        void u4(int value) {
            u2(value >> 16);
            u2(value);
        }

        /** An instruction with the number of a constant, or another of two bytes. */
        void instruction(int opcode, int operand) {
            u1(opcode);
            u2(operand);
        }

        void all(Bytes other) {
            writeBytes(other.toByteArray());
        }

        /** In the encoding of JVMS §4.4.7, a character at a time. */
        void text(String text) {
            Bytes encoded = new Bytes();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c != 0 && c < 0x80) {
                    encoded.u1(c);
                } else if (c < 0x800) {
                    encoded.u1(0xC0 | c >> 6);
                    encoded.u1(0x80 | c & 0x3F);
                } else {
                    encoded.u1(0xE0 | c >> 12);
                    encoded.u1(0x80 | c >> 6 & 0x3F);
                    encoded.u1(0x80 | c & 0x3F);
                }
            }
            u2(encoded.size());
            all(encoded);
        }
    }
}
