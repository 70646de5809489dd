package io.memoise.code;

/** The instructions that somebody here knows by name (JVMS §6.5). */
final class Opcode {
    static final int NOP = 0;
    static final int ICONST_0 = 3;
    static final int ICONST_5 = 8;
    static final int LDC = 18;
    static final int ILOAD = 21;
    static final int ILOAD_0 = 26;
    static final int IALOAD = 46;
    static final int ISTORE = 54;
    static final int ISTORE_0 = 59;
    static final int IASTORE = 79;
    static final int IINC = 132;
    static final int GOTO = 167;
    static final int LOOKUPSWITCH = 171;
    static final int GETSTATIC = 178;
    static final int INVOKESTATIC = 184;
    static final int INVOKEDYNAMIC = 186;
    static final int MULTIANEWARRAY = 197;
    static final int GOTO_W = 200;

    private Opcode() {}
}
