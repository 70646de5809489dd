package io.memoise.code;

import java.util.SortedMap;
import java.util.TreeMap;

/** Tells a visitor the code of a method (JVMS §4.7.3 and §6.5). */
final class CodeReader {
    /** What follows each opcode, from {@code nop} to {@code jsr_w}. */
    private static final String OPERANDS = "-".repeat(16) // constants
            + "bscCC" + "v".repeat(5) + "L".repeat(20) + "-".repeat(8) // bipush, sipush, ldc; loads
            + "v".repeat(5) + "S".repeat(20) + "-".repeat(8) // stores
            + "-".repeat(45) + "i" + "-".repeat(20) // the stack and arithmetic, iinc, conversions and comparisons
            + "j".repeat(16) + "vtl" + "-".repeat(6) // jumps, ret, switches, returns
            + "ffffmmmMd" // fields, methods
            + "nbn--nn--" // new, newarray, anewarray, arraylength, athrow, checkcast, instanceof, monitors
            + "wajjJJ"; // wide, multianewarray, ifnull, ifnonnull, goto_w, jsr_w

    private final Constants constants;
    private final CodeVisitor visitor;
    private final int start;
    private final int end;

    private CodeReader(Constants constants, int code, CodeVisitor visitor) {
        this.constants = constants;
        this.visitor = visitor;
        this.start = code + 8;
        this.end = start + constants.u2(code + 6);
    }

    /** @param code where it stands in the file */
    static void read(Constants constants, int code, CodeVisitor visitor) {
        new CodeReader(constants, code, visitor).read();
    }

    private void read() {
        int handler = end + 2;
        for (int i = constants.u2(end); i > 0; i--, handler += 8) {
            int type = constants.u2(handler + 6);
            visitor.caught(
                    constants.u2(handler),
                    constants.u2(handler + 2),
                    constants.u2(handler + 4),
                    type == 0 ? null : constants.className(type));
        }
        int at = start;
        while (at < end) {
            visitor.place(at - start);
            at = read(constants.u1(at), at);
        }
        visitor.place(at - start);
    }

    /** The offset behind the instruction. */
    private int read(int opcode, int at) {
        switch (OPERANDS.charAt(opcode)) {
            case '-' -> {
                visitor.plain(opcode);
                return at + 1;
            }
            case 'b' -> {
                visitor.number(opcode, constants.s1(at + 1));
                return at + 2;
            }
            case 's' -> {
                visitor.number(opcode, constants.s2(at + 1));
                return at + 3;
            }
            case 'c' -> {
                visitor.constant(constants.loadable(constants.u1(at + 1)));
                return at + 2;
            }
            case 'C' -> {
                visitor.constant(constants.loadable(constants.u2(at + 1)));
                return at + 3;
            }
            case 'v' -> {
                visitor.variable(opcode, constants.u1(at + 1));
                return at + 2;
            }
            case 'L' -> {
                visitor.variable(Opcode.ILOAD + (opcode - Opcode.ILOAD_0) / 4, (opcode - Opcode.ILOAD_0) % 4);
                return at + 1;
            }
            case 'S' -> {
                visitor.variable(Opcode.ISTORE + (opcode - Opcode.ISTORE_0) / 4, (opcode - Opcode.ISTORE_0) % 4);
                return at + 1;
            }
            case 'i' -> {
                visitor.increment(constants.u1(at + 1), constants.s1(at + 2));
                return at + 3;
            }
            case 'j' -> {
                visitor.jump(opcode, at - start + constants.s2(at + 1));
                return at + 3;
            }
            case 'J' -> {
                visitor.jump(opcode - Opcode.GOTO_W + Opcode.GOTO, at - start + constants.s4(at + 1));
                return at + 5;
            }
            case 'f' -> {
                visitor.field(opcode, constants.member(constants.u2(at + 1)));
                return at + 3;
            }
            case 'm' -> {
                visitor.method(opcode, constants.member(constants.u2(at + 1)));
                return at + 3;
            }
            case 'M' -> {
                visitor.method(opcode, constants.member(constants.u2(at + 1)));
                return at + 5;
            }
            case 'd' -> {
                visitor.dynamic(constants.dynamic(constants.u2(at + 1)));
                return at + 5;
            }
            case 'n' -> {
                visitor.type(opcode, constants.className(constants.u2(at + 1)));
                return at + 3;
            }
            case 'a' -> {
                visitor.array(constants.className(constants.u2(at + 1)), constants.u1(at + 3));
                return at + 4;
            }
            case 't' -> {
                return table(at);
            }
            case 'l' -> {
                return lookup(at);
            }
            default -> {
                return wide(constants.u1(at + 1), at + 2);
            }
        }
    }

    private int wide(int opcode, int operands) {
        int slot = constants.u2(operands);
        if (opcode == Opcode.IINC) {
            visitor.increment(slot, constants.s2(operands + 2));
            return operands + 4;
        }
        visitor.variable(opcode, slot);
        return operands + 2;
    }

    private int table(int at) {
        int operands = aligned(at);
        int least = constants.s4(operands + 4);
        int greatest = constants.s4(operands + 8);
        int target = operands + 12;
        SortedMap<Integer, Integer> targets = new TreeMap<>();
        int otherwise = at - start + constants.s4(operands);
        for (long key = least; key <= greatest; key++, target += 4) {
            // A key between two that the author named leads to where all others lead.
            int place = at - start + constants.s4(target);
            if (place != otherwise) {
                targets.put((int) key, place);
            }
        }
        visitor.choice(targets, otherwise);
        return target;
    }

    private int lookup(int at) {
        int operands = aligned(at);
        SortedMap<Integer, Integer> targets = new TreeMap<>();
        int pair = operands + 8;
        for (int i = constants.s4(operands + 4); i > 0; i--, pair += 8) {
            targets.put(constants.s4(pair), at - start + constants.s4(pair + 4));
        }
        visitor.choice(targets, at - start + constants.s4(operands));
        return pair;
    }

    /** Operands of switches begin at a multiple of four. */
    private int aligned(int at) {
        return start + (at - start + 4) / 4 * 4;
    }
}
