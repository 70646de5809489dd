package io.memoise.code;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Is told the code of a method: what is caught where, then the instructions in their order. Those that differ in their
 * length only are told as the plain one of the kind. Places in the code are offsets in it.
 */
abstract class CodeVisitor {
    /** What is thrown between two places is caught at a third, if it is of this type, or of any for {@code null}. */
    void caught(int start, int end, int handler, @Nullable String type) {}

    /** The next instruction or the end stands here. */
    void place(int offset) {}

    /** An instruction without operands. */
    void plain(int opcode) {}

    /** {@code bipush}, {@code sipush} or {@code newarray}. */
    void number(int opcode, int operand) {}

    /** An instruction that loads or stores a local variable, or {@code ret}. */
    void variable(int opcode, int slot) {}

    /** {@code iinc}. */
    void increment(int slot, int by) {}

    /** {@code new}, {@code anewarray}, {@code checkcast} or {@code instanceof}. */
    void type(int opcode, String name) {}

    /** {@code multianewarray}. */
    void array(String descriptor, int dimensions) {}

    void field(int opcode, Member field) {}

    void method(int opcode, Member method) {}

    /** {@code invokedynamic}. */
    void dynamic(Constants.Dynamic called) {}

    /** {@code ldc} of what {@link Constants#loadable} gives. */
    void constant(Object value) {}

    void jump(int opcode, int target) {}

    /** {@code lookupswitch}, or a {@code tableswitch} without the keys that lead to where all others do. */
    void choice(SortedMap<Integer, Integer> targets, int otherwise) {}
}
