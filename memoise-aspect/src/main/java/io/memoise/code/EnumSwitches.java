package io.memoise.code;

import java.util.HashMap;
import java.util.Map;

/**
 * The tables by which {@code javac} switches over enums: in the static initialiser of a synthetic class an array named
 * {@code $SwitchMap$…} is given, at each constant's ordinal, a number that is counted up from 1 in the order in which
 * the switches of the outermost class name the constants.
 */
final class EnumSwitches extends CodeVisitor {
    private final Map<String, Map<Integer, String>> byField;
    private String table = "";
    private String constant = "";
    private int number;

    private EnumSwitches(Map<String, Map<Integer, String>> byField) {
        this.byField = byField;
    }

    /** By the name of the array, the constant of each number. */
    static Map<String, Map<Integer, String>> in(ClassLayout layout) {
        Map<String, Map<Integer, String>> byField = new HashMap<>();
        ClassLayout.Method initialiser = layout.method(new Member(layout.name(), "<clinit>", "()V"));
        if (initialiser != null) {
            layout.read(initialiser, new EnumSwitches(byField));
        }
        return byField;
    }

    @Override
    void field(int opcode, Member field) {
        if (field.name().startsWith("$SwitchMap$")) {
            table = field.name();
        } else {
            constant = field.name();
        }
    }

    @Override
    void number(int opcode, int operand) {
        number = operand;
    }

    @Override
    void plain(int opcode) {
        if (opcode >= Opcode.ICONST_0 && opcode <= Opcode.ICONST_5) {
            number = opcode - Opcode.ICONST_0;
        } else if (opcode == Opcode.IASTORE && !table.isEmpty()) {
            byField.computeIfAbsent(table, none -> new HashMap<>()).put(number, constant);
        }
    }
}
